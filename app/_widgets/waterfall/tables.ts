/** The values of the figure as tables. */
import type { Face } from "../face.ts";
import { CAME, combinationOf, nameOf, roundOf, sorted } from "./words.ts";

export const tables: Face<"waterfall">["tables"] = ({ result }) => {
  const { columns, sizes, followed, equal, order } = result;
  const names = Array.from({ length: columns }, (_, i) => nameOf(i));
  const rowsOf = (side: "publisher" | "shop") =>
    result[side].map(({ cells, match }, i) => [
      i + 1,
      ...cells,
      match ? `round ${roundOf(result, match)}, by ${nameOf(match.column)}, with row ${match.row + 1}` : "no",
    ]);
  return [
    {
      caption: `What both learn: ${columns} ${columns === 1 ? "size" : "sizes"}`,
      head: ["round", "column", "matched", `matched without row ${followed.row + 1} of the publisher`],
      rows: order.map((column, i) => [i + 1, nameOf(column), sizes[column] ?? 0, followed.without[column] ?? 0]),
    },
    {
      caption: `What every combination would tell: ${2 ** columns} numbers`,
      head: ["pairs that agree in exactly", "pairs"],
      rows: sorted(result).map(({ bits, pairs }) => [
        bits === 0 ? "no column (rows of the publisher)" : combinationOf(bits, columns),
        pairs,
      ]),
    },
    {
      caption: `Row ${followed.row + 1} of the publisher`,
      head: ["round", "column", "cell", "what became of it"],
      rows: followed.rounds.map(({ column, cell, came }, i) => [i + 1, nameOf(column), cell, CAME[came]]),
    },
    { caption: "Publisher's rows", head: ["row", ...names, "matched"], rows: rowsOf("publisher") },
    { caption: "Shop's rows", head: ["row", ...names, "matched"], rows: rowsOf("shop") },
    {
      caption: "Hidden cells of the shop that the publisher sees to be equal",
      head: ["group", "row", "column"],
      rows: equal.flatMap((group, i) => group.map(({ row, column }) => [i + 1, row + 1, nameOf(column)])),
    },
  ];
};

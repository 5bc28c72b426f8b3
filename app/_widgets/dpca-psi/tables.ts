/** All that the drawing says, and the shares, as tables. */

import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { DataTable } from "../face.ts";
import { brought, crossed } from "../wire-tables.ts";
import { NAMES, nameOf, OTHER, small } from "./words.ts";

type Result = ResultOf<Card<"dpca-psi">>;
const SEATS = ["sender", "receiver"] as const;

export function tables(result: Result): DataTable[] {
  const { sizes, estimates, deviation, truth, dummies, promised, runs, refused } = result;
  return [
    {
      caption: "Sizes that both were told",
      head: ["identifier", "told", "less dummies on average", "standard deviation", "true (this page)"],
      rows: sizes.map((size, i) => [nameOf(i), size, estimates[i] ?? size, small(deviation), truth?.sizes[i] ?? "not known"]),
    },
    {
      caption: "The promise, about the told sizes",
      head: ["what", "value"],
      rows: [
        ["dummies of each identifier, from each party", dummies],
        ["epsilon", promised?.epsilon ?? "none"],
        ["delta asked for", promised ? small(promised.asked) : "none"],
        ["delta kept", promised ? small(promised.delta) : "none"],
        ["counts of all runs", promised?.releases ?? "any"],
        ["runs made", runs.made],
        ["runs promised", runs.limit],
        ["refused by", refused ?? "nobody"],
      ],
    },
    {
      caption: "What each sees",
      head: [
        "party",
        "other's rows told",
        "with dummies",
        "rows marked",
        "equal cells seen",
        "later cells found in own first column",
        "own cells in several columns",
      ],
      rows: SEATS.map((seat) => [
        NAMES[seat],
        result.inputs[OTHER[seat]].accepted,
        result.padded[OTHER[seat]],
        sizes.reduce((sum, size) => sum + size, 0),
        result.equalCells[seat] ?? "not looked",
        result.crossMatches[seat] ?? "not looked",
        result.repeated[seat],
      ]),
    },
    {
      caption: "Marks, in the order of the other party's rows",
      head: ["party", "other's row", "identifier"],
      rows: SEATS.flatMap((seat) => (result.marks[seat] ?? []).map(({ row, column }) => [NAMES[seat], row + 1, nameOf(column)])),
    },
    {
      caption: "Sums of the matched rows' payload, opened by this page",
      head: ["payload column", "opened", "true (this page)", "dummies have"],
      rows: result.sums.map(({ owner, opened, zeros }, i) => [
        `${NAMES[owner]}'s, column ${i + 1}`,
        opened,
        truth?.sums[i] ?? "not known",
        dummies === 0 ? "no rows" : zeros ? "zeros" : "random numbers",
      ]),
    },
    {
      caption: "Shares of the first matched rows",
      head: ["row", "payload column", "sender's share", "receiver's share"],
      rows: result.shares.sender.flatMap((row, at) => row.map((share, i) => [at + 1, i + 1, share, result.shares.receiver[at]?.[i] ?? ""])),
    },
    crossed(result.traffic.rows),
    brought(NAMES, SEATS, result.inputs, { caption: "Rows of each table", unit: "rows" }),
  ];
}

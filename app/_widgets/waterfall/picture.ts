/** The k sizes beside the table of all combinations, as a picture of its own. */
import type { Result } from "../../../lib/experiments/waterfall.result.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { combinationOf, nameOf, sorted } from "./words.ts";

type Done = Shown<"waterfall"> & { readonly result: Result };
const [WIDTH, STEP, TOP] = [900, 24, 110];

export function picture({ result }: Done): string {
  const { columns, order, sizes, followed } = result;
  const combinations = sorted(result);
  const height = TOP + STEP * Math.max(combinations.length, columns + 1) + 40;
  const ink = `fill="${PAPER.ink}"`;
  const end = `${ink} text-anchor="end"`;
  return sheet(WIDTH, height, [
    text(30, 34, `${columns === 1 ? "One size" : `${columns} sizes`} instead of ${2 ** columns}`, `font-size="18" ${ink}`),
    text(30, 66, "round by round, what both learn"),
    text(300, 66, "size", 'text-anchor="end"'),
    text(420, 66, `without row ${followed.row + 1}`, 'text-anchor="end"'),
    line(30, 76, 420, 76),
    ...order.flatMap((column, i) => [
      text(30, TOP - 10 + STEP * i, `${i + 1}: ${nameOf(column)}`, ink),
      text(300, TOP - 10 + STEP * i, String(sizes[column]), end),
      text(420, TOP - 10 + STEP * i, String(followed.without[column]), end),
    ]),
    text(490, 66, "pairs that agree in exactly"),
    text(870, 66, "pairs", 'text-anchor="end"'),
    line(490, 76, 870, 76),
    ...combinations.flatMap(({ bits, pairs }, i) => [
      text(490, TOP - 10 + STEP * i, bits === 0 ? "no column (publisher's rows)" : combinationOf(bits, columns), ink),
      text(870, TOP - 10 + STEP * i, `${pairs}${bits > 0 && pairs === 1 ? " alone" : ""}`, end),
    ]),
  ]);
}

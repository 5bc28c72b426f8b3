/** Rows as published with who fits, and what became of all, as a picture of its own. */

import type { Result } from "../../../lib/experiments/linkage.result.ts";
import { OUTCOMES } from "../../../lib/experiments/linkage.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { BECAME, became, percent, whole } from "./words.ts";

type Done = Shown<"linkage"> & { readonly result: Result };

const COLUMNS = [24, 140, 200, 300, 460] as const;

export function picture({ result }: Done): string {
  const { examples, outcomes, rows, unique, population, k } = result;
  const cells = (y: number, words: readonly string[], more = "") => words.map((word, i) => text(COLUMNS[i] as number, y, word, more));
  const below = 100 + examples.length * 24;
  return sheet(760, below + 60 + OUTCOMES.length * 26, [
    text(24, 32, `${whole(outcomes.right)} of ${whole(rows)} rows have their patient's name back`, `font-size="17" fill="${PAPER.ink}"`),
    text(24, 54, `${percent(unique.share)} of ${whole(population)} residents are unique (${percent(unique.expected)} expected); k = ${k}`),
    ...cells(82, ["born", "sex", "postcode", "diagnosis", "who fits"], 'font-weight="600"'),
    line(24, 90, 736, 90, `stroke="${PAPER.ink}"`),
    ...examples.flatMap((row, i) =>
      cells(110 + i * 24, [row.born || "–", row.sex || "–", row.postcode || "–", row.diagnosis, became(row)], `fill="${PAPER.ink}"`),
    ),
    ...OUTCOMES.flatMap((outcome, i) => {
      const y = below + 40 + i * 26;
      const wide = (380 * outcomes[outcome]) / rows;
      return [
        text(24, y, BECAME[outcome]),
        `<rect x="250" y="${y - 11}" width="${Math.max(1, wide)}" height="13" fill="${PAPER.ink2}"/>`,
        text(736, y, whole(outcomes[outcome]), 'text-anchor="end"'),
      ];
    }),
  ]);
}

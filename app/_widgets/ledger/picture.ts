/** The lines of the book and the budget, as a picture of its own. */
import type { Result } from "../../../lib/experiments/ledger.result.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { ACCOUNTANTS, bandOf, price, RULE, said } from "./words.ts";

type Done = Shown<"ledger"> & { readonly result: Result };

const WIDTH = 900;
const ROWS = 8;
const END = 'text-anchor="end"';

export function picture({ result, values }: Done): string {
  const shown = result.lines.slice(-ROWS);
  const { budget } = result.ledger;
  const spent = result.filter[budget.rule].spent.epsilon;
  const top = 110 + 30 * shown.length;
  const share = Math.min(1, spent / budget.epsilon);
  const rows = Object.entries(ACCOUNTANTS).flatMap(([id, name]) => {
    const epsilon = result.spent[id]?.epsilon;
    return epsilon === undefined || epsilon === null ? [] : [{ name, epsilon }];
  });
  const most = Math.max(1e-9, ...rows.map(({ epsilon }) => epsilon));
  return sheet(WIDTH, top + 120 + 24 * rows.length, [
    HATCH,
    text(
      24,
      34,
      `${result.answered} answers, ${price(spent)} of ${price(budget.epsilon)} spent by the ${RULE[budget.rule]}`,
      `font-size="18" fill="${PAPER.ink}"`,
    ),
    text(24, 66, "question"),
    text(430, 66, "answer, and where the truth is in 95 of 100"),
    text(876, 66, "price, ε", END),
    line(24, 76, 876, 76),
    ...shown.flatMap(({ question, epsilon, outcome, answer }, i) => {
      const y = 98 + 30 * i;
      const says = answer ? `${clip(said(answer), 40)}   ${bandOf(answer)}` : outcome;
      return [
        text(24, y, clip(question, 52), `fill="${PAPER.ink}"`),
        text(430, y, says, `fill="${answer ? PAPER.noise : PAPER.ink}"`),
        text(876, y, outcome === "answered" ? price(epsilon) : "0", END),
        line(24, y + 10, 876, y + 10, `stroke="${PAPER.hair}"`),
      ];
    }),
    `<rect x="24" y="${top}" width="852" height="28" fill="${PAPER.ink}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    `<rect x="24" y="${top}" width="${852 * share}" height="28" fill="${PAPER.paper}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    `<rect x="24" y="${top}" width="${852 * share}" height="28" fill="url(#hatch)"/>`,
    text(24, top + 58, `The same answers by each accountant, ε at δ = ${values.delta}`, `font-size="15" fill="${PAPER.ink}"`),
    ...rows.flatMap(({ name, epsilon }, i) => {
      const y = top + 84 + 24 * i;
      return [
        text(24, y, name),
        `<rect x="260" y="${y - 10}" width="${(500 * epsilon) / most}" height="11" fill="${PAPER.ink3}"/>`,
        text(876, y, price(epsilon), END),
      ];
    }),
  ]);
}

const clip = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

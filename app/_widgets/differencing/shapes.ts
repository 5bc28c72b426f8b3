/** The drawings of the figure: x is people or bins, y goes down. Boxes are stretched to any size; the saved picture draws the same paths. */

import type { Result } from "../../../lib/experiments/differencing.result.ts";
import { NEAR } from "../../../lib/experiments/differencing.ts";
import { inHundred, short, within } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

export { whole as euros } from "../hundredths.ts";
/** Of a hundred; one decimal where it counts. */
export const percent = (share: number) => `${inHundred(100 * share)}\u00a0%`;
export const epsilonIn = (epsilon: number) => epsilon.toLocaleString("en-GB", { maximumSignificantDigits: 3 });

/** One employee's slot is 1 wide; `places` from 0. Heights in hundredths, from the ground up. */
const blocks = (places: readonly number[], high: (place: number) => number) =>
  places.map((place) => `M${short(place + 0.14)} 100V${short(100 - high(place))}h.72V100z`).join("");

/** The payroll as bars: everybody's but the target's, and the target's. */
export function payrollOf({ salaries, target }: Result) {
  const top = Math.max(...salaries);
  const high = (place: number) => (100 * (salaries[place] as number)) / top;
  const all = [...salaries.keys()];
  return {
    others: blocks(
      all.filter((place) => place !== target - 1),
      high,
    ),
    target: blocks([target - 1], high),
  };
}

/** Who is in a group: a block for each member. */
export const membersOf = (group: readonly number[]) => blocks(group, () => 100);

export function estimatesOf({ again, salary }: { readonly again: NonNullable<Result["again"]>; readonly salary: number }) {
  const { from, width, counts } = again.bins;
  const to = from + width * counts.length;
  const most = 1.05 * Math.max(...counts);
  const x = (value: number) => (100 * (value - from)) / (to - from);
  const slot = 100 / counts.length;
  return {
    bars: counts
      .map((n, i) => (n === 0 ? "" : `M${short((i + 0.1) * slot)} 100V${short(100 * (1 - n / most))}h${short(0.8 * slot)}V100z`))
      .join(""),
    salary: x(salary),
    near: [within(0, 100, x(salary - NEAR)), within(0, 100, x(salary + NEAR))] as const,
    xs: inside(marked(from, to, 4, x)),
  };
}

export const REFUSALS: Readonly<Record<Result["questions"][number]["refused"], string>> = {
  no: "answered",
  "too-small": "refused: too few people",
  "too-full": "refused: leaves out too few",
  overlap: "refused: overlaps",
};

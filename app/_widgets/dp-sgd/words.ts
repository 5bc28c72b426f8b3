/** What is said of a step and of a claim. */
import type { Claim, Result } from "../../../lib/experiments/dp-sgd.result.ts";
import { proven, refuted } from "../../../lib/experiments/dp-sgd.verdicts.ts";
import { lengthOf, two } from "./shapes.ts";

export const howMany = (n: number) => `${n} ${n === 1 ? "person" : "people"}`;
export const cutOf = ({ opened }: Result) => opened.batch.filter(({ norm, clipped }) => lengthOf(clipped) < norm * (1 - 1e-9)).length;

export const claimed = ({ epsilon }: Claim, delta: number) => `ε = ${two(epsilon)} at δ = ${delta}`;

export function verdictOf(result: Result): string {
  if (result.audit === null) return "not audited yet";
  return refuted(result) ? "refuted" : proven(result) ? "not refuted" : "not refuted, and not proven";
}

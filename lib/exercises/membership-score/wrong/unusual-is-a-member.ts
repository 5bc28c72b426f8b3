/**
 * Wrong: How unlikely the victim’s answer is without the record, to either side. A model that does badly on a record is not one that learnt it.
 * Caught by: unsure-victim
 */
import type { Asked, Tools } from "../api.ts";

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length);

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const square = mean(records.flatMap(({ outside }) => outside.map((phi) => (phi - mean(outside)) ** 2)));
  return records.map(({ victim, outside }) =>
    outside.length === 0 ? 0 : -tools.logNormal(victim, mean(outside), Math.max(1e-12, square)),
  );
}

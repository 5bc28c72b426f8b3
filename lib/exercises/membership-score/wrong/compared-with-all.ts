/**
 * Wrong: The victim is compared with what it is like on all records together, and not with other models on the same record.
 * Caught by: easy-records
 */
import type { Asked, Tools } from "../api.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** What a side is like, whatever the record. */
function law(phis: readonly number[]): readonly [mean: number, variance: number] {
  if (phis.length === 0) return [0, 1];
  const centre = mean(phis);
  return [centre, Math.max(1e-12, mean(phis.map((phi) => (phi - centre) ** 2)))];
}

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const [inside, outside] = [law(records.flatMap((record) => record.inside)), law(records.flatMap((record) => record.outside))];
  return records.map(({ victim }) => tools.logNormal(victim, ...inside) - tools.logNormal(victim, ...outside));
}

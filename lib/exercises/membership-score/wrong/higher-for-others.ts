/**
 * Wrong: The ratio is upside down: the higher, the surer that it was not in the training.
 * Caught by: direction
 */
import type { Asked, Tools } from "../api.ts";

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length);

export function score(records: readonly Asked[], _tools: Tools): readonly number[] {
  return records.map(({ victim, inside, outside }) => (mean(inside) + mean(outside)) / 2 - victim);
}

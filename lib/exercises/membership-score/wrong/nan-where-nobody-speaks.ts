/**
 * Wrong: The mean of an empty list is not a number.
 * Caught by: numbers
 */
import type { Asked, Tools } from "../api.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

export function score(records: readonly Asked[], _tools: Tools): readonly number[] {
  return records.map(({ victim, inside, outside }) => victim - (mean(inside) + mean(outside)) / 2);
}

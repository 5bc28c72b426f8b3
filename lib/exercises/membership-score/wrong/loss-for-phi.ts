/**
 * Wrong: Reads the numbers as losses, of which the smaller is the surer.
 * Caught by: direction
 */
import type { Asked, Tools } from "../api.ts";

export function score(records: readonly Asked[], _tools: Tools): readonly number[] {
  return records.map(({ victim, outside }) => (outside.length === 0 ? 0 : outside.reduce((a, b) => a + b, 0) / outside.length) - victim);
}

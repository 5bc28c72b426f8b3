/**
 * Wrong: refuses what was asked before, because repeating a question wears noise down. Here there is no noise.
 * Caught by: again
 */
import type { Group } from "../api.ts";

export function decide(question: Group, answered: readonly Group[]): boolean {
  return question.length > 1 && !answered.some((group) => group.join() === question.join());
}

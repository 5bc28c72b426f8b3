/**
 * Wrong: answers five questions, and then none. Two would have been enough for an attacker.
 * Caught by: harmless
 */
import type { Group } from "../api.ts";

export function decide(question: Group, answered: readonly Group[]): boolean {
  const known = answered.some((group) => group.join() === question.join());
  return known || (question.length > 1 && answered.length < 5);
}

/**
 * Wrong: safe, and nearly useless. No person may be in two different groups.
 * Caught by: harmless
 */
import type { Group } from "../api.ts";

export function decide(question: Group, answered: readonly Group[]): boolean {
  if (question.length < 2) return false;
  return answered.every((group) => group.join() === question.join() || !question.some((person) => group.includes(person)));
}

/**
 * Wrong: neither the group nor those whom it leaves out may be few, unless it is everybody. Two halves differ by one person as well.
 * Caught by: tracker
 */
import type { Group } from "../api.ts";

export function decide(question: Group, _answered: readonly Group[], salaries: readonly number[]): boolean {
  const out = salaries.length - question.length;
  return question.length >= 5 && (out === 0 || out >= 5);
}

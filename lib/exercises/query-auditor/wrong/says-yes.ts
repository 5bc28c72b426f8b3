/**
 * Wrong: says it in words. A text that is not empty counts as true, the “no” as well.
 * Caught by: decision
 */
import type { Group } from "../api.ts";

export function decide(question: Group): string {
  return question.length > 4 ? "yes" : "no";
}

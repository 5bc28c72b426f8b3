/**
 * Wrong: compares the new group with each that was answered, two at a time. Three groups together leave one person where no two do.
 * Caught by: overlaps
 */
import type { Group } from "../api.ts";

export function decide(question: Group, answered: readonly Group[]): boolean {
  if (question.length < 2) return false;
  return answered.every((group) => {
    const more = question.filter((person) => !group.includes(person)).length;
    const fewer = group.filter((person) => !question.includes(person)).length;
    return more + fewer !== 1;
  });
}

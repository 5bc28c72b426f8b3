/**
 * Wrong: looks at every two and every three groups. Seven groups may leave one person where no three do.
 * Caught by: many-groups
 */
import type { Group } from "../api.ts";

/** Whether these groups, each added or taken away, leave one person. */
function leaveOne(groups: readonly Group[], people: number): boolean {
  for (let signs = 0; signs < 2 ** groups.length; signs++) {
    let left = 0;
    for (let person = 0; person < people; person++) {
      let times = 0;
      groups.forEach((group, i) => {
        if (group.includes(person)) times += (signs >> i) & 1 ? 1 : -1;
      });
      if (times !== 0) left++;
    }
    if (left === 1) return true;
  }
  return false;
}

export function decide(question: Group, answered: readonly Group[], salaries: readonly number[]): boolean {
  if (question.length < 2) return false;
  for (const [i, one] of answered.entries()) {
    if (leaveOne([question, one], salaries.length)) return false;
    for (const other of answered.slice(0, i)) if (leaveOne([question, one, other], salaries.length)) return false;
  }
  return true;
}

/**
 * The attack that asks by a plan (plan-table.ts), executed in two ways.
 *
 *   planned            keeps to the plan: the part that it serves first is settled first. What it settles on average is at least the
 *                      plan's value
 *   plannedAsPublished goes on where a set is purest, and falls back to halves where the plan has calls to spare
 *
 * Trap: the plan's value is no promise for the second, which does not do what was planned.
 *
 * Source: PrivacyGo, folder anonpsi (DyPathBlazer) for the second.
 */
import type { Rng } from "../../random/index.ts";
import type { Part, Plan } from "./plan-table.ts";
import { type Attack, everybodyOf, nothingYet, type Question } from "./question.ts";
import { cut, halves, type Node, parted, rootOf, settled, walk } from "./walk.ts";

/** @param calls all of them, with the first about everybody */
export function planned(people: number, calls: number, plan: Plan, rng: Rng): Attack {
  const saying = nothingYet(people);
  function* asking(): Generator<Question, void, number> {
    if (people === 0) return;
    const everybody = rng.shuffled(everybodyOf(people));
    let left = calls - 1;
    const root = rootOf(everybody, yield everybody);
    const open: Node[] = settled(saying, root) ? [] : [root];
    for (let node = open.pop(); node; node = open.pop()) {
      const [a, b] = cut(node.people, sizeFor(plan, node, left));
      const [first, second] = parted(node.count, a, b, yield a);
      left--;
      const [one, other] = [caseOf(first), caseOf(second)];
      const inOrder = plan.serving(one, other, left) >= plan.serving(other, one, left) ? [first, second] : [second, first];
      for (const part of inOrder.reverse()) if (!settled(saying, part)) open.push(part);
    }
  }
  return { people, asking: asking(), says: () => saying };
}

export function plannedAsPublished(people: number, calls: number, plan: Plan, rng: Rng): Attack {
  return walk(
    people,
    "purity",
    (node, asked) => {
      const left = calls - asked;
      const { people: size, members } = caseOf(node);
      return plan.sure(size, members) < left ? halves(node, asked) : cut(node.people, sizeFor(plan, node, left));
    },
    rng,
  );
}

const caseOf = ({ people, count }: Node): Part => ({ people: people.length, members: count });

/** Of a mixed node. When no call is left, nobody asks any more, but the next question is still made. */
const sizeFor = (plan: Plan, { people, count }: Node, left: number): number => plan.size(people.length, count, Math.max(1, left));

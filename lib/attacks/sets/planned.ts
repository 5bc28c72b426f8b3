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
import { cut, halves, type Node, settled, walk } from "./walk.ts";

/** @param calls all of them, with the first about everybody */
export function planned(people: number, calls: number, plan: Plan, rng: Rng): Attack {
  const saying = nothingYet(people);
  function* asking(): Generator<Question, void, number> {
    if (people === 0) return;
    const everybody = rng.shuffled(everybodyOf(people));
    let left = calls - 1;
    const root = { people: everybody, count: yield everybody };
    const open: Node[] = settled(saying, root) ? [] : [root];
    for (let node = open.pop(); node; node = open.pop()) {
      const [a, b] = cut(node.people, sizeFor(plan, node, left));
      const first: Node = { people: a, count: yield a };
      const second: Node = { people: b, count: node.count - first.count };
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

/** The plan's case for a node. With noise a count may be anything; the plan knows whole numbers from 0 to the size. */
function caseOf({ people, count }: Node): Part {
  return { people: people.length, members: Math.min(people.length, Math.max(0, Math.round(count))) };
}

/** Of a node that is mixed, whatever its count is rounded to. When no call is left, nobody asks any more. */
function sizeFor(plan: Plan, node: Node, left: number): number {
  const { people, members } = caseOf(node);
  return Math.max(1, plan.size(people, Math.min(people - 1, Math.max(1, members)), Math.max(1, left)));
}

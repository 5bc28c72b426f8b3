/**
 * What can be said about these attacks without running them.
 *
 * Knows: sizes. No set, and no answer.
 *
 *   expectedCalls      what the walk over halves costs until everybody is settled, on average over all sets of that size. Each mixed node of
 *                      the tree costs one call, and the root one; a node of s people is pure with probability [C(n-s,c) + C(n-s,c-s)] / C(n,c)
 *   membersFound       what density order finds at the least: every descent ends at a full set, after at most as many calls as the tree is deep
 *   fewestCalls        what no attack falls below that is always right: an answer to a part is one of c + 1 numbers
 *   othersThatFit      how many more sets of c fit one size and sum, on average: sums are nearly normal, and two sets drawn
 *                      independently agree with probability 1 / (2 sqrt(pi) sigma)
 *
 * Trap: the first is an average over sets. For one set the order of the people decides, and the spread is several calls.
 * Trap: the last is for payments spread over many values. Where steps of the sum are missing (all payments even), more sets fit.
 */
import { logBinomial } from "../../math/index.ts";

function refuseNonsense(people: number, members: number): void {
  if (Number.isSafeInteger(people) && Number.isSafeInteger(members) && members >= 0 && members <= people) return;
  throw new RangeError(`${members} of ${people} people: both are whole numbers, and the members are among the people.`);
}

/** How many nodes of each size the halving tree has. Of a level there are at most two sizes. */
function treeOf(people: number): ReadonlyMap<number, number> {
  const nodes = new Map<number, number>([[people, 1]]);
  for (let size = people; size >= 2; size--) {
    const count = nodes.get(size);
    if (!count) continue;
    for (const half of [size >> 1, size - (size >> 1)]) nodes.set(half, (nodes.get(half) ?? 0) + count);
  }
  return nodes;
}

/** Mean calls until everybody is settled, by halves, in any order; over all sets of so many members. */
export function expectedCalls(people: number, members: number): number {
  refuseNonsense(people, members);
  if (people === 0) return 0;
  const all = logBinomial(people, members);
  let calls = 1;
  for (const [size, count] of treeOf(people)) {
    if (size < 2) continue;
    const empty = Math.exp(logBinomial(people - size, members) - all);
    const full = members < size ? 0 : Math.exp(logBinomial(people - size, members - size) - all);
    calls += count * (1 - empty - full);
  }
  return calls;
}

/** Members that density order over halves is sure to have found after so many calls. */
export function membersFound(people: number, members: number, calls: number): number {
  refuseNonsense(people, members);
  if (calls < 1) return 0;
  if (members === people) return members;
  return Math.min(members, Math.floor((calls - 1) / Math.ceil(Math.log2(people))));
}

/** No attack that is always right and asks for everybody first does it in fewer calls on average. */
export function fewestCalls(people: number, members: number): number {
  refuseNonsense(people, members);
  if (people === 0) return 0;
  return members === 0 ? 1 : 1 + logBinomial(people, members) / Math.log(members + 1);
}

/** How many other sets of so many members have the same sum, on average over sets. @param variance of the payments: their mean squared distance from their mean */
export function othersThatFit(people: number, members: number, variance: number): number {
  refuseNonsense(people, members);
  if (!(variance > 0)) throw new RangeError(`The variance of the payments is ${variance}; it must be above 0.`);
  if (members === 0 || members === people) return 0;
  const sigma = Math.sqrt(((members * (people - members)) / (people - 1)) * variance);
  return Math.expm1(logBinomial(people, members)) / (2 * Math.sqrt(Math.PI) * sigma);
}

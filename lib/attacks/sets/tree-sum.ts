/**
 * The attack on a size and a sum together. Of a small block of people the attacker writes down every set of the right size whose payments
 * come to the sum. If there is one, the block is settled. If there are several, it asks for one of them, which splits the block in two with
 * size and sum of both known.
 *
 * Knows: what each person would pay, and the answers.
 *
 * Trap: candidates are people, not amounts. Two people who pay the same make two candidates; whoever keeps one of them names the wrong person
 * half of the time, and calls it certain.
 * Trap: with noise no candidate may be left. That is no contradiction to stop at; the block stays open.
 *
 * Source: PrivacyGo, folder anonpsi (TreeSumExplorer), which lists amounts.
 */
import type { Rng } from "../../random/index.ts";
import { type Attack, everybodyOf, IN, nothingYet, OPEN, OUT, type Question, type Saying, score, settle } from "./question.ts";
import type { CountAndSum } from "./victim.ts";

/** A block of so many has at most 184,756 sets of one size. */
export const MOST_IN_BLOCK = 20;

interface Block extends CountAndSum {
  readonly people: Question;
  /** Sets that fit: bit i is person people[i]. */
  readonly candidates: readonly number[];
}

/**
 * @param payments what each would pay: whole numbers from 0
 * @param blockSize people written down at once, at most 20
 */
export function treeSum(payments: readonly number[], blockSize: number, rng: Rng): Attack<CountAndSum> {
  if (!(Number.isInteger(blockSize) && blockSize >= 1 && blockSize <= MOST_IN_BLOCK)) {
    throw new RangeError(`Blocks of ${blockSize}: it must be a whole number from 1 to ${MOST_IN_BLOCK}.`);
  }
  const people = payments.length;
  const certain = nothingYet(people);
  const seen = { people: 0, members: 0 };
  const open: Block[] = [];
  const waiting = rng.shuffled(everybodyOf(people));

  const look = (set: Question, { count, sum }: CountAndSum) => {
    // Those who pay most come first, so that what cannot fit any more is seen early.
    const sorted = [...set].sort((a, b) => (payments[b] as number) - (payments[a] as number));
    const candidates = fittingSets(
      sorted.map((person) => payments[person] as number),
      count,
      sum,
    );
    const block = { people: sorted, count, sum, candidates };
    if (candidates.length === 1) settleAgreed(certain, block);
    else open.push(block);
  };

  function* asking(): Generator<Question, void, CountAndSum> {
    while (waiting.length > 0) {
      const block = waiting.slice(0, blockSize);
      const answer = yield block;
      waiting.splice(0, blockSize);
      seen.people += block.length;
      seen.members += answer.count;
      const parked: Block[] = [];
      look(block, answer);
      for (let next = open.at(-1); next && !parked.includes(next); next = open.at(-1)) {
        if (next.candidates.length === 0) {
          parked.push(next);
          open.unshift(open.pop() as Block);
          continue;
        }
        const mask = next.candidates[rng.below(next.candidates.length)] as number;
        const chosen = next.people.filter((_, i) => (mask >> i) & 1);
        const rest = next.people.filter((_, i) => !((mask >> i) & 1));
        const part = yield chosen;
        open.pop();
        look(chosen, part);
        look(rest, { count: next.count - part.count, sum: next.sum - part.sum });
      }
    }
  }

  const says = (): Saying => {
    const saying = { verdicts: certain.verdicts.slice(), scores: certain.scores.slice() };
    score(saying, waiting, seen.people === 0 ? 0.5 : seen.members / seen.people);
    for (const block of open) settleAgreed(saying, block);
    return saying;
  };
  return { people, asking: asking(), says };
}

/** Whoever is in all candidates is in, whoever is in none is out; of the others the share of candidates is the score. */
function settleAgreed(saying: Saying, { people, count, candidates }: Block): void {
  if (candidates.length === 0) score(saying, people, count / people.length);
  else
    for (const [i, person] of people.entries()) {
      const share = candidates.reduce((sum, mask) => sum + ((mask >> i) & 1), 0) / candidates.length;
      const verdict = share === 1 ? IN : share === 0 ? OUT : OPEN;
      if (verdict === OPEN) score(saying, [person], share);
      else settle(saying, [person], verdict);
    }
}

/** Every set of `count` of these payments that comes to the sum, as bits. @param payments falling */
export function fittingSets(payments: readonly number[], count: number, sum: number): number[] {
  const found: number[] = [];
  const upTo = [0];
  for (const payment of payments) upTo.push((upTo.at(-1) as number) + payment);
  const total = (from: number, to: number) => (upTo[to] as number) - (upTo[from] as number);
  const n = payments.length;
  const extend = (at: number, mask: number, members: number, rest: number) => {
    // The next `members` are the most that can be added, the last ones the least.
    if (members < 0 || members > n - at || total(at, at + members) < rest || total(n - members, n) > rest) return;
    if (members === 0) {
      found.push(mask);
      return;
    }
    extend(at + 1, mask | (1 << at), members - 1, rest - (payments[at] as number));
    extend(at + 1, mask, members, rest);
  };
  if (Number.isInteger(count)) extend(0, 0, count, sum);
  return found;
}

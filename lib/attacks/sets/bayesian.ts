/**
 * A statistical attack: a belief for each person, moved by the answer to a random half of those who are most likely in. It claims when a
 * belief passes a threshold, and may be wrong even though every answer is exact.
 *
 * Trap: beliefs start at the share of members. Where that is below the lower threshold, the first answer "settles" everybody as out.
 * Trap: the people who are claimed already must leave the group, or they are mixed with others again and their claim is lost.
 *
 * Source: PrivacyGo, folder anonpsi (ActBayesian), without those two mistakes of its script.
 */
import type { Rng } from "../../random/index.ts";
import { type Attack, everybodyOf, IN, nothingYet, OUT, type Question, score, settle } from "./question.ts";

export interface Beliefs {
  /** Claimed as out at or below it, and as in at or above the other. */
  readonly lower: number;
  readonly upper: number;
  /** How far below the largest belief somebody may be and still be asked about. */
  readonly tolerance: number;
  /** The chance of each to be in the half that is asked for. */
  readonly rate: number;
}

export const CAREFUL: Beliefs = { lower: 0.05, upper: 0.95, tolerance: 0.02, rate: 0.5 };
/** As in the published script. */
export const PUBLISHED: Beliefs = { lower: 0.25, upper: 0.8, tolerance: 0.1, rate: 0.5 };

export function bayesian(people: number, { lower, upper, tolerance, rate }: Beliefs, rng: Rng): Attack {
  if (!(lower >= 0 && lower < upper && upper <= 1)) throw new RangeError("The thresholds are from 0 to 1, the lower below the upper.");
  if (!(tolerance >= 0 && rate > 0 && rate < 1)) throw new RangeError("The tolerance is at least 0, and the rate between 0 and 1.");
  const saying = nothingYet(people);
  const believe = (set: Question, belief: number) => {
    if (belief >= upper) settle(saying, set, IN);
    else if (belief <= lower) settle(saying, set, OUT);
    else score(saying, set, belief);
  };
  function* asking(): Generator<Question, void, number> {
    if (people === 0) return;
    const everybody = everybodyOf(people);
    believe(everybody, (yield everybody) / people);
    for (;;) {
      const open = everybody.filter((person) => saying.verdicts[person] === 0);
      if (open.length === 0) return;
      const belief = (person: number) => saying.scores[person] as number;
      const bar = open.reduce((most, person) => Math.max(most, belief(person)), 0) - tolerance;
      const group = open.filter((person) => belief(person) >= bar);
      const expected = group.reduce((sum, person) => sum + belief(person), 0);
      const [asked, rest] = drawn(group, rate, rng);
      const count = Math.min(asked.length, Math.max(0, yield asked));
      believe(asked, count / asked.length);
      if (rest.length > 0) believe(rest, (expected - count) / rest.length);
    }
  }
  return { people, asking: asking(), says: () => saying };
}

/** Each to the first part with that chance. Of two people or more, no part is empty: an empty one would ask for nothing new, for ever. */
function drawn(group: Question, rate: number, rng: Rng): readonly [number[], number[]] {
  const [asked, rest]: [number[], number[]] = [[], []];
  for (const person of rng.shuffled(group)) (rng.real() < rate ? asked : rest).push(person);
  if (asked.length === 0) asked.push(rest.pop() as number);
  else if (rest.length === 0 && asked.length > 1) rest.push(asked.pop() as number);
  return [asked, rest];
}

/**
 * The victim, as the attacker meets it: how many of the asked people are in its set. It plays the ideal functionality: a protocol that is
 * perfectly secure tells exactly as much.
 *
 * With a mechanism it adds fresh noise to every answer; one person in or out moves a count by 1. With a ledger it charges first, and
 * past the budget it gives no number.
 *
 * Trap: noise without a ledger is no protection: it averages out. A budget is what protects; and it belongs to the victim's data, not to an
 * account: two accounts would be two budgets.
 * Trap: a sum moves by as much as a person can pay. Its noise is scaled to a cap declared beforehand, never to the largest payment.
 */
import type { AttoDelta, Cost, Ledger, Mechanism, NanoEpsilon } from "../../dp/index.ts";
import type { Rng } from "../../random/index.ts";
import type { Question } from "./question.ts";

export interface Victim<A> {
  /** Null: refused. @throws RangeError where somebody is asked for twice or is in nobody's list */
  ask(question: Question): A | null;
  readonly answered: number;
}

export interface CountAndSum {
  readonly count: number;
  readonly sum: number;
}

/** Noise, and what a draw of it costs. Made once and used for many victims: its tables take a millisecond. */
export interface Noise extends Cost {
  /** What one person may move the answer by. */
  readonly sensitivity: number;
  draw(): number;
}

/** @param rng the noise's own from here on */
export const noiseOf = ({ epsilon, delta, sensitivity, sampler }: Mechanism, rng: Rng): Noise => ({
  epsilon,
  delta,
  sensitivity,
  draw: sampler(rng),
});

/** The noise of sensitivity 1; a ledger if there is a budget. */
export interface Protection {
  readonly noise: Noise;
  readonly ledger?: Ledger;
}

/** For a count and a sum: both are paid for, and the sum's noise has the largest payment that is allowed as its sensitivity. */
export interface SumProtection extends Protection {
  readonly sumNoise: Noise;
}

/** What each of so many calls may cost for the whole to stay within a budget: rounded down to the billionth. */
export function shareOf(budget: NanoEpsilon, calls: number): NanoEpsilon {
  if (!(Number.isSafeInteger(calls) && calls >= 1)) throw new RangeError(`${calls} calls: it must be a whole number of at least 1.`);
  const share = budget / BigInt(calls);
  if (share <= 0n) throw new RangeError(`A budget of ${budget} billionths is too small for ${calls} calls.`);
  return share as NanoEpsilon;
}

/** @param members places of the people who are in, each once */
export function countingVictim(people: number, members: Question, protection?: Protection): Victim<number> {
  const inside = marked(people, members);
  const exact = answering(counter(people, (person) => inside[person] as number));
  return protection ? behindNoise(exact, protection) : exact;
}

/** The same victim with noise in its answers, and a ledger if there is a budget. */
export function behindNoise(victim: Victim<number>, protection: Protection): Victim<number> {
  if (protection.noise.sensitivity < 1) throw new RangeError("One person moves a count by 1; this noise is for less.");
  return answering((question) => {
    const exact = victim.ask(question);
    if (exact === null) return null;
    return granted(protection, [protection.noise]) ? exact + protection.noise.draw() : null;
  });
}

/**
 * The same with a payment for each person; it answers with the count and the sum.
 * @param payments whole numbers from 0; with a protection, at most the cap
 */
export function summingVictim(payments: readonly number[], members: Question, protection?: SumProtection): Victim<CountAndSum> {
  const cap = protection?.sumNoise.sensitivity ?? 2 ** 40;
  for (const [person, payment] of payments.entries()) {
    if (Number.isSafeInteger(payment) && payment >= 0 && payment <= cap) continue;
    throw new RangeError(`The payment of person ${person} is ${payment}; it must be a whole number from 0 to ${cap}.`);
  }
  const inside = marked(payments.length, members);
  const count = counter(payments.length, (person) => inside[person] as number);
  const sum = counter(payments.length, (person) => (inside[person] as number) * (payments[person] as number));
  return answering((question) => {
    const exact = { count: count(question), sum: sum(question) };
    if (!protection) return exact;
    const { noise, sumNoise } = protection;
    return granted(protection, [noise, sumNoise]) ? { count: exact.count + noise.draw(), sum: exact.sum + sumNoise.draw() } : null;
  });
}

/**
 * Exact counts of a set that changes: round after round has its members, and lasts so many answers. What is subtracted from an answer of another
 * round is then wrong, and so may be the verdicts.
 */
export function changingVictim(people: number, rounds: readonly Question[], answersPerRound: number): Victim<number> {
  if (!(rounds.length > 0 && answersPerRound >= 1)) throw new RangeError("A set that changes needs a round, and an answer to each round.");
  const counts = rounds.map((members) => {
    const inside = marked(people, members);
    return counter(people, (person) => inside[person] as number);
  });
  let asked = 0;
  return answering((question) => {
    const round = Math.min(rounds.length - 1, Math.floor(asked++ / answersPerRound));
    return (counts[round] as (question: Question) => number)(question);
  });
}

function answering<A>(answer: (question: Question) => A | null): Victim<A> {
  let answered = 0;
  return {
    ask(question) {
      const given = answer(question);
      if (given !== null) answered++;
      return given;
    },
    get answered() {
      return answered;
    },
  };
}

/** Before anything is drawn. The costs of one answer are one charge: it is granted whole or not at all. */
function granted({ ledger }: Protection, costs: readonly Cost[]): boolean {
  if (!ledger) return true;
  const total = (cost: (each: Cost) => bigint) => costs.reduce((sum, each) => sum + cost(each), 0n);
  return ledger.charge(total(({ epsilon }) => epsilon) as NanoEpsilon, total(({ delta }) => delta) as AttoDelta).granted;
}

/** One mark for each of these people. @throws RangeError where one is named twice or unknown */
function marked(people: number, set: Question, marks = new Uint8Array(people)): Uint8Array {
  for (const person of set) {
    if (!(Number.isInteger(person) && person >= 0 && person < people)) throw new RangeError(`There is no person ${person}.`);
    if (marks[person]) throw new RangeError(`Person ${person} is named twice.`);
    marks[person] = 1;
  }
  return marks;
}

function counter(people: number, worth: (person: number) => number): (question: Question) => number {
  const marks = new Uint8Array(people);
  return (question) => {
    marked(people, question, marks.fill(0));
    return question.reduce((sum, person) => sum + worth(person), 0);
  };
}

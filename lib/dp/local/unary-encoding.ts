/**
 * Unary encoding: a value out of `domain` is written as that many bits, one of them set, and every bit is perturbed alone. Two values
 * differ in two bits, and epsilon is spent on those two.
 *
 *   symmetric (SUE)   both bits kept with the same probability, e^(epsilon/2) : 1. This is basic RAPPOR without its memory.
 *   optimised (OUE)   the set bit kept with a plain coin, the others with e^epsilon : 1. There are many unset bits and one set: spending all
 *                     of epsilon on the unset ones gives the least variance.
 *
 * Trap: with epsilon, not epsilon/2, on each bit of the symmetric one, the promise is broken by a factor of two: two bits differ, not one.
 * Trap: the error does not depend on the domain's size, the report's length does.
 *
 * Source: Erlingsson, Pihur, Korolova, RAPPOR (2014); Wang, Blocki, Li, Jha (2017), sections 4.2 and 4.3, table 1.
 */
import type { Rng } from "../../random/index.ts";
import { positive, whole } from "../admissible.ts";
import { epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import type { Event } from "../event.ts";
import { over, type Rational, rational } from "../rational.ts";
import type { Release } from "../release.ts";
import { weightedDraw } from "../weighted-draw.ts";
import { type Words, wordsOf } from "../words.ts";
import type { Support } from "./pure-protocol.ts";

export type UnaryKind = "symmetric" | "optimised";
/** One bit for each value of the domain. */
export type Bits = readonly boolean[];

export interface UnaryEncoding {
  readonly kind: UnaryKind;
  readonly epsilon: NanoEpsilon;
  readonly domain: number;
  /** Of one person's one report. */
  readonly event: Event;
  readonly support: Support;
  /** P(report | value), as its logarithm: a report of thousands of bits has no probability that a double could hold. */
  logProbability(report: Bits, value: number): number;
  /** Independent reports, exact. The stream belongs to the sampler from here on. */
  sampler(rng: Rng): (value: number) => Bits;
  perturb(value: number, rng: Rng): Release<Bits>;
}

/** @throws RangeError where the domain has not at least two values */
export function unaryEncoding(kind: UnaryKind, epsilon: NanoEpsilon, domain: number): UnaryEncoding {
  whole("The domain's size", domain, 2);
  const number = epsilonAsNumber(epsilon);
  const support = unarySupport(kind, number);
  const event: Event = { kind: "promise", epsilon: number, delta: 0 };
  // Each kept as complement pairs: log(1 - p) of a p near 1 would lose its digits.
  const odds = unaryOdds(kind, number);
  const [setLogs, unsetLogs] = [logsOf(odds.set), logsOf(odds.unset)];
  const isValue = (value: number) => whole("The value", value, 0, domain - 1);
  const sampler = (rng: Rng) => {
    const words = wordsOf(rng);
    const exact = epsilonAsRational(epsilon);
    const half = over(exact, rational(2n));
    const keepsSet = kind === "symmetric" ? keepCoin(half) : (from: Words) => from.coin();
    const keepsUnset = keepCoin(kind === "symmetric" ? half : exact);
    return (value: number) => {
      isValue(value);
      return Array.from({ length: domain }, (_, at) => (at === value ? keepsSet(words) : !keepsUnset(words)));
    };
  };
  return {
    kind,
    epsilon,
    domain,
    event,
    support,
    logProbability(report, value) {
      isValue(value);
      if (report.length !== domain) throw new RangeError(`The report has ${report.length} bits; it must have ${domain}.`);
      return report.reduce(
        (sum, bit, at) => sum + (at === value ? (bit ? setLogs.kept : setLogs.flipped) : bit ? unsetLogs.flipped : unsetLogs.kept),
        0,
      );
    },
    sampler,
    perturb: (value, rng) => ({ value: sampler(rng)(value), event }),
  };
}

/** P(bit set) for the bit of the own value, and for any other. Epsilon > 0. */
export function unarySupport(kind: UnaryKind, epsilon: number): Support {
  positive("Epsilon", epsilon);
  const { set, unset } = unaryOdds(kind, epsilon);
  return { own: 1 / (1 + Math.exp(-set)), other: Math.exp(-unset) / (1 + Math.exp(-unset)) };
}

/** The logarithm of kept : flipped, for the set bit and for the others. */
const unaryOdds = (kind: UnaryKind, epsilon: number) =>
  kind === "symmetric" ? { set: epsilon / 2, unset: epsilon / 2 } : { set: 0, unset: epsilon };

const logsOf = (odds: number) => ({ kept: -Math.log1p(Math.exp(-odds)), flipped: -odds - Math.log1p(Math.exp(-odds)) });

/** True with probability 1 / (1 + e^-odds). */
function keepCoin(odds: Rational): (words: Words) => boolean {
  const draw = weightedDraw([
    { count: 1n, cost: rational(0n) },
    { count: 1n, cost: odds },
  ]);
  return (words) => draw(words) === 0;
}

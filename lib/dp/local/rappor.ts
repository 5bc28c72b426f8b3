/**
 * Basic RAPPOR: a report every day about a value that stays. The value's bits are perturbed once and remembered (the permanent response);
 * what is sent each day is the remembered bits, perturbed again. One report says little; all reports together say what was remembered, and
 * that is as much as anybody ever learns about the value.
 *
 *   permanent      each bit: 1 with f/2, 0 with f/2, itself with 1-f. Protects for ever: epsilonPermanent.
 *   instantaneous  1 with probability q where the remembered bit is 1, and p where it is 0. One report: epsilonOneReport, which is smaller.
 *
 * "Basic": each value has a bit of its own (one hash, no Bloom filter, no collisions). With a Bloom filter of h hashes two values may differ
 * in 2h bits; the formulas take h.
 *
 * Trap: without the memory, the answers of a month can be averaged. Without the instantaneous step, the remembered bits are a name tag by
 * which the person is known again.
 * Trap: the permanent epsilon holds for one value. Whoever's value changes remembers a new one and pays anew.
 *
 * Source: Erlingsson, Pihur, Korolova, RAPPOR: Randomized Aggregatable Privacy-Preserving Ordinal Response (2014), theorem 1 and section
 * 3.2 (natural logarithms here).
 */
import type { Rng } from "../../random/index.ts";
import { between, positive, whole, within } from "../admissible.ts";
import type { Event } from "../event.ts";
import { bernoulli } from "../oracle.ts";
import { fromDecimal, type Rational, rational, times } from "../rational.ts";
import type { Release } from "../release.ts";
import { wordsOf } from "../words.ts";
import type { Support } from "./pure-protocol.ts";
import type { Bits } from "./unary-encoding.ts";

export interface RapporParameters {
  /** How much of the permanent response is a coin: above 0 and below 1. */
  readonly f: number;
  /** P(report 1 | remembered 0), from 0 to 1. */
  readonly p: number;
  /** P(report 1 | remembered 1), above p. */
  readonly q: number;
}

/** What all reports for ever give away: 2 h ln((1 - f/2) / (f/2)). */
export function epsilonPermanent(f: number, hashes = 1): number {
  between("f", f, 0, 1);
  whole("The number of hashes", hashes, 1);
  return 2 * hashes * (Math.log1p(-f / 2) - Math.log(f / 2));
}

/** P(report 1) for a bit of the value that is set (`own`) and for one that is not. */
export function rapporSupport({ f, p, q }: RapporParameters): Support {
  between("f", f, 0, 1);
  within("p", p, 0, 1);
  within("q", q, 0, 1);
  if (!(q > p)) throw new RangeError(`q is ${q} and p is ${p}; q must be above p, or a report says nothing.`);
  const coin = (f / 2) * (p + q);
  return { own: coin + (1 - f) * q, other: coin + (1 - f) * p };
}

/** What one report gives away: h ln(own (1 - other) / (other (1 - own))). */
export function epsilonOneReport(parameters: RapporParameters, hashes = 1): number {
  whole("The number of hashes", hashes, 1);
  const { own, other } = rapporSupport(parameters);
  return hashes * (Math.log(own) + Math.log1p(-other) - Math.log(other) - Math.log1p(-own));
}

/**
 * Variance of the estimated count (pure-protocol.ts) from the mean of `days` reports of the same people, in people squared. The remembered
 * bits are noise that no number of days averages out.
 *
 * @param share the true share of people who have the value, from 0 to 1
 */
export function rapporVariance(parameters: RapporParameters, days: number, people: number, share = 0): number {
  const { own, other } = rapporSupport(parameters);
  whole("The number of days", days, 1);
  whole("The number of people", people, 1);
  within("The share", share, 0, 1);
  const { f, p, q } = parameters;
  // Of one person's bit, remembered as 1 with probability `set`: the memory's part, and a day's part shared by all days.
  const each = (set: number) => (q - p) ** 2 * set * (1 - set) + (set * q * (1 - q) + (1 - set) * p * (1 - p)) / days;
  return (people * (share * each(1 - f / 2) + (1 - share) * each(f / 2))) / (own - other) ** 2;
}

/** The f with which all reports for ever give away at most epsilon: 2 / (1 + e^(epsilon/2)), rounded up to twelve places. */
export const permanentFor = (epsilon: number): number => Math.ceil(2e12 / (1 + Math.exp(positive("Epsilon", epsilon) / 2))) / 1e12;

/** The remembered bits. They are as secret as the value: they never leave the device. */
export interface Remembered {
  readonly bits: Bits;
}

export interface Rappor {
  readonly domain: number;
  readonly parameters: RapporParameters;
  /** Of any number of reports about one value. */
  readonly lifetime: Event;
  /** Of one report and no other. */
  readonly once: Event;
  readonly support: Support;
  /** Once for a value. What is remembered costs `lifetime`, however many reports follow. */
  remember(value: number, rng: Rng): Release<Remembered>;
  /** Costs nothing more than what was remembered did: its event is a postprocessing of it. */
  report(remembered: Remembered, rng: Rng): Bits;
}

/** @throws RangeError where the domain has not at least two values, or f, p, q are inadmissible */
export function rappor(domain: number, parameters: RapporParameters): Rappor {
  whole("The domain's size", domain, 2);
  const support = rapporSupport(parameters);
  const [f, p, q] = [fromDecimal(parameters.f), fromDecimal(parameters.p), fromDecimal(parameters.q)];
  const flip: Rational = times(f, rational(1n, 2n));
  const lifetime: Event = { kind: "promise", epsilon: epsilonPermanent(parameters.f), delta: 0 };
  return {
    domain,
    parameters,
    lifetime,
    once: { kind: "promise", epsilon: epsilonOneReport(parameters), delta: 0 },
    support,
    remember(value, rng) {
      whole("The value", value, 0, domain - 1);
      const words = wordsOf(rng);
      // 1 with f/2, 0 with f/2, itself with 1-f: the bit is turned over with probability f/2.
      const bits = Array.from({ length: domain }, (_, at) => (at === value) !== bernoulli(flip, words));
      return { value: { bits }, event: lifetime };
    },
    report({ bits }, rng) {
      if (bits.length !== domain) throw new RangeError(`There are ${bits.length} remembered bits; there must be ${domain}.`);
      const words = wordsOf(rng);
      return bits.map((bit) => bernoulli(bit ? q : p, words));
    },
  };
}

import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { type NanoEpsilon, nanoEpsilon } from "../budget.ts";
import { drawn, fitOf } from "../chi-square.fixture.ts";
import { EPSILONS, ROUNDING, rowsOf, worstLogRatio } from "../guarantee.fixture.ts";
import { estimatedCount, estimateVariance, localHashingSupport } from "./pure-protocol.ts";
import {
  epsilonOfKeeping,
  estimateShare,
  keepProbability,
  randomisedResponse,
  responseSupport,
  shareVariance,
} from "./randomised-response.ts";
import { epsilonOneReport, epsilonPermanent, rappor, rapporSupport } from "./rappor.ts";
import { type Bits, type UnaryKind, unaryEncoding, unarySupport } from "./unary-encoding.ts";

const KINDS: readonly UnaryKind[] = ["symmetric", "optimised"];
const REPORTS = rowsOf([false, true], 3);
const codeOf = (bits: Bits) => bits.reduce((sum, bit, at) => sum + (bit ? 2 ** at : 0), 0);

/** Mean and variance of an estimate over many runs, within 6 standard errors (a normal law exceeds that twice in 10^9). */
function holdsOnAverage(estimates: readonly number[], truth: number, variance: number) {
  const n = estimates.length;
  const mean = estimates.reduce((a, b) => a + b, 0) / n;
  const spread = estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  expect(Math.abs(mean - truth)).toBeLessThan(6 * Math.sqrt(variance / n));
  expect(Math.abs(spread / variance - 1)).toBeLessThan(6 * Math.sqrt(2 / n));
}

describe("randomised response", () => {
  it.each(EPSILONS)("keeps epsilon %d exactly: no answer says more, and one says as much", (epsilon) => {
    for (const options of [2, 3, 7]) {
      const { probability, event } = randomisedResponse(nanoEpsilon(epsilon), options);
      const all = Array.from({ length: options }, (_, i) => i);
      const laws = all.map((truth) => all.map((answer) => probability(answer, truth)));
      for (const law of laws) expect(law.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
      const worst = Math.max(...laws.flatMap((p) => laws.map((q) => worstLogRatio(p, q))));
      expect(worst).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
      expect(worst).toBeGreaterThanOrEqual(epsilon * (1 - ROUNDING));
      expect(event).toEqual({ kind: "randomised-response", epsilon, options });
    }
  });

  it("answers by its probabilities (chi-square at 1e-6, fixed seeds)", () => {
    for (const [options, epsilon] of [
      [2, 0.1],
      [2, 4],
      [5, 1],
    ] as const) {
      const mechanism = randomisedResponse(nanoEpsilon(epsilon), options);
      for (const truth of [0, options - 1]) {
        const answer = mechanism.sampler(seededRng("dp/rr", 10 * options + truth));
        const { chi2, bound, cells } = fitOf(
          drawn(30_000, () => answer(truth)),
          (x) => (x >= 0 && x < options ? mechanism.probability(x, truth) : 0),
        );
        expect(chi2).toBeLessThan(bound);
        expect(cells).toBe(options);
      }
    }
  });

  it("estimates without bias, with the variance it says (fixed seed, 6 standard errors)", () => {
    const answer = randomisedResponse(nanoEpsilon(1)).sampler(seededRng("dp/rr/estimate", 1));
    const keep = keepProbability(1);
    const estimates = drawn(1200, () => {
      let yes = 0;
      for (let person = 0; person < 50; person++) yes += answer(person < 15 ? 1 : 0);
      return estimateShare(keep, yes, 50).estimate;
    });
    // These fifty people are fixed: the part of the variance that is the sampling of people does not occur.
    holdsOnAverage(estimates, 0.3, shareVariance(keep, 0.3, 50) - (0.3 * 0.7) / 50);
  });

  it("goes from epsilon to P(truth) and back", () => {
    for (const epsilon of EPSILONS) {
      for (const options of [2, 4, 100]) {
        const { own, other } = responseSupport(epsilon, options);
        expect(own + (options - 1) * other).toBeCloseTo(1, 14);
        // Of P(truth) near 1 a double holds few digits of the rest.
        expect(Math.abs(epsilonOfKeeping(own, options) - epsilon)).toBeLessThan(1e-13 + 1e-15 * Math.exp(epsilon));
      }
    }
  });

  it("hands out a value with its event, and refuses what is no option", () => {
    const mechanism = randomisedResponse(nanoEpsilon(1), 3);
    const { value, event } = mechanism.respond(2, seededRng("dp/rr", 1));
    expect([0, 1, 2]).toContain(value);
    expect(event).toBe(mechanism.event);
    for (const bad of [-1, 3, 0.5, Number.NaN]) expect(() => mechanism.respond(bad, seededRng("dp/rr", 1))).toThrow(RangeError);
    for (const bad of [0, 1, 2.5, Number.NaN]) expect(() => randomisedResponse(nanoEpsilon(1), bad)).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => nanoEpsilon(bad)).toThrow(RangeError);
      expect(() => keepProbability(bad)).toThrow(RangeError);
    }
    for (const bad of [0.25, 0.2, 1, Number.NaN]) expect(() => epsilonOfKeeping(bad, 4)).toThrow(RangeError);
    expect(() => estimateShare(0.5, 1, 2)).toThrow(RangeError);
    expect(() => estimateShare(0.75, 3, 2)).toThrow(RangeError);
    expect(() => shareVariance(0.75, 1.1, 2)).toThrow(RangeError);
  });
});

describe("unary encoding", () => {
  it.each(EPSILONS)("keeps epsilon %d exactly, in both kinds", (epsilon) => {
    for (const kind of KINDS) {
      const { logProbability } = unaryEncoding(kind, nanoEpsilon(epsilon), 3);
      let worst = 0;
      for (const report of REPORTS) {
        const logs = [0, 1, 2].map((value) => logProbability(report, value));
        worst = Math.max(worst, Math.max(...logs) - Math.min(...logs));
      }
      expect(worst).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
      expect(worst).toBeGreaterThanOrEqual(epsilon * (1 - ROUNDING));
      expect(REPORTS.reduce((sum, report) => sum + Math.exp(logProbability(report, 1)), 0)).toBeCloseTo(1, 13);
    }
  });

  it("reports by its probabilities (chi-square at 1e-6, fixed seeds)", () => {
    for (const kind of KINDS) {
      const encoding = unaryEncoding(kind, nanoEpsilon(1.5), 3);
      const perturb = encoding.sampler(seededRng(`dp/unary/${kind}`, 1));
      const { chi2, bound, cells } = fitOf(
        drawn(30_000, () => codeOf(perturb(1))),
        (x) => (x >= 0 && x < 8 ? Math.exp(encoding.logProbability([(x & 1) > 0, (x & 2) > 0, (x & 4) > 0], 1)) : 0),
      );
      expect(chi2).toBeLessThan(bound);
      expect(cells).toBe(8);
    }
  });

  it("estimates without bias, with the variance it says (fixed seed, 6 standard errors)", () => {
    for (const kind of KINDS) {
      const perturb = unaryEncoding(kind, nanoEpsilon(1), 4).sampler(seededRng(`dp/unary/estimate/${kind}`, 1));
      const support = unarySupport(kind, 1);
      const estimates = drawn(800, () => {
        let seen = 0;
        for (let person = 0; person < 40; person++) seen += perturb(person < 10 ? 2 : person % 2)[2] ? 1 : 0;
        return estimatedCount(support, seen, 40);
      });
      holdsOnAverage(estimates, 10, estimateVariance(support, 40, 0.25));
    }
  });

  it("needs the optimised kind for the least error, as local hashing does", () => {
    for (const epsilon of EPSILONS) {
      const optimised = estimateVariance(unarySupport("optimised", epsilon), 1000);
      expect(optimised).toBeLessThan(estimateVariance(unarySupport("symmetric", epsilon), 1000));
      expect(optimised / estimateVariance(localHashingSupport(epsilon), 1000)).toBeCloseTo(1, 12);
      expect(optimised).toBeCloseTo((4000 * Math.exp(epsilon)) / Math.expm1(epsilon) ** 2, epsilon < 0.1 ? 3 : 8);
    }
  });

  it("refuses what is inadmissible", () => {
    expect(() => unaryEncoding("optimised", nanoEpsilon(1), 1)).toThrow(RangeError);
    const encoding = unaryEncoding("optimised", nanoEpsilon(1), 3);
    expect(() => encoding.perturb(3, seededRng("dp/unary", 1))).toThrow(RangeError);
    expect(() => encoding.logProbability([true], 0)).toThrow("1 bits");
    expect(encoding.perturb(0, seededRng("dp/unary", 1)).event).toEqual({ kind: "promise", epsilon: 1, delta: 0 });
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => unarySupport("symmetric", bad)).toThrow(RangeError);
    expect(() => estimatedCount({ own: 0.5, other: 0.5 }, 1, 2)).toThrow("say nothing");
    expect(() => estimatedCount({ own: 0.7, other: 0.5 }, 3, 2)).toThrow(RangeError);
    expect(() => estimateVariance({ own: 0.7, other: 0.5 }, 0)).toThrow(RangeError);
    expect(() => localHashingSupport(1, 1)).toThrow(RangeError);
  });
});

describe("basic RAPPOR", () => {
  const parameters = { f: 0.5, p: 0.5, q: 0.75 };
  /** Of all reports of three bits, from P(bit set) for the own value's bit and for the others. */
  const lawOf = (own: number, other: number, value: number) =>
    REPORTS.map((report) =>
      report.reduce((product, bit, at) => {
        const set = at === value ? own : other;
        return product * (bit ? set : 1 - set);
      }, 1),
    );

  it.each(EPSILONS)("keeps epsilon %d for ever, and less in one report", (epsilon) => {
    const f = 2 / (1 + Math.exp(epsilon / 2));
    expect(Math.abs(epsilonPermanent(f) / epsilon - 1)).toBeLessThan(1e-12);
    const kept = worstLogRatio(lawOf(1 - f / 2, f / 2, 0), lawOf(1 - f / 2, f / 2, 1));
    expect(kept).toBeLessThanOrEqual(epsilonPermanent(f) + 1e-12 * Math.max(1, epsilon));
    const { own, other } = rapporSupport({ ...parameters, f });
    const once = worstLogRatio(lawOf(own, other, 0), lawOf(own, other, 2));
    expect(Math.abs(once - epsilonOneReport({ ...parameters, f }))).toBeLessThan(1e-13);
    expect(once).toBeLessThan(kept);
  });

  it("reports by its probabilities (chi-square at 1e-6, fixed seed), and repeats what it remembers", () => {
    const { remember, report, support } = rappor(3, parameters);
    const rng = seededRng("dp/rappor", 1);
    const law = lawOf(support.own, support.other, 0);
    // REPORTS counts the last bit first.
    const at = (bits: Bits) => codeOf([...bits].reverse());
    const { chi2, bound, cells } = fitOf(
      drawn(12_000, () => at(report(remember(0, rng).value, rng))),
      (x) => law[x] ?? 0,
    );
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBe(8);
    const remembered = remember(1, rng).value;
    const honest = rappor(3, { f: 0.5, p: 0, q: 1 });
    expect(honest.report(remembered, rng)).toEqual(remembered.bits);
  });

  it("costs its lifetime once, and refuses what is inadmissible", () => {
    const { remember, lifetime, once } = rappor(3, parameters);
    expect(remember(0, seededRng("dp/rappor", 2)).event).toBe(lifetime);
    expect([lifetime, once].map((event) => ("epsilon" in event ? event.epsilon : 0))).toEqual([
      epsilonPermanent(0.5),
      epsilonOneReport(parameters),
    ]);
    for (const bad of [{ f: 0 }, { f: 1 }, { f: Number.NaN }, { p: -0.1 }, { q: 1.1 }, { q: 0.5 }]) {
      expect(() => rappor(3, { ...parameters, ...bad })).toThrow(RangeError);
    }
    expect(() => rappor(1, parameters)).toThrow(RangeError);
    expect(() => remember(3, seededRng("dp/rappor", 2))).toThrow(RangeError);
    expect(() => rappor(4, parameters).report({ bits: [true] }, seededRng("dp/rappor", 2))).toThrow(RangeError);
    expect(() => epsilonPermanent(0.5, 0)).toThrow(RangeError);
  });

  it("takes an epsilon as the budget's kind", () => {
    expect(randomisedResponse(1n as NanoEpsilon).event).toEqual({ kind: "randomised-response", epsilon: 1e-9, options: 2 });
  });
});

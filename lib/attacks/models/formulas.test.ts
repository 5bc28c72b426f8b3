/** Each attack on numbers small enough to compute its score from the definition. */
import { describe, expect, it } from "vitest";
import { cdf } from "../../math/index.ts";
import { seededRng } from "../../random/index.ts";
import { calibratedLoss } from "./calibrated-loss.ts";
import { liraOffline, liraOnline } from "./lira.ts";
import { fitLogistic } from "./logistic.ts";
import { judge } from "./operating-points.ts";
import { recordsOf } from "./records.ts";
import { rmiaOffline, rmiaOnline } from "./rmia.ts";
import { shadowClassifier } from "./shadow-classifier.ts";
import { lossOf, type Shadow, type Signals, signalsOf } from "./signals.ts";

/** Two classes: phi is the difference of the logits. */
const saying = (phi: readonly number[]): Signals =>
  signalsOf(
    Float64Array.from(phi.flatMap((x) => [x, 0])),
    phi.map(() => 0),
    2,
  );
const shadow = (phi: readonly number[], members: readonly number[]): Shadow => ({
  signals: saying(phi),
  members: Uint8Array.from(members),
});

describe("signals", () => {
  it("are the log odds and the loss of the label, for any number of classes", () => {
    const { phi, loss } = signalsOf(Float64Array.of(1, 2, 3, -1, 0, 4), [1, 0], 3);
    const p = [Math.exp(2) / (Math.exp(1) + Math.exp(2) + Math.exp(3)), Math.exp(-1) / (Math.exp(-1) + 1 + Math.exp(4))];
    p.forEach((own, i) => {
      expect(phi[i]).toBeCloseTo(Math.log(own / (1 - own)), 12);
      expect(loss[i]).toBeCloseTo(-Math.log(own), 12);
    });
  });

  it("are finite where the probability is 1, or 0, as a double", () => {
    const { phi, loss } = signalsOf(Float64Array.of(800, 0, -800, 0), [0, 0], 2);
    expect([...phi]).toEqual([800, -800]);
    expect([...loss]).toEqual([0, 800]);
    expect(lossOf(-40)).toBeCloseTo(40, 12);
  });

  it("need a logit for each class of each record", () => {
    expect(() => signalsOf(new Float64Array(5), [0, 1], 2)).toThrow(/4 logits, not 5/);
  });
});

const victim = saying([2, -1, 0.5]);
const shadows = [shadow([3, -2, 0], [1, 0, 0]), shadow([1, -1, 2], [0, 1, 0]), shadow([5, -3, 1], [1, 0, 0]), shadow([0, 0, 6], [0, 1, 0])];

describe("what shadows say of a record", () => {
  it("mean and spread within records, each side for itself", () => {
    const { inside, outside } = recordsOf(shadows, ({ signals }) => signals.phi);
    expect([...inside.count]).toEqual([2, 2, 0]);
    expect([...inside.mean]).toEqual([4, -0.5, 0]);
    expect([...outside.mean]).toEqual([0.5, -2.5, 2.25]);
    expect(inside.variance).toBeCloseTo((2 + 0.5) / 2, 12);
    expect(outside.variance).toBeCloseTo((0.5 + 0.5 + 20.75) / 5, 12);
    expect(() => recordsOf([...shadows, shadow([1], [1])], ({ signals }) => signals.phi)).toThrow(/same pool/);
  });
});

describe("the likelihood ratio attack", () => {
  const density = (x: number, mean: number, variance: number) => Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(variance);

  it("offline: the order is that of the one-sided probability", () => {
    const scores = liraOffline(victim, shadows);
    const sd = Math.sqrt(21.75 / 5);
    [1.5 / sd, 1.5 / sd, -1.75 / sd].forEach((z, i) => {
      expect(cdf(scores[i] as number)).toBeCloseTo(cdf(z), 12);
    });
  });

  it("online: the log of a ratio of densities; a side without shadows is the usual gap away", () => {
    const scores = liraOnline(victim, shadows);
    const [within, without] = [1.25, 21.75 / 5];
    const gap = (4 - 0.5) / 2 - (0.5 - 2.5 + 2.25) / 3;
    [
      [2, 4, 0.5],
      [-1, -0.5, -2.5],
      [0.5, 2.25 + gap, 2.25],
    ].forEach(([phi, inside, outside], i) => {
      const ratio = density(phi as number, inside as number, within) / density(phi as number, outside as number, without);
      expect(scores[i]).toBeCloseTo(Math.log(ratio), 12);
    });
    expect(liraOnline(victim, shadows, "each")[0]).toBeCloseTo(Math.log(density(2, 4, 2) / density(2, 0.5, 0.5)), 12);
  });

  it("has a finite score where shadows agree, and where a side is missing; and needs two", () => {
    const same = [shadow([1, 1, 1], [1, 1, 0]), shadow([1, 1, 1], [0, 1, 0]), shadow([1, 1, 1], [0, 1, 0])];
    for (const attack of [liraOffline, liraOnline]) {
      for (const variance of ["pooled", "each"] as const) {
        expect(attack(victim, same, variance).every(Number.isFinite)).toBe(true);
        expect(attack(victim, same.slice(0, 2), variance).every(Number.isFinite)).toBe(true);
      }
      expect(() => attack(victim, same.slice(0, 1))).toThrow(/two shadow models/);
    }
  });

  it.each([0, 1] as const)("has finite scores where all shadows have all records (%d)", (all) => {
    const extreme = [shadow([1, 2, 3], [all, all, all]), shadow([2, 1, 0], [all, all, all])];
    for (const scores of [liraOffline(victim, extreme), liraOnline(victim, extreme), calibratedLoss(victim, extreme)])
      expect(scores.every(Number.isFinite)).toBe(true);
  });
});

it("the calibrated loss is the outside shadows' mean loss, less the victim's", () => {
  const scores = calibratedLoss(victim, shadows);
  expect(scores[0]).toBeCloseTo((lossOf(1) + lossOf(0)) / 2 - lossOf(2), 12);
  expect(scores[2]).toBeCloseTo((lossOf(0) + lossOf(2) + lossOf(1) + lossOf(6)) / 4 - lossOf(0.5), 12);
  expect(() => calibratedLoss(victim, [])).toThrow(/at least one/);
});

describe("RMIA", () => {
  const population = { victim: saying([0, 1, -2, 3, 0.5]), shadows: shadows.map((_, m) => saying([m, 1 - m, 0.3 * m, 2, -1])) };
  const p = (phi: number) => 1 / (1 + Math.exp(-phi));
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const said = (i: number, member: 0 | 1) =>
    shadows.filter(({ members }) => members[i] === member).map(({ signals }) => p(signals.phi[i] as number));

  it.each([
    ["online", 1, 0.3],
    ["offline", 1, 0.3],
    ["offline", 1.4, 0.8],
    ["online", 0.7, 0],
  ] as const)("%s, gamma %d, a %d: the share of the population that is beaten, record by record", (mode, gamma, a) => {
    const moved = (q: number) => 0.5 * ((1 + a) * q + (1 - a));
    const ofOthers = [0, 1, 2, 3, 4].map(
      (z) => p(population.victim.phi[z] as number) / moved(mean(population.shadows.map(({ phi }) => p(phi[z] as number)))),
    );
    const scores = (mode === "online" ? rmiaOnline : rmiaOffline)(victim, shadows, { population, gamma, a });
    for (let i = 0; i < 3; i++) {
      const [inside, outside] = [said(i, 1), said(i, 0)];
      const general = mode === "online" && inside.length > 0 ? (mean(inside) + mean(outside)) / 2 : moved(mean(outside));
      const ratio = p(victim.phi[i] as number) / general;
      const beaten = ofOthers.filter((z) => ratio / z > gamma).length;
      // The rest is the tie-break, by the ratio itself.
      expect((scores[i] as number) * 6).toBeCloseTo(beaten + ratio / (1 + ratio), 10);
    }
  });

  it("ranks the records of one victim by their ratio, whatever gamma and the population are", () => {
    const rng = seededRng("rmia", 1);
    const many = saying(Array.from({ length: 50 }, () => 6 * rng.real() - 3));
    const two = [0, 1].map((bit) =>
      shadow(
        Array.from({ length: 50 }, () => 6 * rng.real() - 3),
        Array.from({ length: 50 }, (_, i) => (i + bit) % 2),
      ),
    );
    const order = (scores: Float64Array) => Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number));
    const other = { victim: saying([4, -4]), shadows: [saying([0, 1]), saying([2, -1])] };
    const few = { victim: population.victim, shadows: population.shadows.slice(0, 2) };
    expect(order(rmiaOnline(many, two, { population: few }))).toEqual(order(rmiaOnline(many, two, { population: other, gamma: 3 })));
  });

  it("refuses what it cannot compare with", () => {
    expect(() => rmiaOnline(victim, [], { population: { victim, shadows: [] } })).toThrow(/shadow models/);
    expect(() => rmiaOnline(victim, shadows, { population: { victim: saying([]), shadows: shadows.map(() => saying([])) } })).toThrow(
      /nobody trained with/,
    );
    expect(() => rmiaOnline(victim, shadows, { population, gamma: 0 })).toThrow(/Gamma/);
    expect(() => rmiaOnline(victim, shadows, { population, a: 2 })).toThrow(/from 0 to 1/);
  });
});

describe("the shadow classifier", () => {
  it("is at the top of its likelihood: the residuals are orthogonal to every feature, but for the penalty", () => {
    const rng = seededRng("logistic", 1);
    const rows = Array.from({ length: 400 }, () => [6 * rng.real(), rng.real() - 0.5]);
    const of = rows.map(([a, b]) => (rng.real() < 1 / (1 + Math.exp(3 - (a as number) + 2 * (b as number))) ? 1 : 0));
    const odds = fitLogistic(rows, of, 2);
    const residual = rows.map((row, i) => (of[i] as number) - 1 / (1 + Math.exp(-odds(row))));
    for (const feature of [() => 1, (i: number) => rows[i]?.[0] as number, (i: number) => rows[i]?.[1] as number])
      expect(Math.abs(residual.reduce((sum, r, i) => sum + r * feature(i), 0)) / 400).toBeLessThan(0.01);
    expect(odds([5, 0]) - odds([4, 0])).toBeGreaterThan(0.6);
  });

  it("has finite odds where the two kinds are apart, where there is one kind, a constant feature, or no row", () => {
    expect(fitLogistic([[0], [1], [10], [11]], [0, 0, 1, 1], 1)([12])).toBeGreaterThan(2);
    expect(Number.isFinite(fitLogistic([[0], [1]], [1, 1], 1)([5]))).toBe(true);
    expect(Number.isFinite(fitLogistic([[3], [3]], [0, 1], 1)([4]))).toBe(true);
    expect(fitLogistic([], [], 1)([4])).toBe(0);
  });

  it("learns each class for itself", () => {
    // Class 0: members have a larger phi. Class 1: a smaller one.
    const rng = seededRng("classes", 1);
    const labels = Array.from({ length: 200 }, (_, i) => i % 2);
    const members = labels.map(() => rng.below(2));
    const phi = labels.map((label, i) => rng.real() * 2 + (members[i] === label ? 0 : 1.5));
    const signals = signalsOf(Float64Array.from(phi.flatMap((x, i) => (labels[i] === 0 ? [x, 0] : [0, x]))), labels, 2);
    const scores = shadowClassifier(signals, [{ signals, members: Uint8Array.from(members) }]);
    for (const label of [0, 1]) {
      const right = scores.filter((score, i) => labels[i] === label && score > 0 === (members[i] === 1)).length;
      expect(right).toBeGreaterThan(75);
    }
  });
});

describe("operating points", () => {
  it("a constant score is worth nothing, wherever members stand in the list", async () => {
    const { roc, points } = await judge({ members: new Float64Array(50).fill(1), others: new Float64Array(50).fill(1) });
    expect(roc.auc.measured).toBe(0.5);
    expect(points.map(({ tpr, alarms }) => [tpr, alarms])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("counts members above the first score that would be one alarm too many", async () => {
    const others = Float64Array.from({ length: 200 }, (_, i) => i);
    // Two alarms are allowed: 199 and 198. The cut is 197, and a member at 197 is not above it.
    const { points } = await judge({ members: Float64Array.of(500, 198.5, 197.5, 197, 3), others }, 0.95, [0.01, 0.001, 1]);
    expect(points.map(({ alarms, tpr }) => [alarms, tpr])).toEqual([
      [2, 0.6],
      [0, 0.2],
      [200, 1],
    ]);
    // Of 5 members 1: Clopper and Pearson's published interval at 95 %.
    expect(points[1]?.low).toBeCloseTo(0.00505, 5);
    expect(points[1]?.high).toBeCloseTo(0.71642, 5);
  });

  it("refuses scores that are no numbers", async () => {
    await expect(judge({ members: Float64Array.of(Number.NaN), others: Float64Array.of(1) })).rejects.toThrow(/not a number/);
    await expect(judge({ members: new Float64Array(0), others: Float64Array.of(1) })).rejects.toThrow(/both worlds/);
  });
});

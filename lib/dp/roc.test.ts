/** The measured curve, its band, and what may be said of it. Fixed seeds; each bound is one that fresh randomness would break once in a million times or less often. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { drawn } from "./chi-square.fixture.ts";
import { mechanismOf } from "./mechanism.ts";
import { neymanPearson } from "./neyman-pearson.ts";
import { advantageOf, areaUnder, dkw, epsilonAtLeast, greatestAdvantage, measureRoc } from "./roc.ts";

const geometric = (epsilon: number) => mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 });

/** n scores from each world: the answer 0 or 1, plus noise. */
function played(epsilon: number, n: number, seed: number) {
  const rng = seededRng("dp/roc", seed);
  const m = geometric(epsilon);
  const [a, b] = [m.sampler(rng.fork("without")), m.sampler(rng.fork("with"))];
  return measureRoc(
    drawn(n, a),
    drawn(n, () => 1 + b()),
  );
}

const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });

describe("a measured curve", () => {
  it("has the area that pairs have: the right one higher, or half of a tie", () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        let won = 0;
        for (const x of a) for (const y of b) won += y > x ? 1 : y === x ? 0.5 : 0;
        const { auc, points } = measureRoc(a, b);
        expect(auc.measured).toBeCloseTo(won / (a.length * b.length), 12);
        expect([points[0], points.at(-1)]).toEqual([
          { fpr: 0, tpr: 0 },
          { fpr: 1, tpr: 1 },
        ]);
        expect(auc.low).toBeLessThanOrEqual(auc.measured);
        expect(auc.high).toBeGreaterThanOrEqual(auc.measured);
      }),
    );
  });

  it("bounds the area by the worst and the best pair of laws in the band: moving that much mass to the far ends", () => {
    // 100 scores each; with the band's width w = round(100 w)/100 the extremes are samples themselves.
    const [a, b] = [Array.from({ length: 100 }, (_, i) => i % 17), Array.from({ length: 100 }, (_, i) => (i * 7) % 23)];
    const measured = measureRoc(a, b, 1 - 2 * 2 * Math.exp(-2 * 100 * 0.2 ** 2)); // dkw(100, alpha) = 0.2 exactly
    expect(measured.within.fpr).toBeCloseTo(0.2, 12);
    const sorted = (xs: number[]) => [...xs].sort((x, y) => x - y);
    // Best for the attacker: of "without" the highest fifth goes to the bottom, of "with" the lowest fifth to the top.
    const best = measureRoc([...sorted(a).slice(0, 80), ...Array(20).fill(-99)], [...sorted(b).slice(20), ...Array(20).fill(99)]);
    const worst = measureRoc([...sorted(a).slice(20), ...Array(20).fill(99)], [...sorted(b).slice(0, 80), ...Array(20).fill(-99)]);
    expect(measured.auc.high).toBeCloseTo(best.auc.measured, 12);
    expect(measured.auc.low).toBeCloseTo(worst.auc.measured, 12);
  });

  it("has Massart's constant: 99 % for both axes at once is half a percent each", () => {
    expect(dkw(20_000, 0.005)).toBeCloseTo(Math.sqrt(Math.log(400) / 40_000), 15);
    const { within } = measureRoc(new Array(20_000).fill(0), new Array(500).fill(1));
    expect(within.fpr).toBeCloseTo(dkw(20_000, 0.005), 14);
    expect(within.tpr).toBeCloseTo(dkw(500, 0.005), 14);
  });

  it("holds the truth at every threshold and in its area, at least as often as it says", () => {
    const truth = neymanPearson(geometric(1));
    const m = geometric(1);
    const repeats = 400;
    let [curves, areas] = [0, 0];
    for (let seed = 0; seed < repeats; seed++) {
      const rng = seededRng("dp/roc/cover", seed);
      const [x, y] = [m.sampler(rng.fork("without")), m.sampler(rng.fork("with"))];
      const [a, b] = [drawn(150, x), drawn(150, () => 1 + y())];
      const { points, within, auc } = measureRoc(a, b, 0.8);
      const thresholds = [...new Set([...a, ...b])].sort((p, q) => q - p);
      const inBand = thresholds.every((t, i) => {
        const { fpr, tpr } = points[i + 1] as { fpr: number; tpr: number };
        return Math.abs(fpr - m.upperTail(t)) <= within.fpr && Math.abs(tpr - m.upperTail(t - 1)) <= within.tpr;
      });
      if (inBand) curves++;
      if (auc.low <= truth.area && truth.area <= auc.high) areas++;
    }
    const least = 0.8 - 5 * Math.sqrt((0.8 * 0.2) / repeats);
    expect(curves / repeats).toBeGreaterThanOrEqual(least);
    expect(curves).toBeLessThan(repeats); // the band is not so wide that it always holds
    expect(areas / repeats).toBeGreaterThanOrEqual(least);
  });

  it("refuses to be made of nothing", () => expect(() => measureRoc([], [1])).toThrow(RangeError));

  it("is as long as there are different scores", () => expect(measureRoc([1, 1, 2], [2, 3]).points).toHaveLength(4));
  it("knows areas", () => {
    expect(areaUnder([{ fpr: 0, tpr: 1 }])).toBe(1);
    expect(areaUnder([{ fpr: 0.5, tpr: 0.5 }])).toBe(0.125 + 0.25);
  });
});

describe("what may be said", () => {
  it("of an honest mechanism: no more than its epsilon, and nearly that with enough samples", () => {
    for (const epsilon of [0.25, 1, 2]) {
      const measured = played(epsilon, 60_000, 5);
      expect(epsilonAtLeast(measured)).toBeLessThanOrEqual(epsilon);
      expect(epsilonAtLeast(measured)).toBeGreaterThan(epsilon * 0.8);
      const { measured: gain, low, high } = advantageOf(measured);
      expect(low).toBeLessThanOrEqual(greatestAdvantage(epsilon));
      expect(high).toBeGreaterThanOrEqual(greatestAdvantage(epsilon));
      expect(gain).toBeGreaterThan(low);
    }
  });

  it("of one that adds half the noise: that it does not keep what it promised", () => {
    expect(epsilonAtLeast(played(2, 20_000, 6))).toBeGreaterThan(1);
    expect(advantageOf(played(2, 20_000, 6)).low).toBeGreaterThan(greatestAdvantage(1));
  });

  it("of a silence as of a shout: the second half of the definition counts as well", () => {
    // Nine in ten of those who are there are never silent; of the others half are.
    const silent = [...Array(5000).fill(0), ...Array(5000).fill(1)];
    const loud = [...Array(100).fill(0), ...Array(9900).fill(1)];
    expect(epsilonAtLeast(measureRoc(silent, loud))).toBeGreaterThan(2);
  });

  it("with a delta set aside: less", () => {
    const measured = played(1, 20_000, 7);
    expect(epsilonAtLeast(measured, 0.05)).toBeLessThan(epsilonAtLeast(measured));
  });
});

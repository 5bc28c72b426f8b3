import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attoDelta, epsilonAsNumber, nanoEpsilon } from "./budget.ts";
import { lawOfSum } from "./fourier.ts";
import { type MechanismName, mechanismOf } from "./mechanism.ts";
import { beyondRails, type Curve, neymanPearson, thinned } from "./neyman-pearson.ts";

const mechanism = (name: MechanismName, epsilon: number, sensitivity = 1, gridBits = 6) =>
  mechanismOf({ name, epsilon: nanoEpsilon(epsilon), delta: attoDelta(1e-6), sensitivity, gridBits });
const names = ["geometric", "laplace", "gaussian"] as const;
const some = fc.record({
  name: fc.constantFrom(...names),
  epsilon: fc.double({ min: 0.05, max: 8, noNaN: true }),
  sensitivity: fc.integer({ min: 1, max: 4 }),
});

/** Phi, by a series that is good to 1e-12 where it is used (Marsaglia 2004). */
function phi(x: number) {
  let [sum, term] = [x, x];
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - Math.log(2 * Math.PI) / 2);
}

const at = ({ points }: Curve, fpr: number) => {
  const i = points.findIndex((point) => point.fpr >= fpr);
  const [a, b] = [points[Math.max(0, i - 1)], points[i]] as [{ fpr: number; tpr: number }, { fpr: number; tpr: number }];
  return a.fpr === b.fpr ? b.tpr : a.tpr + ((fpr - a.fpr) / (b.fpr - a.fpr)) * (b.tpr - a.tpr);
};

describe("the best attacker", () => {
  it("against geometric noise at sensitivity 1 is right 1/(1 + e^-epsilon) of the time", () => {
    for (const epsilon of [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 8, 20]) {
      const curve = neymanPearson(mechanism("geometric", epsilon));
      expect(curve.area).toBeCloseTo(1 / (1 + Math.exp(-epsilon)), 12);
      const q = Math.exp(-epsilon);
      expect(curve.points).toHaveLength(4);
      expect(curve.points[1]?.fpr).toBeCloseTo(q / (1 + q), 12);
      expect(curve.points[1]?.tpr).toBeCloseTo(1 / (1 + q), 12);
    }
  });

  it("against Laplace noise comes to 1 - e^-epsilon (2 + epsilon) / 4 as the grid gets finer", () => {
    for (const epsilon of [0.5, 1, 3]) {
      const limit = 1 - (Math.exp(-epsilon) * (2 + epsilon)) / 4;
      const coarse = Math.abs(neymanPearson(mechanism("laplace", epsilon, 1, 2)).area - limit);
      const fine = Math.abs(neymanPearson(mechanism("laplace", epsilon, 1, 10)).area - limit);
      expect(fine).toBeLessThan(1e-6);
      expect(fine).toBeLessThan(coarse);
    }
  });

  it("against Gaussian noise comes to Phi(steps / (sigma sqrt 2)), and k answers to sqrt k times the argument", () => {
    const m = mechanism("gaussian", 0.5, 2); // sigma about 15: ties of whole numbers weigh in the fifth digit
    for (const k of [1, 2, 9, 40]) {
      expect(neymanPearson(m, k).area).toBeCloseTo(phi((m.steps * Math.sqrt(k)) / (m.scale * Math.SQRT2)), 4);
    }
  });

  it("sees k answers of geometric noise as k tosses of one coin", () => {
    for (const [epsilon, k] of [
      [0.3, 2],
      [1, 5],
      [0.1, 30],
    ] as const) {
      // Evidence 0 or 1 with probabilities 1/(1+q), q/(1+q): the sum is binomial, and mirrored in the other world.
      const p = 1 / (1 + Math.exp(epsilon));
      let choose = 1;
      const mass = Array.from({ length: k + 1 }, (_, j) => {
        if (j > 0) choose *= (k - j + 1) / j;
        return choose * p ** j * (1 - p) ** (k - j);
      });
      let [area, above] = [0, 0];
      for (let j = k; j >= 0; j--) {
        const [first, second] = [mass[j] as number, mass[k - j] as number];
        area += first * (above + second / 2);
        above += second;
      }
      expect(neymanPearson(mechanism("geometric", epsilon), k).area).toBeCloseTo(area, 12);
    }
  });

  it("has a curve that rises, bends one way, and stays under epsilon and delta at every point", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 3 }), ({ name, epsilon, sensitivity }, k) => {
        const m = mechanism(name, epsilon, sensitivity);
        const { points, area } = neymanPearson(m, k);
        const rails = Math.exp(epsilonAsNumber(m.epsilon) * k);
        // k answers: epsilons and deltas add up, at most. And 1 - tpr has lost digits, which the rails multiply.
        const slack = (name === "gaussian" ? 1e-6 * k : 0) + rails * 1e-14 + 1e-9;
        let [over, back, bend] = [0, 0, 0];
        for (const [i, c] of points.entries()) {
          over = Math.max(over, c.tpr - rails * c.fpr, 1 - c.fpr - rails * (1 - c.tpr));
          const [a, b] = [points[i - 2], points[i - 1]];
          if (b) back = Math.max(back, b.fpr - c.fpr, b.tpr - c.tpr);
          if (a && b) bend = Math.max(bend, (c.tpr - b.tpr) * (b.fpr - a.fpr) - (b.tpr - a.tpr) * (c.fpr - b.fpr));
        }
        expect(over).toBeLessThanOrEqual(slack);
        expect(back).toBe(0);
        expect(bend).toBeLessThan(1e-12);
        expect(area).toBeGreaterThanOrEqual(0.5);
      }),
      { numRuns: 60 },
    );
  });

  it("gains with every answer, and with epsilon", () => {
    for (const name of names) {
      const areas = [1, 2, 4, 8].map((k) => neymanPearson(mechanism(name, 0.5), k).area);
      expect(areas).toEqual([...areas].sort((a, b) => a - b));
      const dearer = [0.1, 0.5, 2].map((epsilon) => neymanPearson(mechanism(name, epsilon)).area);
      expect(dearer).toEqual([...dearer].sort((a, b) => a - b));
    }
  });

  it("keeps the shape of the curve when it is thinned for drawing", () => {
    const curve = neymanPearson(mechanism("laplace", 1, 1, 10));
    const few = thinned(curve.points, 1 / 200);
    expect(few.length).toBeLessThan(400);
    expect([few[0], few.at(-1)]).toEqual([
      { fpr: 0, tpr: 0 },
      { fpr: 1, tpr: 1 },
    ]);
    for (let fpr = 0.02; fpr < 1; fpr += 0.02) expect(at({ points: few, area: 0 }, fpr)).toBeCloseTo(at(curve, fpr), 4);
  });
});

describe("beyond the rails", () => {
  it("of geometric and Laplace noise there is nothing", () => {
    fc.assert(
      fc.property(some, ({ name, epsilon, sensitivity }) => {
        fc.pre(name !== "gaussian");
        expect(beyondRails(mechanism(name, epsilon, sensitivity))).toEqual({ excess: [0, 0], mass: [0, 0] });
      }),
    );
  });

  it("of Gaussian noise the excess is at most delta in both directions, close to it, and the plain mass is several times larger", () => {
    for (const epsilon of [0.1, 0.5, 1, 2]) {
      const { excess, mass } = beyondRails(mechanism("gaussian", epsilon));
      for (const side of [0, 1] as const) {
        expect(excess[side]).toBeLessThanOrEqual(1e-6);
        expect(excess[side]).toBeGreaterThan(0.9e-6);
        expect(mass[side]).toBeGreaterThan(5 * excess[side]);
      }
      expect(excess[0]).toBeCloseTo(excess[1], 15);
      expect(mass[0]).toBeCloseTo(mass[1], 12);
    }
  });

  it("is the sum that it is said to be, by the definition, output by output", () => {
    for (const epsilon of [0.3, 1, 3]) {
      const m = mechanism("gaussian", epsilon, 2);
      const want = { excess: [0, 0], mass: [0, 0] };
      for (let o = -400; o <= 400; o++) {
        const worlds = [m.pmf(o), m.pmf(o - m.steps)] as const;
        for (const side of [0, 1] as const) {
          const [p, q] = [worlds[side], worlds[1 - side] as number];
          if (!(p > Math.exp(epsilon) * q)) continue;
          want.excess[side] = (want.excess[side] as number) + p - Math.exp(epsilon) * q;
          want.mass[side] = (want.mass[side] as number) + p;
        }
      }
      const got = beyondRails(m);
      for (const side of [0, 1] as const) {
        expect(got.excess[side]).toBeCloseTo(want.excess[side] as number, 14);
        expect(got.mass[side]).toBeCloseTo(want.mass[side] as number, 14);
      }
    }
  });
});

describe("the law of a sum", () => {
  it("is what convolving by hand gives", () => {
    const law = Float64Array.of(0.5, 0.2, 0, 0, 0, 0, 0.1, 0.2); // 0, 1, -2, -1
    const by = (a: Float64Array, b: Float64Array) => {
      const out = new Float64Array(8);
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < 8; j++) out[(i + j) % 8] = (out[(i + j) % 8] as number) + (a[i] as number) * (b[j] as number);
      return out;
    };
    let want = law;
    for (let k = 2; k <= 5; k++) {
      want = by(want, law);
      for (const [i, mass] of lawOfSum(law, k).entries()) expect(mass).toBeCloseTo(want[i] as number, 14);
    }
  });
});

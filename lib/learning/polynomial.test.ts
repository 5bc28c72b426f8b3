import { describe, expect, it } from "vitest";
import { measureRoc } from "../dp/roc.ts";
import { seededRng } from "../random/index.ts";
import { fitPolynomial, noisySine, squaredErrors, valueAt } from "./polynomial.ts";

const meanOf = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0) / list.length;

describe("least squares", () => {
  it("finds a polynomial that is there", () => {
    const x = Float64Array.from({ length: 9 }, (_, i) => -1 + i / 4);
    const truth = (at: number) => 2 - at + 3 * at ** 2 - 0.5 * at ** 3;
    const fit = fitPolynomial({ x, y: x.map(truth) }, 3);
    for (const at of [-1, -0.3, 0, 0.77, 1]) expect(valueAt(fit, at)).toBeCloseTo(truth(at), 13);
  });

  it("leaves errors that are orthogonal to everything of its degree, also at degree 20", () => {
    const points = noisySine(30, 0.3, seededRng("polynomial", 1));
    for (const degree of [0, 1, 5, 20]) {
      const fit = fitPolynomial(points, degree);
      const errors = points.x.map((at, i) => (points.y[i] as number) - valueAt(fit, at));
      // Rounding is in proportion to the coefficients, which are large where random points leave gaps.
      const size = Math.max(...fit.map(Math.abs));
      for (let k = 0; k <= degree; k++) {
        const dot = errors.reduce((sum, error, i) => sum + error * Math.cos(k * Math.acos(points.x[i] as number)), 0);
        expect(Math.abs(dot)).toBeLessThan(30 * 2 ** -50 * size);
      }
    }
  });

  it("refuses what does not determine a polynomial", () => {
    const points = noisySine(5, 0.3, seededRng("polynomial", 2));
    expect(() => fitPolynomial(points, 5)).toThrow(/it takes 6/);
    expect(() => fitPolynomial(points, -1)).toThrow(/degree/);
    expect(() => fitPolynomial({ x: new Float64Array(5), y: points.y }, 2)).toThrow(/fewer than 3 places/);
  });
});

it("tells more of its points the higher its degree (reference: AUC .526 at degree 1, .638 at 9, .863 at 20)", () => {
  const runs = Array.from({ length: 60 }, (_, run) => {
    const rng = seededRng("polynomial/auc", run);
    return { points: noisySine(30, 0.3, rng.fork("in")), others: noisySine(30, 0.3, rng.fork("out")) };
  });
  const aucAt = (degree: number) => {
    const errors = runs.map(({ points, others }) => {
      const fit = fitPolynomial(points, degree);
      return { inside: squaredErrors(fit, points), outside: squaredErrors(fit, others) };
    });
    const [inside, outside] = [errors.flatMap((run) => [...run.inside]), errors.flatMap((run) => [...run.outside])];
    const scores = (list: readonly number[]) => list.map((x) => -x);
    return { auc: measureRoc(scores(outside), scores(inside)).auc.measured, error: meanOf(inside) };
  };
  const [one, nine, twenty] = [aucAt(1), aucAt(9), aucAt(20)];
  expect(one.auc).toBeCloseTo(0.526, 1);
  expect(nine.auc).toBeCloseTo(0.638, 1);
  expect(twenty.auc).toBeCloseTo(0.863, 1);
  expect(twenty.error).toBeLessThan(nine.error);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { meanDistance, meanSize, pmf, sampler, upperTail, variance } from "./discrete-laplace.ts";
import { rational } from "./rational.ts";
import { summedBothWays } from "./sums.fixture.ts";
import file from "./vectors/discrete-laplace.json" with { type: "json" };

const near = (got: number, want: number, rel: number) => expect(Math.abs(got - want)).toBeLessThanOrEqual(Math.abs(want) * rel);

describe("discrete Laplace: reference numbers", () => {
  const checks: Readonly<Record<string, (params: Record<string, unknown>, expect: Record<string, number>, rel: number) => void>> = {
    "discreteLaplace.pmf": ({ scale, x }, { p }, rel) => near(pmf(1 / (scale as number), x as number), p as number, rel),
    "discreteLaplace.tail": ({ scale, a }, { p }, rel) => near(2 * upperTail(1 / (scale as number), a as number), p as number, rel),
    "discreteLaplace.variance": ({ scale }, { variance: v }, rel) => near(variance(1 / (scale as number)), v as number, rel),
    "discreteLaplace.accuracy": ({ scale, alpha }, { a }) => {
      const outside = (m: number) => 2 * upperTail(1 / (scale as number), m);
      expect(outside(a as number)).toBeLessThanOrEqual(alpha as number);
      expect(outside((a as number) - 1)).toBeGreaterThan(alpha as number);
    },
  };
  it.each(file.vectors)("$id", ({ mechanism, params, expect: wanted, tolerance }) => {
    const check = checks[mechanism];
    if (!check) throw new Error(`Nothing here checks ${mechanism}.`);
    check(params, wanted as unknown as Record<string, number>, (tolerance as { rel?: number }).rel ?? 0);
  });
});

const rates = fc.double({ min: 1e-3, max: 30, noNaN: true });

describe("discrete Laplace", () => {
  it("adds up to one, to its moments and to its tails", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: -50, max: 50 }), (rate, x) => {
        const far = Math.ceil(45 / rate) + Math.abs(x);
        near(
          summedBothWays((y) => pmf(rate, y), far),
          1,
          1e-12,
        );
        near(
          summedBothWays((y) => y * y * pmf(rate, y), far),
          variance(rate),
          1e-12,
        );
        near(
          summedBothWays((y) => Math.abs(y) * pmf(rate, y), far),
          meanSize(rate),
          1e-12,
        );
        const to = Math.abs(x);
        near(
          summedBothWays((y) => Math.abs(y - to) * pmf(rate, y), far),
          meanDistance(rate, to),
          1e-12,
        );
        const tail = summedBothWays((y) => (y >= x ? pmf(rate, y) : 0), far);
        expect(Math.abs(tail - upperTail(rate, x))).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it("changes by at most a factor e^rate a step", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: -20, max: 20 }), (rate, x) => {
        fc.pre(rate * Math.abs(x) < 600);
        expect(Math.abs(Math.log(pmf(rate, x) / pmf(rate, x + 1)))).toBeLessThan(rate * (1 + 1e-12) + 1e-12);
      }),
    );
  });

  it("draws the same under the same seed on every machine (pinned), and differently under another", () => {
    const first = (seed: number) => {
      const draw = sampler(rational(1n, 5n), seededRng("dp", seed).fork("noise"));
      return Array.from({ length: 12 }, draw);
    };
    // Computed by this code once: links that people share must keep giving the same noise.
    expect(first(7)).toEqual([7, 2, 4, -4, 0, 2, -6, 3, 7, 2, 2, -13]);
    expect(first(8)).not.toEqual(first(7));
  });
});

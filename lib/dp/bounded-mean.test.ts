import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { boundedMean, boundedSum, meanBand } from "./bounded-mean.ts";
import { type NanoEpsilon, nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { pmf } from "./discrete-laplace.ts";
import type { Event, Relation } from "./event.ts";
import { EPSILONS } from "./guarantee.fixture.ts";

const RELATIONS: readonly Relation[] = ["add-remove", "replace-one"];
const bounds = { lower: -5, upper: 20 };
const QUIET = nanoEpsilon(100_000);

/** The pure epsilon of composed discrete Laplace noise. */
const pureOf = (event: Event): number =>
  event.kind === "compose"
    ? event.parts.reduce((sum, part) => sum + pureOf(part), 0)
    : event.kind === "discrete-laplace"
      ? event.rate * event.steps
      : Number.NaN;

describe("bounded sums and means", () => {
  it.each(EPSILONS)("spend epsilon %d in all", (epsilon) => {
    for (const relation of RELATIONS) {
      for (const make of [boundedSum, boundedMean]) {
        expect(Math.abs(pureOf(make({ epsilon: nanoEpsilon(epsilon), relation, ...bounds }).event) / epsilon - 1)).toBeLessThan(1e-12);
      }
    }
  });

  it("moves the sum by at most the steps that its event declares", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 20 }),
        fc.integer(),
        fc.constantFrom(...RELATIONS),
        (rest, x, relation) => {
          const sum = boundedSum({ epsilon: QUIET, relation, ...bounds });
          const exact = (rows: readonly number[]) => sum.release(rows, seededRng("dp/bounded", 1)).value;
          const moved = exact([x, ...rest]) - exact(relation === "add-remove" ? rest : [-x, ...rest]);
          expect(Math.abs(moved)).toBeLessThanOrEqual(sum.event.kind === "discrete-laplace" ? sum.event.steps : 0);
        },
      ),
    );
    expect(boundedSum({ epsilon: QUIET, relation: "add-remove", ...bounds }).event).toMatchObject({ steps: 20 });
    expect(boundedSum({ epsilon: QUIET, relation: "replace-one", ...bounds }).event).toMatchObject({ steps: 25 });
  });

  it("are the clipped sum and the clipped mean, with next to no noise", () => {
    const values = [-100, 3, 4, 100];
    for (const relation of RELATIONS) {
      expect(boundedSum({ epsilon: QUIET, relation, ...bounds }).release(values, seededRng("dp/bounded", 2)).value).toBe(22);
      expect(boundedMean({ epsilon: QUIET, relation, ...bounds }).release(values, seededRng("dp/bounded", 2)).value).toBe(5.5);
    }
  });

  it("draws noise of its law (chi-square at 1e-6, fixed seed)", () => {
    const sum = boundedSum({ epsilon: nanoEpsilon(5), relation: "replace-one", lower: 0, upper: 5 });
    const rng = seededRng("dp/bounded", 3);
    const { chi2, bound } = fitOf(
      drawn(6000, () => sum.release([2, 3, 9], rng).value - 10),
      (x) => pmf(1, x),
    );
    expect(chi2).toBeLessThan(bound);
    const mean = boundedMean({ epsilon: nanoEpsilon(5), relation: "replace-one", lower: 0, upper: 5 });
    const many = new Array(1000).fill(2);
    const fit = fitOf(
      drawn(6000, () => Math.round(mean.release(many, rng).value * 1000) - 2000),
      (x) => pmf(1, x),
    );
    expect(fit.chi2).toBeLessThan(fit.bound);
  });

  it("keep a mean within its bounds, even of nobody", () => {
    const mean = boundedMean({ epsilon: nanoEpsilon(0.01), relation: "add-remove", ...bounds });
    const rng = seededRng("dp/bounded", 4);
    for (let i = 0; i < 200; i++) {
      const { value, event } = mean.release([], rng.fork(`${i}`));
      expect(value >= -5 && value <= 20).toBe(true);
      expect(event).toBe(mean.event);
    }
    expect(() => boundedMean({ epsilon: QUIET, relation: "replace-one", ...bounds }).release([], rng)).toThrow(RangeError);
  });

  it("refuse what is inadmissible", () => {
    for (const make of [boundedSum, boundedMean]) {
      for (const bad of [{ lower: 20 }, { lower: 0.5 }, { upper: Number.NaN }, { upper: Number.POSITIVE_INFINITY }]) {
        expect(() => make({ epsilon: QUIET, relation: "add-remove", ...bounds, ...bad })).toThrow(RangeError);
      }
      expect(() => make({ epsilon: QUIET, relation: "add-remove", ...bounds }).release([1, 0.5], seededRng("dp/bounded", 5))).toThrow(
        "Value 1",
      );
    }
    expect(() => boundedMean({ epsilon: 1n as NanoEpsilon, relation: "add-remove", ...bounds })).toThrow("at least two");
  });
});

describe("the band around a mean of unknown count", () => {
  const request = { epsilon: nanoEpsilon(0.5), relation: "add-remove", ...bounds } as const;

  // 500 draws of an event of probability 0.9 or more: fewer than 415 come with probability below 1e-6 (exact binomial), under a fixed seed.
  it.each([[[20, 20, 20, 20]], [Array.from({ length: 60 }, (_, i) => (i % 26) - 5)], [[-5]]])(
    "covers the mean of %j as often as it says",
    (values) => {
      const mean = boundedMean(request);
      const exact = values.reduce((a, b) => a + b, 0) / values.length;
      const rng = seededRng("dp/band", values.length);
      let inside = 0;
      for (let i = 0; i < 500; i++) {
        const { parts } = mean.release(values, rng.fork(String(i)));
        const [low, high] = meanBand(request, parts ?? { halves: 0, people: 0 }, 0.9);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(bounds.lower);
        expect(high).toBeLessThanOrEqual(bounds.upper);
        if (exact >= low && exact <= high) inside++;
      }
      expect(inside).toBeGreaterThanOrEqual(415);
    },
  );

  it("closes in on the mean where there is no noise to speak of", () => {
    const quiet = { ...request, epsilon: QUIET };
    const { value, parts } = boundedMean(quiet).release([1, 2, 6], seededRng("dp/band", 1));
    expect(parts).toEqual({ halves: 2 * 9 - 3 * 15, people: 3 });
    for (const end of meanBand(quiet, parts ?? { halves: 0, people: 0 }, 0.95)) expect(end).toBeCloseTo(value, 9);
  });
});

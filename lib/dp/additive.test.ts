import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { deltaInterval, epsilonInterval } from "./account/pld.ts";
import { type AdditiveRequest, additive } from "./additive.ts";
import { attoDelta, deltaAsNumber, type NanoEpsilon, nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import type { Relation } from "./event.ts";
import { deltaBetween, ROUNDING } from "./guarantee.fixture.ts";
import { loadAdditive } from "./index.ts";
import { type MechanismName, mechanismOf } from "./mechanism.ts";
import { rational, times, toNumber } from "./rational.ts";
import type { ReleaseUnder } from "./release.ts";
import { type Sensitivity, sensitivityOf } from "./sensitivity.ts";

const NAMES: readonly MechanismName[] = ["geometric", "laplace", "gaussian"];
const DELTA = 1e-6;
/** How far one person moves a number. */
const by = (change: number): Sensitivity<"add-remove"> => sensitivityOf({ query: "sum", lower: 0, upper: change }, "add-remove");
const asked = (name: MechanismName, sensitivity = by(3), epsilon: NanoEpsilon = nanoEpsilon(1)): AdditiveRequest<"add-remove"> => ({
  name,
  epsilon,
  sensitivity,
  ...(name === "gaussian" && { delta: attoDelta(DELTA) }),
  ...(name === "laplace" && { gridBits: 3 }),
});

describe("a number with noise", () => {
  it("opens by its door", async () => expect((await loadAdditive()).additive).toBe(additive));

  it.each(NAMES)("%s: comes back on the grid, as far from where it was put as the noise is wide", (name) => {
    const { release, noise } = additive(asked(name));
    const values = name === "laplace" ? fc.double({ min: -1e9, max: 1e9, noNaN: true }) : fc.integer();
    fc.assert(
      fc.property(values, fc.nat(), (value, seed) => {
        const rng = () => seededRng("dp/additive", seed);
        const steps = release(value, rng()).value / noise.grid;
        expect(Number.isInteger(steps)).toBe(true);
        const noisedBy = release(0, rng()).value / noise.grid;
        expect(Math.abs((steps - noisedBy) * noise.grid - value)).toBeLessThanOrEqual(noise.grid / 2);
      }),
    );
  });

  it("moves by no more steps than its event says when the value moves by its sensitivity (Laplace, any real number)", () => {
    // On a grid of 1/64, so that sum and difference of the doubles are exact, and the values are not on the mechanism's grid of 1/8.
    const some = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((x) => x / 64);
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 2 ** 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (value, most, share) => {
        const { release, event } = additive(asked("laplace", by(most / 64)));
        const there = value + Math.floor(most * share) / 64;
        const moved = (release(there, seededRng("dp/additive", 1)).value - release(value, seededRng("dp/additive", 1)).value) * 8;
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(event.kind === "discrete-laplace" ? event.steps : Number.NaN);
      }),
    );
    expect(additive(asked("laplace", by(1.01))).event).toMatchObject({ steps: 9 });
  });

  it.each(NAMES)("%s: what it releases is what an accountant needs, and owes the epsilon that was asked for", (name) => {
    for (const [epsilon, change] of [
      [0.1, 1],
      [1, 3],
      [2, 1.3],
      [4, 25],
    ] as const) {
      const { release, event, noise } = additive(asked(name, by(change), nanoEpsilon(epsilon)));
      const released = release(7, seededRng("dp/additive", 2));
      expect(released.event).toBe(event);
      const delta = deltaAsNumber(noise.delta);
      const owed = epsilonInterval(released, delta);
      if (!owed.readable) throw new Error(owed.why);
      expect(owed.epsilon).toBeLessThanOrEqual(epsilon * (1 + (delta > 0 ? 1e-6 : ROUNDING)));
      // Sigma is calibrated in units of 1/1024.
      expect(owed.atLeast).toBeGreaterThan(epsilon * (delta > 0 ? 0.998 : 1 - ROUNDING));
      // By the probabilities themselves, in the middle of the curve.
      const [low, high] = noise.support(1 - 1e-13);
      const world = (from: number) => Array.from({ length: high - low + noise.steps + 1 }, (_, i) => noise.pmf(low + i - from));
      const truth = deltaBetween(world(0), world(noise.steps), epsilon / 2);
      const between = deltaInterval(released, epsilon / 2);
      if (!between.readable) throw new Error(between.why);
      expect(between.atLeast).toBeLessThanOrEqual(truth + 1e-12);
      expect(between.delta).toBeGreaterThanOrEqual(truth - 1e-12);
      expect(between.delta).toBeLessThanOrEqual(truth * 1.01 + 1e-12);
    }
  });

  it.each(NAMES)("%s: draws its law (chi-square at 1e-6, fixed seed)", (name) => {
    const { release, noise } = additive(asked(name));
    const rng = seededRng("dp/additive", 3).fork(name);
    const value = name === "laplace" ? 2.3125 : 2; // 18.5 steps of 1/8: halves go up
    const middle = name === "laplace" ? 19 : 2;
    const { chi2, bound, cells } = fitOf(
      drawn(20_000, () => release(value, rng).value / noise.grid - middle),
      noise.pmf,
    );
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBeGreaterThan(10);
  });

  it("has the Gaussian's own discrete event", () => {
    const { event, noise } = additive(asked("gaussian"));
    expect(event).toEqual({ kind: "discrete-gaussian", sigma2: noise.scale ** 2, steps: 3 });
    expect(toNumber(times(noise.lossPerStep, rational(2n)))).toBeCloseTo(3 / noise.scale ** 2, 14);
  });

  it("is exact where noise is wider than doubles count: no last bit of a rounded sum shows the value's", () => {
    // Scale 2^53. Rounded before it is added, noise beyond 2^53 is even, and an odd value then ends on a multiple of 4.
    const wide = additive(asked("geometric", by(2 ** 40), nanoEpsilon(2 ** -13)));
    for (const value of [0, 1]) {
      const rng = seededRng("dp/additive", 4);
      const beyond = drawn(400, () => Math.abs(wide.release(value, rng).value)).filter((x) => x > 2 ** 53 && x < 2 ** 54);
      // Of 93 expected, each is 2 more than such a multiple with probability 1/4: none at all has one of e^-23.
      expect(beyond.filter((x) => x % 4 === 2).length).toBeGreaterThan(0);
    }
  });

  it("carries the relation of its sensitivity, in the value and in the type", () => {
    const count = { query: "count" } as const;
    const replaced = additive({ ...asked("geometric"), sensitivity: sensitivityOf(count, "replace-one") });
    const release: ReleaseUnder<"replace-one", number> = replaced.release(1, seededRng("dp/additive", 5));
    expect([replaced.relation, release.relation]).toEqual(["replace-one", "replace-one"]);
    // @ts-expect-error a sensitivity under replace-one is not for a query whose neighbours come and go
    expect(additive<"add-remove">({ ...asked("geometric"), sensitivity: sensitivityOf(count, "replace-one") }).relation).toBe(
      "replace-one",
    );
    // @ts-expect-error and the other way round
    expect(additive<"replace-one">(asked("geometric")).relation).toBe("add-remove");
    // @ts-expect-error what was released under the one is not counted under the other
    const other: ReleaseUnder<"add-remove", number> = release;
    expect(other).toBe(release);
    // @ts-expect-error a plain number is under no relation
    expect(() => additive({ ...asked("geometric"), sensitivity: 1 })).toThrow(RangeError);
    const some: Relation = replaced.relation;
    // @ts-expect-error nor is one that is known at run time only under either
    const unknown: AdditiveRequest<"add-remove"> = { ...asked("geometric"), sensitivity: sensitivityOf(count, some as Relation) };
    expect(unknown.sensitivity.l1).toBe(1);
  });

  it("refuses a list's sensitivity, what is no number for its grid, and what no noise can hide", () => {
    const list = sensitivityOf({ query: "histogram", maxPartitions: 2 }, "add-remove");
    expect(() => additive(asked("geometric", list))).toThrow("is a list's (l1 2,");
    expect(() => additive({ ...asked("laplace"), gridBits: -1 })).toThrow("bits");
    expect(() => additive({ ...asked("laplace"), gridBits: 41 })).toThrow(RangeError);
    expect(() => additive({ ...asked("gaussian"), delta: attoDelta(0) })).toThrow("delta above 0");
    const rng = seededRng("dp/additive", 6);
    for (const name of NAMES) {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
        expect(() => additive(asked(name)).release(bad, rng), `${name} ${bad}`).toThrow(RangeError);
    }
    for (const name of ["geometric", "gaussian"] as const)
      expect(() => additive(asked(name)).release(0.5, rng)).toThrow("it must be a whole number");
  });

  it("is the mechanism of the same parameters", () => {
    for (const name of NAMES) {
      const { sensitivity, ...rest } = asked(name);
      const { event, scale } = mechanismOf({ ...rest, sensitivity: sensitivity.l1 });
      expect(additive(asked(name))).toMatchObject({ event, noise: { scale } });
    }
  });
});

import { expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { epsilonLowerBound } from "./audit.ts";
import { runsToShow } from "./audit-power.ts";
import { nanoEpsilon } from "./budget.ts";
import { mechanismOf } from "./mechanism.ts";

/** Of geometric noise, the event "at least the larger count". */
const chancesOf = (epsilon: number) => ({ frequent: 1 / (1 + Math.exp(-epsilon)), rare: 1 / (1 + Math.exp(epsilon)) });

it("finds the number at which the bound passes the claim: one less does not show it", () => {
  for (const [kept, claim, alpha] of [
    [2, 1, 0.01],
    [1.2, 1, 0.01],
    [0.5, 0.1, 1e-6],
  ] as const) {
    const { frequent, rare } = chancesOf(kept);
    const runs = runsToShow(chancesOf(kept), claim, 0, alpha) as number;
    const bound = (tries: number) =>
      epsilonLowerBound(
        { frequent: { hits: Math.floor(tries * frequent), tries }, rare: { hits: Math.ceil(tries * rare), tries } },
        0,
        alpha,
      );
    expect(bound(runs)).toBeGreaterThan(claim);
    expect(bound(Math.floor(runs * 0.98))).toBeLessThan(claim * 1.001);
  }
});

it("needs about four times the runs for half of the excess", () => {
  const [ten, five] = [1.1, 1.05].map((kept) => runsToShow(chancesOf(kept), 1, 0, 0.01) as number) as [number, number];
  expect(five / ten).toBeGreaterThan(3.4);
  expect(five / ten).toBeLessThan(4.6);
});

it("names a number at which audits do succeed about half of the time", () => {
  const runs = runsToShow(chancesOf(1.5), 1, 0, 0.05) as number;
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1.5), sensitivity: 1 }).sampler(seededRng("audit-power", 1));
  let shown = 0;
  for (let audit = 0; audit < 200; audit++) {
    const hits = (below: number) => Array.from({ length: runs }, draw).filter((noise) => noise >= below).length;
    if (epsilonLowerBound({ frequent: { hits: hits(0), tries: runs }, rare: { hits: hits(1), tries: runs } }, 0, 0.05) > 1) shown++;
  }
  // Half of 200, six standard deviations of a fair coin each way; the seed is fixed.
  expect(Math.abs(shown - 100)).toBeLessThan(43);
});

it("knows what no number of runs shows, and what is no chance", () => {
  expect(runsToShow(chancesOf(1), 1, 0, 0.01)).toBeUndefined();
  expect(runsToShow({ frequent: 0, rare: 0 }, 1, 0, 0.01)).toBeUndefined();
  expect(() => runsToShow({ frequent: 1.5, rare: 0 }, 1, 0, 0.01)).toThrow(RangeError);
  expect(() => runsToShow(chancesOf(1), 1, 0, 0)).toThrow(RangeError);
});

import { expect, it } from "vitest";
import type { Leg } from "../../../lib/experiments/psi-race.verdicts.ts";
import { linesOf } from "./shapes.ts";

const legs = (...seconds: readonly (number | undefined)[]) =>
  seconds.map((each, i) => ({ most: 16 * 4 ** i, rows: [{ id: "kkrt", seconds: each }] })) as unknown as Leg[];

it("draws from one power of ten to another, and from the first size to the last", () => {
  const drawn = linesOf(legs(0.02, 0.2, 2), "seconds");
  const [line] = drawn?.lines ?? [];
  expect(line?.at.map(([x]) => x)).toEqual([0, 50, 100]);
  const heights = [3, 2, 1].map((left) => (100 / 3) * (left - Math.log10(2))); // 2 stands a little above 1, and so on
  for (const [i, [, y]] of (line?.at ?? []).entries()) expect(y).toBeCloseTo(heights[i] as number, 9);
  expect(drawn?.ys.map(({ at }) => Math.round(at))).toEqual([100, 67, 33, 0]);
});

it("puts values that are all the same power of ten at the bottom, leaves out what did not run, and draws no line of one size", () => {
  expect(linesOf(legs(0.1, undefined, 0.1), "seconds")?.lines[0]?.at).toEqual([
    [0, 100],
    [100, 100],
  ]);
  expect(linesOf(legs(0.1), "seconds")).toBeUndefined();
  expect(linesOf(legs(undefined, undefined), "seconds")).toBeUndefined();
});

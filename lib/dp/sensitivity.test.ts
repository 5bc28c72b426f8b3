import { describe, expect, it } from "vitest";
import type { Relation } from "./event.ts";
import { rowsOf } from "./guarantee.fixture.ts";
import { type CountingQuery, type QueryUnder, sensitivityOf } from "./sensitivity.ts";

const RELATIONS: readonly Relation[] = ["add-remove", "replace-one"];

/** The largest move that one person makes, over all small data sets: by trying. */
function byTrying(values: readonly number[], n: number, relation: Relation, answer: (rows: readonly number[]) => number): number {
  let worst = 0;
  for (const rows of rowsOf(values, n)) {
    const rest = rows.slice(1);
    const others = relation === "add-remove" ? [rest] : values.map((value) => [value, ...rest]);
    for (const other of others) worst = Math.max(worst, Math.abs(answer(rows) - answer(other)));
  }
  return worst;
}

const sum = (rows: readonly number[]) => rows.reduce((a, b) => a + b, 0);
const mean = (rows: readonly number[]) => sum(rows) / rows.length;
const variance = (rows: readonly number[]) => mean(rows.map((x) => (x - mean(rows)) ** 2));

describe("sensitivities", () => {
  it("of a count and a sum are what trying finds, under both relations", () => {
    for (const relation of RELATIONS) {
      expect(byTrying([0, 1], 4, relation, sum)).toBe(sensitivityOf({ query: "count" }, relation).l1);
      for (const [lower, upper] of [
        [-5, 20],
        [-7, -2],
        [0, 3],
      ] as const) {
        const { l1, l2, lInfinity, relation: carried } = sensitivityOf({ query: "sum", lower, upper }, relation);
        expect(byTrying([lower, upper], 3, relation, sum)).toBe(l1);
        expect([l2, lInfinity, carried]).toEqual([l1, l1, relation]);
      }
    }
  });

  it("of a mean and a variance are what trying finds, where n is public", () => {
    for (const n of [2, 3, 6]) {
      const bounds = { lower: -1, upper: 3, n };
      // A variance is convex in each value: its largest moves are between extremes, and one step in between finds no larger one.
      const values = [-1, 1, 3];
      const found = { mean: byTrying(values, n, "replace-one", mean), variance: byTrying(values, n, "replace-one", variance) };
      expect(sensitivityOf({ query: "mean", ...bounds }, "replace-one").l1).toBeCloseTo(found.mean, 12);
      expect(sensitivityOf({ query: "variance", ...bounds }, "replace-one").l1).toBeCloseTo(found.variance, 12);
    }
  });

  it("of a histogram are what trying finds: who is replaced leaves keys and enters others", () => {
    // One person's counts in four keys: at most two keys, at most three times each.
    const people = rowsOf([0, 1, 2, 3], 4).filter((row) => row.filter((x) => x > 0).length <= 2);
    const none = [0, 0, 0, 0];
    for (const relation of RELATIONS) {
      const { l1, l2, lInfinity } = sensitivityOf({ query: "histogram", maxPartitions: 2, maxPerPartition: 3 }, relation);
      const found = { l1: 0, l2: 0, lInfinity: 0 };
      for (const before of people) {
        for (const after of relation === "add-remove" ? [none] : people) {
          const moves = before.map((x, i) => Math.abs(x - (after[i] as number)));
          found.l1 = Math.max(found.l1, sum(moves));
          found.l2 = Math.max(found.l2, Math.sqrt(sum(moves.map((x) => x * x))));
          found.lInfinity = Math.max(found.lInfinity, ...moves);
        }
      }
      expect(found.l1).toBe(l1);
      expect(found.l2).toBeCloseTo(l2, 12);
      expect(found.lInfinity).toBe(lInfinity);
    }
  });

  it("are refused where they do not exist", () => {
    const bad: CountingQuery[] = [
      { query: "sum", lower: 2, upper: 1 },
      { query: "sum", lower: 0, upper: 0 },
      { query: "sum", lower: Number.NaN, upper: 1 },
      { query: "sum", lower: 0, upper: Number.POSITIVE_INFINITY },
      { query: "histogram", maxPartitions: 0 },
      { query: "histogram", maxPerPartition: 0.5 },
    ];
    for (const query of bad) for (const relation of RELATIONS) expect(() => sensitivityOf(query, relation)).toThrow(RangeError);
    expect(() => sensitivityOf({ query: "mean", lower: 0, upper: 1, n: 0 }, "replace-one")).toThrow(RangeError);
    expect(() => sensitivityOf({ query: "variance", lower: 0, upper: 1, n: 1 }, "replace-one")).toThrow("Nobody can move");
    const averaged: QueryUnder<"replace-one"> = { query: "mean", lower: 0, upper: 1, n: 5 };
    // @ts-expect-error the type says it already: a mean over a public number of people is for replace-one
    expect(() => sensitivityOf<"add-remove">(averaged, "add-remove")).toThrow("n is no constant");
  });
});

import { describe, expect, it } from "vitest";
import type { Results } from "./family.ts";
import { compareAll, namedTolerance, type Tolerance } from "./tolerance.ts";

const near = (got: Results, want: Results, tolerance: Tolerance = {}) => compareAll(got, want, tolerance).map((each) => each.near);

describe("near enough", () => {
  it.each<[string, Tolerance, number, boolean]>([
    ["rel, inside", { rel: 1e-3 }, 2.0019, true],
    ["rel, outside", { rel: 1e-3 }, 2.0021, false],
    ["abs, inside", { abs: 0.1 }, 1.91, true],
    ["abs, outside", { abs: 0.1 }, 1.89, false],
    ["either is enough", { abs: 0.1, rel: 1e-9 }, 2.05, true],
    ["exact", { exact: true }, 2 + 4e-16, false],
    ["nothing said is exact", {}, 2.0000001, false],
    ["at most, below", { upperBound: true }, 0.3, true],
    ["at most, above", { upperBound: true, abs: 1 }, 2.1, false],
    ["no number is near nothing", { abs: 100, rel: 100 }, Number.NaN, false],
    ["nor below", { upperBound: true }, Number.NaN, false],
    ["endless is not near", { rel: 1 }, Number.POSITIVE_INFINITY, false],
  ])("%s", (_, tolerance, got, expected) => expect(near({ x: got }, { x: 2 }, tolerance)).toEqual([expected]));

  it("goes into lists and records, and a missing or surplus part is off", () => {
    const tolerance = { rel: 0.1 };
    expect(near({ x: [1, 2.1] }, { x: [1, 2] }, tolerance)).toEqual([true]);
    expect(near({ x: [1, 2.3] }, { x: [1, 2] }, tolerance)).toEqual([false]);
    expect(near({ x: [1, 2, 3] }, { x: [1, 2] }, tolerance)).toEqual([false]);
    expect(near({ x: { a: 1 } }, { x: { a: 1, b: 2 } }, tolerance)).toEqual([false]);
    expect(near({ x: { a: 1, b: 2.1 } }, { x: { a: 1, b: 2 } }, tolerance)).toEqual([true]);
    expect(near({ x: "yes", y: true }, { x: "yes", y: false }, tolerance)).toEqual([true, false]);
    expect(near({ x: 1 }, { x: [1] }, tolerance)).toEqual([false]);
    expect(compareAll({}, { x: 1 }, tolerance)).toEqual([{ field: "x", got: "nothing", want: "1", near: false }]);
  });

  it("takes a result at its own word where the tolerance names it", () => {
    const tolerance: Tolerance = { abs: 5, falseAccusations: "exactly 0" };
    expect(near({ rate: 3, falseAccusations: 1 }, { rate: 1, falseAccusations: 0 }, tolerance)).toEqual([true, false]);
    expect(near({ rate: 3, falseAccusations: 0 }, { rate: 1, falseAccusations: 0 }, tolerance)).toEqual([true, true]);
  });

  it("leaves out what is only told", () => {
    expect(near({ epsilon: 1 }, { epsilon: 1, publishedUpperBound: 9, order: 8 })).toEqual([true]);
  });
});

it("is named for the row", () => {
  expect(namedTolerance({ rel: 1e-9 })).toBe("rel 1e-9");
  expect(namedTolerance({ abs: 0.01, statistical: true, note: "n" })).toBe("abs 0.01, statistical");
  expect(namedTolerance({ upperBound: true })).toBe("at most");
  expect(namedTolerance({ exact: true })).toBe("exact");
});

import { describe, expect, it } from "vitest";
import { exactSum } from "./exact-sum.ts";
import { rational, toNumber } from "./rational.ts";

describe("sums of what was typed", () => {
  it("have no last bit to argue about", () => {
    expect(exactSum([[0.1, 10]])).toEqual(rational(1n));
    expect(
      exactSum([
        [0.3, 3],
        [0.1, 1],
      ]),
    ).toEqual(rational(1n));
    expect(
      exactSum([
        [1e-300, 1],
        [1, 1],
        [-1, 1],
      ]),
    ).toEqual(exactSum([[1e-300, 1]]));
    expect(toNumber(exactSum([]))).toBe(0);
    expect(() => exactSum([[Number.NaN, 1]])).toThrow(RangeError);
  });
});

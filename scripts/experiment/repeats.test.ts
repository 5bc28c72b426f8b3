import { describe, expect, it } from "vitest";
import { printed } from "./json.ts";
import { together } from "./repeats.ts";

describe("many runs together", () => {
  it("gives numbers a mean and the standard deviation of a sample", () => {
    expect(together([{ x: 2 }, { x: 4 }, { x: 9 }])).toEqual({ x: { mean: 5, sd: Math.sqrt(13), n: 3 } });
    expect(together([{ x: 2 }])).toEqual({ x: { mean: 2, sd: null, n: 1 } });
  });
  it("gives booleans the share of true", () =>
    expect(together([{ b: true }, { b: false }, { b: true }, { b: true }])).toEqual({ b: { mean: 0.75, n: 4 } }));
  it("leaves nulls and absent fields out of n", () => {
    expect(together([{ x: null, y: 1 }, { x: 3 }, { x: 5, y: null }])).toEqual({
      x: { mean: 4, sd: Math.SQRT2, n: 2 },
      y: { mean: 1, sd: null, n: 1 },
    });
    expect(together([{ x: null }, { x: null }])).toEqual({ x: null });
    expect(together([{ o: null }, { o: { z: false } }])).toEqual({ o: { z: { mean: 0, n: 1 } } });
  });
  it("drops lists, and texts that differ", () =>
    expect(
      together([
        { l: [1], s: "a", t: "a" },
        { l: [2], s: "a", t: "b" },
      ]),
    ).toEqual({ s: "a" }));
  it("does not average a number with something else", () => expect(together([{ x: 1 }, { x: "1" }])).toEqual({}));
});

it("prints what JSON lacks", () => {
  const value = { big: 2n ** 70n, bytes: new Uint8Array([0, 255]), odd: [Number.NaN, -Infinity, 1.5], none: null };
  expect(JSON.parse(printed(value))).toEqual({ big: "1180591620717411303424", bytes: "00ff", odd: ["NaN", "-Infinity", 1.5], none: null });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextStop, placeOf } from "./Ladder.tsx";

const STOPS = [0.1, 0.25, 0.5, 1, 2, 4, 8];

describe("a ladder", () => {
  it("has its stops at whole places, and any other value between its neighbours", () => {
    expect(STOPS.map((stop) => placeOf(STOPS, stop))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(placeOf(STOPS, Math.SQRT2)).toBeCloseTo(3.5, 12);
    expect([placeOf(STOPS, 0.01), placeOf(STOPS, 20)]).toEqual([0, 6]);
  });

  it("puts a larger value further up", () => {
    const value = fc.double({ min: 0.1, max: 8, noNaN: true });
    fc.assert(fc.property(value, value, (a, b) => a >= b || placeOf(STOPS, a) <= placeOf(STOPS, b)));
  });

  it("steps from anywhere to the next stop, and no further than the last", () => {
    expect([nextStop(STOPS, 0.5, 1), nextStop(STOPS, 0.7, 1), nextStop(STOPS, 0.7, -1), nextStop(STOPS, 0.5, -1)]).toEqual([
      1, 1, 0.5, 0.25,
    ]);
    expect([nextStop(STOPS, 8, 1), nextStop(STOPS, 20, 1), nextStop(STOPS, 0.1, -1)]).toEqual([undefined, undefined, undefined]);
    expect([nextStop(STOPS, 0.01, 1), nextStop(STOPS, 20, -1)]).toEqual([0.1, 8]);
  });
});

import { describe, expect, it } from "vitest";
import { speed } from "./calibrate.ts";

/** A clock that is moved on by each look at it: `cost(n)` milliseconds at the n-th, in steps of `resolution`. */
function clock(cost: (look: number) => number, resolution = 0.005) {
  let [time, looks] = [1000, 0];
  return () => {
    time += cost(looks++);
    return Math.floor(time / resolution) * resolution;
  };
}

describe("speed of a device", () => {
  it("is so many passes in a millisecond", () => {
    expect(speed(clock(() => 0.01))).toBeGreaterThan(95);
    expect(speed(clock(() => 0.01))).toBeLessThan(101);
    expect(speed(clock(() => 0.1))).toBeCloseTo(10, 1);
  });

  it("is the device's where others have the core five milliseconds of six", () => {
    const shared = speed(clock((look) => 0.01 + (look % 300 === 299 ? 15 : 0)));
    expect(shared).toBeGreaterThan(90);
    expect(shared).toBeLessThan(101);
  });

  it("is what it is once the loop is compiled, however late that is", () => {
    for (const interpreted of [10, 500, 1500]) expect(speed(clock((look) => (look < interpreted ? 0.2 : 0.01)))).toBeGreaterThan(90);
  });

  it("does not end while it was only kept waiting: a core that others had for 60 ms has not measured anything", () => {
    const interrupted = (look: number) => (look < 60 ? 0.2 + (look % 5 === 4 ? 20 : 0) : 0.01);
    expect(speed(clock(interrupted))).toBeGreaterThan(90);
  });

  it("does not take a slow first moment for an interpreted loop, and the interpreted loop for a compiled one", () => {
    const warming = (look: number) => (look < 2 ? 1.5 : look < 400 ? 0.2 : 0.01);
    expect(speed(clock(warming))).toBeGreaterThan(90);
  });

  it("ends where nothing is ever compiled", () => {
    const time = clock(() => 0.2);
    const began = time();
    expect(speed(time)).toBeCloseTo(5, 1);
    expect(time() - began).toBeLessThan(410);
  });

  it("is found by a clock of whole milliseconds, and on a device so slow that a pass is longer than a slice", () => {
    const coarse = speed(clock(() => 0.01, 1));
    expect(coarse).toBeGreaterThan(90);
    expect(coarse).toBeLessThan(110);
    expect(speed(clock(() => 7))).toBeCloseTo(1 / 7, 6);
  });
});

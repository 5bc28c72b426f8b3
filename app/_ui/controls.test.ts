import { describe, expect, it } from "vitest";
import { lineOf } from "./controls.tsx";

describe("a slider's line", () => {
  it("is the value itself when nothing else is said", () => {
    const line = lineOf({ min: 1, max: 9, step: 2 });
    expect([line.min, line.max, line.step, line.at(5), line.valueAt(7)]).toEqual([1, 9, 2, 5, 7]);
  });

  it("steps over a ladder's stops, and puts a value between two stops at the nearer one", () => {
    const line = lineOf({ min: 0.1, max: 8, stops: [0.1, 0.25, 0.5, 1, 2, 4, 8] });
    expect([line.min, line.max, line.at(0.5), line.valueAt(6), line.at(0.9)]).toEqual([0, 6, 2, 8, 3]);
  });

  it("gives equal ways to equal factors on a log scale, keeps whole steps and never leaves the range", () => {
    const line = lineOf({ min: 1, max: 10_000, step: 1, scale: "log" });
    expect(line.at(100)).toBe(100);
    expect(line.valueAt(100)).toBe(100);
    expect(line.valueAt(200)).toBe(10_000);
    expect(line.valueAt(0)).toBe(1);
    expect(Number.isInteger(line.valueAt(57))).toBe(true);
  });
});

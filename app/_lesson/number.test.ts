import { describe, expect, it } from "vitest";
import { isRight, readings } from "./number.ts";

describe("a typed number", () => {
  it.each([
    ["3.5", [3.5]],
    ["3,5", [3.5]],
    [" 42 ", [42]],
    ["\u22127", [-7]],
    ["1,284", [1.284, 1284]],
    ["1.284", [1.284, 1284]],
    ["1 284", [1284]],
    ["1,284,000", [1284000]],
    ["1.284.000,5", [1284000.5]],
    ["1,284.5", [1284.5]],
    ["1e6", [1000000]],
    [".5", [0.5]],
    ["0", [0]],
  ])("%s", (text, meant) => {
    expect(readings(text).sort((a, b) => a - b)).toEqual(meant);
  });

  it.each(["", "many", "0x10", "1..2", "1,2,3", "--1", "12 bytes", "NaN", "Infinity", "."])("%s is none", (text) => {
    expect(readings(text)).toEqual([]);
  });
});

describe("an answer", () => {
  it.each([
    ["1284", 1284, 0, true],
    ["1,284", 1284, 0, true],
    ["1285", 1284, 0, false],
    ["1285", 1284, 1, true],
    ["0,3", 0.1 + 0.2, 0, true],
    ["105", 100, "5%", true],
    ["106", 100, "5%", false],
    ["-105", -100, "5%", true],
    ["", 0, 0, false],
    ["none", 0, 5, false],
  ])("%s for %d within %s: %s", (text, expected, tolerance, right) => {
    expect(isRight(text, expected, tolerance)).toBe(right);
  });
});

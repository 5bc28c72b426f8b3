import { expect, it } from "vitest";
import { arrangement, moved } from "./arrangement.ts";

it("is a permutation, the same every time, and never the right order", () => {
  for (const count of [2, 3, 4, 5, 8]) {
    for (let k = 0; k < 200; k += 1) {
      const order = arrangement(count, `question-${k}`);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(order.every((step, place) => step === place)).toBe(false);
      expect(arrangement(count, `question-${k}`)).toEqual(order);
    }
  }
});

it("differs from question to question", () => {
  expect(new Set(Array.from({ length: 20 }, (_, k) => arrangement(5, `q${k}`).join())).size).toBeGreaterThan(10);
});

it("moves a step by one place, and not past the ends", () => {
  expect(moved([0, 1, 2], 1, -1)).toEqual([1, 0, 2]);
  expect(moved([0, 1, 2], 1, 1)).toEqual([0, 2, 1]);
  expect(moved([0, 1, 2], 0, -1)).toEqual([0, 1, 2]);
  expect(moved([0, 1, 2], 2, 1)).toEqual([0, 1, 2]);
});

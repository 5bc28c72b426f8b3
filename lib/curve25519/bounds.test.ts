/** The bounds that the headers of kernel/plain.ts and kernel/fused.ts lean on, added up from the largest inputs that are allowed. */
import { describe, expect, it } from "vitest";

describe("plain: twelve limbs of doubles", () => {
  const c = (i: number) => Math.ceil(21.25 * i);
  const all = Array.from({ length: 12 }, (_, i) => i);
  const slack = 1 + 2 ** -9;
  /** In units of 2^c(k): the largest column k of a product of sums of two reduced elements. */
  const column = (k: number) =>
    all.reduce((sum, i) => {
      const j = (k - i + 12) % 12;
      const fold = i + j === k ? 1 : 19 * 2 ** -255;
      return sum + 2 ** c(i + 1) * slack * 2 ** c(j + 1) * slack * fold;
    }, 0) /
    2 ** c(k);

  it("has columns below 2^51, so that no sum is rounded", () => {
    for (const k of all) expect(column(k)).toBeLessThan(2 ** 51);
  });

  it("has products that are multiples of their column's unit", () => {
    for (const i of all) {
      for (const j of all) expect(c(i) + c(j) - (i + j < 12 ? 0 : 255)).toBeGreaterThanOrEqual(c((i + j) % 12));
    }
  });

  it("is reduced after the three chains", () => {
    const width = (i: number) => c(i + 1) - c(i);
    const bound = all.map(column); // in units of 2^c(i)
    for (const i of [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 0]) {
      const carry = ((bound[i] as number) / 2 ** width(i) + 0.5) * (i === 11 ? 19 : 1);
      bound[i] = 2 ** (width(i) - 1);
      bound[(i + 1) % 12] = (bound[(i + 1) % 12] as number) + carry;
      expect(bound[(i + 1) % 12]).toBeLessThan(2 ** 52);
    }
    for (const i of all) expect(bound[i]).toBeLessThan(2 ** (width(i) - 1) * slack);
  });
});

describe("fused: five limbs of radix 2^51", () => {
  const reduced = 2 ** 50 + 2 ** 14;
  const product = (2 * reduced) ** 2;

  it("has products that leave the magic constant's range of doubles alone", () => {
    expect(product).toBeLessThan(2 ** 103);
  });

  it("is reduced after one pass of carries", () => {
    const high = product / 2 ** 52 + 1;
    const low = 2 ** 51;
    const terms = (k: number) => (k < 5 ? k + 1 : 9 - k);
    const sum = (k: number) => terms(k) * low + 2 * (k === 0 ? 0 : terms(k - 1)) * high;
    for (let k = 0; k < 5; k++) {
      const folded = sum(k) + 19 * sum(k + 5);
      expect(folded).toBeLessThan(2 ** 60);
      const carry = folded / 2 ** 51 + 1;
      expect(2 ** 50 + 19 * carry).toBeLessThan(2 ** 50 + 2 ** 14);
    }
  });
});

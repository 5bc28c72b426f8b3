import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitting, MOST_ROWS, multiplied } from "./subsets.ts";

/** Every set of places of so many rows, one after the other. */
function* sets(rows: number): Generator<number[]> {
  for (let mask = 0; mask < 1 << rows; mask++) yield Array.from({ length: rows }, (_, i) => i).filter((i) => (mask >> i) & 1);
}
const total = (amounts: readonly number[], places: readonly number[]) => places.reduce((sum, at) => sum + (amounts[at] as number), 0);

describe("a size and a sum", () => {
  it("fit as many sets as trying all of them finds", () => {
    const amounts = fc.array(fc.constantFrom(0, 1, 5, 10, 20, 997), { maxLength: 9 });
    fc.assert(
      fc.property(amounts, fc.nat(9), fc.nat(60), (rows, size, sum) => {
        const fit = [...sets(rows.length)].filter((places) => places.length === size && total(rows, places) === sum);
        expect(fitting(rows, size, sum)).toEqual({ count: fit.length, only: fit.length === 1 ? fit[0] : null });
      }),
    );
  });

  it("names somebody alone by the number, and nobody among equals", () => {
    expect(fitting([30, 12, 30, 7], 1, 12)).toEqual({ count: 1, only: [1] });
    expect(fitting([30, 12, 30, 7], 1, 30)).toEqual({ count: 2, only: null });
    expect(fitting(Array(24).fill(9), 12, 108)).toEqual({ count: 2_704_156, only: null });
    expect(fitting([], 0, 0)).toEqual({ count: 1, only: [] });
  });

  it("holds for the largest amounts", () => {
    const amounts = Array.from({ length: 24 }, (_, i) => 2 ** 40 - i);
    expect(fitting(amounts, 24, total(amounts, [...amounts.keys()])).count).toBe(1);
  });
});

describe("a product", () => {
  const n = 1_000_003n * 999_983n;
  const residues = fc.uniqueArray(
    fc.bigInt({ min: 2n, max: n - 1n }).filter((r) => r % 1_000_003n !== 0n && r % 999_983n !== 0n),
    { maxLength: 10 },
  );
  it("is taken apart into its members", () => {
    fc.assert(
      fc.property(residues, fc.nat(), (rows, choice) => {
        const places = [...rows.keys()].filter((i) => (choice >> i) & 1);
        const product = places.reduce((p, at) => (p * (rows[at] as bigint)) % n, 1n);
        const found = multiplied(rows, product, places.length, n);
        expect(found).toHaveLength(places.length);
        expect((found as number[]).reduce((p, at) => (p * (rows[at] as bigint)) % n, 1n)).toBe(product); // modulo 40 bits another set may do
      }),
    );
  });
  it("of something else is not", () => {
    expect(multiplied([2n, 3n, 5n], 7n, 1, n)).toBe(null);
    expect(multiplied([2n, 3n, 5n], 6n, 1, n)).toBe(null); // of another size
    expect(multiplied([], 5n, 0, n)).toBe(null);
    expect(multiplied([2n, 3n, 5n], 15n, 2, n)).toEqual([1, 2]);
  });
  it("of too many rows is refused", () => {
    expect(() => multiplied(Array(MOST_ROWS + 1).fill(2n), 4n, 2, n)).toThrow(RangeError);
    expect(() => fitting(Array(MOST_ROWS + 1).fill(2), 2, 4)).toThrow(RangeError);
  });
});

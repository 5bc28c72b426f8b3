/** What is still possible, against going through every polynomial of a small field. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { gf256 } from "./gf256.ts";
import { evaluate } from "./polynomial.ts";
import { possible, secretsLeft, valuesLeft } from "./possible.ts";
import { fp61, primeField } from "./prime-field.ts";
import { deal, places, shareAt } from "./shamir.ts";

const field = primeField(7n);
const all = function* (length: number): Generator<readonly bigint[]> {
  if (length === 0) yield [];
  else for (const shorter of all(length - 1)) for (let n = 0n; n < 7n; n++) yield [...shorter, n];
};

describe.each([1, 2, 3, 4])("threshold %i", (threshold) => {
  it("counts as many polynomials for each secret as there are, whatever the shares, right or wrong", () => {
    const polynomials = [...all(threshold)];
    const rng = seededRng("possible", threshold);
    for (let held = 0; held <= 5; held++) {
      for (let turn = 0; turn < 40; turn++) {
        const shares = rng
          .shuffled([1n, 2n, 3n, 4n, 5n, 6n])
          .slice(0, held)
          .map((x) => shareAt(field, x, rng.below(turn % 2 ? 7 : 1)));
        const fitting = polynomials.filter((f) => shares.every(({ x, y }) => evaluate(field, f, x) === y));
        const bySecret = new Map<bigint, bigint>();
        for (const [secret] of fitting) bySecret.set(secret as bigint, (bySecret.get(secret as bigint) ?? 0n) + 1n);
        const said = possible(field, threshold, shares);
        expect(said.secrets).toBe(BigInt(bySecret.size));
        for (const count of bySecret.values()) expect(said.polynomials).toBe(count);
        expect(secretsLeft(field, threshold, shares)).toEqual([...bySecret.keys()].sort((a, b) => Number(a - b)));
        for (const place of [0n, 2n, 5n]) {
          const values = new Set(fitting.map((f) => evaluate(field, f, place)));
          expect(valuesLeft(field, threshold, shares, place)).toBe(BigInt(values.size));
        }
      }
    }
  });
});

it("a byte: 256 of 256 with one share too few, one with enough, none where they do not go together", () => {
  const { shares } = deal(gf256, 0xd3, { threshold: 3, places: places(gf256, 5) }, seededRng("byte", 1));
  expect(secretsLeft(gf256, 3, shares.slice(0, 2))).toHaveLength(256);
  expect(secretsLeft(gf256, 3, shares.slice(2))).toEqual([0xd3n]);
  const wrong = shares.map(({ x, y }, i) => shareAt(gf256, x, i === 0 ? y ^ 1 : y));
  expect(secretsLeft(gf256, 3, wrong)).toEqual([]);
  expect(possible(fp61, 3, [shareAt(fp61, 1, 5)])).toEqual({ secrets: fp61.order, polynomials: fp61.order });
});

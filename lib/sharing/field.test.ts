/** The laws of a field, for each one the course computes in, by random elements; and for the small ones by every element. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import type { FiniteField } from "./field.ts";
import { gf256 } from "./gf256.ts";
import { fp61, P61, primeField, uniformBelow } from "./prime-field.ts";
import { isPrime } from "./primes.ts";

const RISTRETTO = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Every field with elements of its own type; the tests need only that they can be computed with. */
const fields: readonly FiniteField<unknown>[] = [fp61, primeField(31n), primeField(2n), primeField(RISTRETTO), gf256] as never;

describe.each(fields.map((field) => ({ field, name: field.name })))("$name", ({ field }) => {
  const element = fc.bigInt({ min: 0n, max: field.order - 1n }).map((n) => field.of(n));

  it("is a commutative ring with one", () => {
    fc.assert(
      fc.property(element, element, element, (a, b, c) => {
        expect(field.add(a, b)).toBe(field.add(b, a));
        expect(field.mul(a, b)).toBe(field.mul(b, a));
        expect(field.add(field.add(a, b), c)).toBe(field.add(a, field.add(b, c)));
        expect(field.mul(field.mul(a, b), c)).toBe(field.mul(a, field.mul(b, c)));
        expect(field.mul(a, field.add(b, c))).toBe(field.add(field.mul(a, b), field.mul(a, c)));
        expect(field.add(a, field.zero)).toBe(a);
        expect(field.mul(a, field.one)).toBe(a);
        expect(field.add(a, field.neg(a))).toBe(field.zero);
        expect(field.sub(field.add(a, b), b)).toBe(a);
        expect(field.of(field.toBigInt(a))).toBe(a);
      }),
    );
  });

  it("has an inverse of everything but zero", () => {
    fc.assert(
      fc.property(element, (a) => {
        if (field.equals(a, field.zero)) expect(() => field.inverse(a)).toThrow("Zero has no inverse.");
        else expect(field.mul(a, field.inverse(a))).toBe(field.one);
      }),
    );
    expect(() => field.inverse(field.zero)).toThrow("Zero has no inverse.");
  });

  it("refuses what is not an element, and reduces nothing", () => {
    // 2^53 as a number may have been another whole number before it was rounded.
    for (const foreign of [field.order, field.order + 1n, -1n, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => field.of(foreign)).toThrow("is not an element of");
    }
  });
});

it("GF(2^8): every inverse, and no two elements share one", () => {
  const inverses = new Set<number>();
  for (let a = 1; a < 256; a++) {
    const inverse = gf256.inverse(a);
    expect(gf256.mul(a, inverse)).toBe(1);
    inverses.add(inverse);
  }
  expect(inverses.size).toBe(255);
});

it("knows primes", () => {
  const small = Array.from({ length: 2000 }, (_, n) => n);
  const plain = (n: number) => n > 1 && small.slice(2, Math.floor(Math.sqrt(n)) + 1).every((d) => n % d !== 0);
  expect(small.filter((n) => isPrime(BigInt(n)))).toEqual(small.filter(plain));
  expect([P61, RISTRETTO, 2n ** 255n - 19n].every(isPrime)).toBe(true);
  // Products of two primes, a Carmichael number, and one that deceives the witnesses 2 to 37.
  for (const n of [P61 * 31n, RISTRETTO * P61, 561n, 318665857834031151167461n]) expect(isPrime(n)).toBe(false);
  for (const n of [0n, 1n, -7n, 33n, 256n]) expect(() => primeField(n)).toThrow("is not a prime");
});

// Chi-square of 1,000 draws a cell, the seed fixed: with up to 255 degrees of freedom 400 is passed by chance once in 10^7.
it.each([
  ["F_31, five bits of which one pattern is thrown away", primeField(31n)],
  ["F_101, where 27 of 128 are thrown away", primeField(101n)],
  ["GF(2^8)", gf256],
])("%s draws every element alike, zero included", (_, field) => {
  const rng = seededRng("field", 1);
  const counts = Array<number>(Number(field.order)).fill(0);
  for (let i = 0; i < 1000 * counts.length; i++) {
    const n = Number((field as FiniteField<unknown>).toBigInt(field.random(rng)));
    counts[n] = (counts[n] as number) + 1;
  }
  expect(counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(400);
});

it("draws below an order of any size, to its last value", () => {
  const rng = seededRng("below", 1);
  for (const order of [1n, 2n, 3n, 256n, 257n]) {
    const seen = new Set(Array.from({ length: 5000 }, () => uniformBelow(order)(rng)));
    expect([seen.size, [...seen].every((n) => n >= 0n && n < order)]).toEqual([Number(order), true]);
  }
});

/** Short exponents and packed plaintexts: what they decrypt to, and what is refused. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { gcd, power } from "../math/index.ts";
import { seededRng } from "../random/index.ts";
import { uniformBelow } from "../sharing/index.ts";
import { baseLayout, drawBase, drawShortKey, shortResidues } from "./djn.ts";
import type { PrivateKey, Residue } from "./keys.ts";
import { maskRange, packed, slotsOf, unpacked } from "./packing.ts";
import { add, decrypt, encrypt, rerandomise } from "./paillier.ts";

const rng = seededRng("djn", 1);
const ready = async () => {};

describe("a key of 128 bits", () => {
  let key: PrivateKey;
  let base: Residue;
  beforeAll(async () => {
    key = await drawShortKey(128, rng.fork("key"), ready);
    base = drawBase(key.open, rng.fork("base"));
  });

  it("has primes that are 3 modulo 4, with nothing but 2 in common", () => {
    const [{ p }, { p: q }] = key.halves;
    expect([p % 4n, q % 4n, gcd(p - 1n, q - 1n)]).toEqual([3n, 3n, 2n]);
    expect(p * q).toBe(key.open.n);
  });

  it("has a base that is an n-th power of a number that is no square: of Jacobi symbol 1, and no square modulo p", () => {
    const [{ p, pp }, { p: q, pp: qq }] = key.halves;
    // An n-th residue: its powers of (p-1) and (q-1) are 1.
    expect([power(base.rn, p - 1n, pp), power(base.rn, q - 1n, qq)]).toEqual([1n, 1n]);
    expect([power(base.rn, (p - 1n) / 2n, p), power(base.rn, (q - 1n) / 2n, q)]).toEqual([p - 1n, q - 1n]);
  });

  it("draws powers of the base, as many bits as n has halved, by its table", () => {
    const draw = shortResidues(key.open, base);
    const exponents = uniformBelow(1n << 64n);
    for (let i = 0; i < 20; i++) {
      const exponent = exponents(rng.fork(`exponent ${i}`));
      expect(draw(rng.fork(`exponent ${i}`))).toEqual({ rn: power(base.rn, exponent, key.open.nn) });
    }
  });

  it("encrypts to what decrypts, adds and rerandomises as before", () => {
    const draw = shortResidues(key.open, base);
    const message = fc.bigInt({ min: 0n, max: 2n ** 126n });
    fc.assert(
      fc.property(message, message, (a, b) => {
        const sum = add(key.open, encrypt(key.open, a, draw(rng)), encrypt(key.open, b, draw(rng)));
        expect(decrypt(key, rerandomise(key.open, sum, draw(rng)))).toBe((a + b) % key.open.n);
      }),
      { numRuns: 40 },
    );
  });

  it("takes a base that has an inverse, and no other", () => {
    const layout = baseLayout(key.open);
    expect(layout.decode(layout.encode(base))).toEqual(base);
    for (const bad of [0n, 1n, key.open.n, key.open.nn - key.halves[0].p, key.open.nn - 1n]) {
      expect(() => layout.decode(layout.encode({ rn: bad }))).toThrow(/base of a key/);
    }
    expect(() => layout.decode(new Uint8Array(31))).toThrow(/31 bytes/);
  });

  it("refuses sizes that are none", async () => {
    for (const bits of [62, 127, 8192]) await expect(drawShortKey(bits, rng, ready)).rejects.toThrow(RangeError);
  });
});

describe("packing", () => {
  it("has 105 bits a slot and 9, 19 and 29 slots, as DPCA-PSI counts them", () => {
    expect([1024, 2048, 3072].map((bits) => slotsOf(bits, 40))).toEqual([
      { bits: 105, capacity: 9, statisticalBits: 40 },
      { bits: 105, capacity: 19, statisticalBits: 40 },
      { bits: 105, capacity: 29, statisticalBits: 40 },
    ]);
  });

  it.each([
    [1024, 40],
    [1024, 63], // 8 slots of 128 bits would fill the modulus
    [2048, 63],
    [3072, 63],
  ])("%d bits, %d more a mask: full slots of the largest numbers and masks stay below every modulus", (bits, statisticalBits) => {
    const slots = slotsOf(bits, statisticalBits);
    const { least, count } = maskRange(slots);
    const full = (number: bigint) =>
      packed(
        Array.from({ length: slots.capacity }, () => number),
        slots,
      );
    expect(full(2n ** 64n - 1n) + full(least + count - 1n)).toBeLessThan(2n ** BigInt(bits - 1));
  });

  it("adds masks slot by slot, at the ends of both ranges too, and stays below the modulus", () => {
    const slots = slotsOf(1024, 40);
    const { least, count } = maskRange(slots);
    const value = fc.oneof(fc.constant(0n), fc.constant(2n ** 64n - 1n), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
    const mask = fc.oneof(fc.constant(least), fc.constant(least + count - 1n), fc.bigInt({ min: least, max: least + count - 1n }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, mask), { minLength: 1, maxLength: slots.capacity }), (pairs) => {
        const sum =
          packed(
            pairs.map(([x]) => x),
            slots,
          ) +
          packed(
            pairs.map(([, r]) => r),
            slots,
          );
        expect(sum < 2n ** 1023n).toBe(true);
        expect(unpacked(sum, pairs.length, slots)).toEqual(pairs.map(([x, r]) => x + r));
      }),
    );
  });
});

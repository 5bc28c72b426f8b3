/** Paillier against numbers of two other programs, its laws on random numbers, and what is refused. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { gcd, inverse, power } from "../math/index.ts";
import { seededRng } from "../random/index.ts";
import { ciphertextLayout, publicKeyLayout } from "./ciphertext.ts";
import { drawKey, keyOf, type PrivateKey } from "./keys.ts";
import { add, decrypt, drawOwnResidue, drawResidue, encrypt, ownResidueOf, rerandomise, residueOf, times, ZERO } from "./paillier.ts";
import { probablyPrime } from "./primes.ts";
import file from "./vectors/paillier.json" with { type: "json" };

const rng = seededRng("paillier", 1);
const ready = async () => {};

describe("paillier-phe-regression", () => {
  const data = file.vectors.find(({ id }) => id === "paillier-phe-regression")?.data as unknown as Record<
    "p" | "q" | "m" | "r" | "c",
    number
  >;
  const [p, q, m, r, c] = [data.p, data.q, data.m, data.r, data.c].map(BigInt) as [bigint, bigint, bigint, bigint, bigint];
  it("encrypts to the same number, and back", () => {
    const key = keyOf(p, q);
    expect(encrypt(key.open, m, residueOf(key.open, r))).toEqual({ c });
    expect(ownResidueOf(key, r)).toEqual(residueOf(key.open, r));
    expect(decrypt(key, { c })).toBe(m);
  });
});

describe("paillier-2048-open", () => {
  interface Data {
    readonly p: string;
    readonly q: string;
    readonly n: string;
    readonly cases: readonly { readonly m: string; readonly r: string; readonly c: string }[];
    /** Inputs are places in `cases`. */
    readonly homomorphic: {
      readonly add: { readonly inputs: readonly [number, number]; readonly c: string; readonly m: string };
      readonly scalar: { readonly input: number; readonly k: number; readonly c: string; readonly m: string };
      readonly negate: { readonly input: number; readonly c: string; readonly m: string };
    };
    readonly r_reuse: { readonly c1: string; readonly c2: string; readonly ratio_minus_1_over_n: number };
  }
  const data = file.vectors.find(({ id }) => id === "paillier-2048-open")?.data as unknown as Data;
  const key = keyOf(BigInt(data.p), BigInt(data.q));

  it("encrypts and decrypts every case, by both ways", () => {
    expect(key.open).toMatchObject({ bits: 2048, n: BigInt(data.n) });
    for (const { m, r, c } of data.cases) {
      const residue = ownResidueOf(key, BigInt(r));
      expect(encrypt(key.open, BigInt(m), residue)).toEqual({ c: BigInt(c) });
      expect(decrypt(key, { c: BigInt(c) })).toBe(BigInt(m));
    }
    const [first] = data.cases;
    expect(residueOf(key.open, BigInt(first?.r as string))).toEqual(ownResidueOf(key, BigInt(first?.r as string)));
  });

  it("adds, multiplies and negates to the same encryptions", () => {
    const at = (place: number) => ({ c: BigInt(data.cases[place]?.c as string) });
    const { add: sum, scalar, negate } = data.homomorphic;
    for (const [made, { c, m }] of [
      [add(key.open, at(sum.inputs[0]), at(sum.inputs[1])), sum],
      [times(key.open, at(scalar.input), BigInt(scalar.k)), scalar],
      [times(key.open, at(negate.input), -1n), negate],
    ] as const) {
      expect(made).toEqual({ c: BigInt(c) });
      expect(decrypt(key, made)).toBe(BigInt(m));
    }
  });

  it("shows the difference of two plaintexts that were encrypted with one r", () => {
    const { c1, c2, ratio_minus_1_over_n } = data.r_reuse;
    const ratio = (BigInt(c1) * inverse(BigInt(c2), key.open.nn)) % key.open.nn;
    expect((ratio - 1n) / key.open.n).toBe(BigInt(ratio_minus_1_over_n));
  });
});

describe("a key of 128 bits", () => {
  let key: PrivateKey;
  beforeAll(async () => {
    key = await drawKey(128, rng.fork("key"), ready);
  });
  const message = fc.bigInt({ min: 0n, max: 2n ** 127n - 1n });

  it("has two primes of 64 bits, and is the same under the same seed", async () => {
    const [{ p }, { p: q }] = key.halves;
    expect([p, q].map((prime) => prime.toString(2).length)).toEqual([64, 64]);
    expect([p, q].every((prime) => probablyPrime(prime, rng.fork("check")))).toBe(true);
    expect(key.open).toEqual({ bits: 128, n: p * q, nn: (p * q) ** 2n });
    expect(await drawKey(128, rng.fork("key"), ready)).toEqual(key);
  });

  it("adds, multiplies, negates and rerandomises what it cannot read, modulo n", () => {
    const { open } = key;
    fc.assert(
      fc.property(message, message, fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), (a, b, k) => {
        const [ea, eb] = [encrypt(open, a, drawResidue(open, rng)), encrypt(open, b, drawOwnResidue(key, rng))];
        expect(decrypt(key, ea)).toBe(a);
        expect(decrypt(key, eb)).toBe(b);
        expect(decrypt(key, add(open, ea, eb))).toBe((a + b) % open.n);
        expect(decrypt(key, times(open, ea, k))).toBe((((k * a) % open.n) + open.n) % open.n);
        const anew = rerandomise(open, ea, drawResidue(open, rng));
        expect(anew.c).not.toBe(ea.c);
        expect(decrypt(key, anew)).toBe(a);
      }),
      { numRuns: 60 },
    );
    expect(decrypt(key, ZERO)).toBe(0n);
    expect(decrypt(key, add(open, encrypt(open, open.n - 1n, drawResidue(open, rng)), encrypt(open, 1n, drawResidue(open, rng))))).toBe(0n);
  });

  it("has no plaintext below 0 or from n on, and no randomness without an inverse", () => {
    const residue = drawResidue(key.open, rng);
    for (const m of [-1n, key.open.n]) expect(() => encrypt(key.open, m, residue)).toThrow(RangeError);
    for (const r of [0n, -1n, key.open.n, key.halves[0].p]) expect(() => residueOf(key.open, r)).toThrow(RangeError);
  });

  it("decodes what it encodes, and refuses everything that is no encryption", () => {
    const layout = ciphertextLayout(key.open);
    const made = encrypt(key.open, 5n, drawResidue(key.open, rng));
    expect(layout.encode(made)).toHaveLength(32);
    expect(layout.decode(layout.encode(made))).toEqual(made);
    const wide = (c: bigint) => Uint8Array.from({ length: 32 }, (_, i) => Number((c >> BigInt(8 * (31 - i))) & 255n));
    expect(() => layout.decode(wide(key.open.nn))).toThrow(/not below n²/);
    for (const c of [0n, key.open.n, key.halves[1].p * 7n]) expect(() => layout.decode(wide(c))).toThrow(/shares a factor/);
    expect(() => layout.decode(new Uint8Array(31))).toThrow(/31 bytes where 32 were due/);
  });

  it("takes a modulus of exactly the length it says, and odd", () => {
    const layout = publicKeyLayout(128);
    expect(layout.decode(layout.encode(key.open))).toEqual(key.open);
    const changed = (at: number, bit: number) => layout.encode(key.open).map((byte, i) => (i === at ? byte ^ bit : byte));
    for (const bytes of [changed(0, 0x80), changed(15, 1)]) expect(() => layout.decode(bytes)).toThrow(/odd number of exactly 128 bits/);
    expect(() => layout.decode(new Uint8Array(15))).toThrow(/15 bytes/);
  });
});

describe("arithmetic", () => {
  it("agrees with the definition", () => {
    const wide = fc.bigInt({ min: 0n, max: 2n ** 80n });
    fc.assert(
      fc.property(wide, fc.nat(300), fc.bigInt({ min: 2n, max: 2n ** 80n }), (base, exponent, modulus) => {
        let slow = 1n % modulus;
        for (let i = 0; i < exponent; i++) slow = (slow * base) % modulus;
        expect(power(base, BigInt(exponent), modulus)).toBe(slow);
        if (gcd(base, modulus) === 1n) expect((inverse(base, modulus) * base) % modulus).toBe(1n);
        else expect(() => inverse(base, modulus)).toThrow(/no inverse/);
      }),
    );
  });

  it("tells primes from what passes for them", () => {
    const prime = (n: bigint) => probablyPrime(n, rng);
    for (const n of [2n, 3n, 5n, 1999n, 2003n, 2n ** 61n - 1n, 2n ** 255n - 19n]) expect(prime(n)).toBe(true);
    // Among them Carmichael numbers, and the smallest that passes with the first twelve primes as witnesses (Sorenson, Webster 2017).
    for (const n of [0n, 1n, 4n, 561n, 1105n, 2003n * 2011n, 318665857834031151167461n, (2n ** 61n - 1n) ** 2n])
      expect(prime(n)).toBe(false);
  });

  it("refuses keys that are none", async () => {
    expect(() => keyOf(11n, 11n)).toThrow(RangeError);
    expect(() => keyOf(3n, 7n)).toThrow(/common factor/); // 3 divides 7 - 1
    for (const bits of [62, 127, 8192, Number.NaN]) await expect(drawKey(bits, rng, ready)).rejects.toThrow(RangeError);
  });
});

/**
 * Wrong shares: the two bounds, each for every case of a small field and at random in large ones; that the bounds are sharp;
 * and that the decoder is the one it says it is, against a search of every polynomial.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { check, correct, correctable, forge, noticed } from "./decode.ts";
import type { FiniteField } from "./field.ts";
import { gf256 } from "./gf256.ts";
import { evaluate } from "./polynomial.ts";
import { fp61, primeField } from "./prime-field.ts";
import { deal, places, type ShamirShare, shareAt } from "./shamir.ts";

const fields: readonly FiniteField<unknown>[] = [fp61, primeField(31n), gf256] as never;

interface Case {
  readonly threshold: number;
  readonly present: number;
  readonly errors: number;
  readonly seed: number;
}
const cases = (bound: (threshold: number, present: number) => number): fc.Arbitrary<Case> =>
  fc
    .record({ threshold: fc.integer({ min: 1, max: 6 }), extra: fc.integer({ min: 0, max: 6 }), seed: fc.integer() })
    .chain(({ threshold, extra, seed }) =>
      fc.record({
        threshold: fc.constant(threshold),
        present: fc.constant(threshold + extra),
        errors: fc.integer({ min: 0, max: bound(threshold, threshold + extra) }),
        seed: fc.constant(seed),
      }),
    );

/** Shares of a random secret of which some, at random places, were replaced by any other value. */
function dealt(field: FiniteField<unknown>, { threshold, present, errors, seed }: Case) {
  const rng = seededRng("wrong", seed);
  const secret = field.random(rng);
  const { polynomial, shares } = deal(field, secret, { threshold, places: places(field, present) }, rng);
  const order = rng.shuffled(shares);
  const brought = order.map(({ x, y }, i) => {
    if (i >= errors) return { share: shareAt(field, field.toBigInt(x), field.toBigInt(y)), wrong: false };
    let other = field.random(rng);
    while (field.equals(other, field.zero)) other = field.random(rng);
    return { share: shareAt(field, field.toBigInt(x), field.toBigInt(field.add(y, other))), wrong: true };
  });
  const mixed = rng.shuffled(brought);
  return {
    polynomial,
    secret,
    shares: mixed.map(({ share }) => share),
    wrong: mixed.filter(({ wrong }) => wrong).map(({ share }) => share),
  };
}

describe.each(fields.map((field) => ({ field, name: field.name })))("$name", ({ field }) => {
  it("up to m - t wrong ones are always noticed, and right ones always pass", () => {
    fc.assert(
      fc.property(cases(noticed), (given) => {
        const { shares, secret } = dealt(field, given);
        const passed = check(field, given.threshold, shares);
        if (given.errors > 0) expect(passed).toBeUndefined();
        else expect(passed?.secret).toBe(secret);
      }),
    );
  });

  it("e wrong ones are corrected, and named, where m >= t + 2e", () => {
    fc.assert(
      fc.property(cases(correctable), (given) => {
        expect(given.present).toBeGreaterThanOrEqual(given.threshold + 2 * given.errors);
        const { shares, secret, wrong } = dealt(field, given);
        const found = correct(field, given.threshold, shares);
        expect(found?.secret).toBe(secret);
        expect(found?.wrong).toEqual(wrong);
      }),
    );
  });

  it("m - t + 1 that act together pass, and the secret moves by exactly what they choose", () => {
    fc.assert(
      fc.property(cases(noticed), ({ threshold, present, seed }) => {
        const { shares, secret } = dealt(field, { threshold, present, errors: 0, seed });
        const corrupt = noticed(threshold, present) + 1;
        const honest = shares.slice(corrupt);
        const forged = forge(
          field,
          threshold,
          shares.slice(0, corrupt),
          honest.map(({ x }) => x),
          field.one,
        );
        for (const [i, { y }] of forged.entries()) expect(y).not.toBe(shares[i]?.y);
        const passed = check(field, threshold, [...forged, ...honest]);
        expect(passed?.secret).toBe(field.add(secret, field.one));
      }),
    );
  });

  it("fewer that act together make one who corrects blame the honest, from half of m - t on (rounded up) and one more", () => {
    fc.assert(
      fc.property(cases(noticed), ({ threshold, present, seed }) => {
        const spare = noticed(threshold, present);
        const corrupt = Math.ceil(spare / 2) + 1;
        const { shares, secret } = dealt(field, { threshold, present, errors: 0, seed });
        const honest = shares.slice(corrupt);
        const forged = forge(
          field,
          threshold,
          shares.slice(0, corrupt),
          honest.map(({ x }) => x),
          field.one,
        );
        const found = correct(field, threshold, [...forged, ...honest]);
        expect(found?.secret).toBe(field.add(secret, field.one));
        expect(found?.wrong).toEqual(honest.slice(threshold - 1));
        if (corrupt <= spare) expect(check(field, threshold, [...forged, ...honest])).toBeUndefined();
      }),
    );
  });
});

it("an odd spare share: one more than can be corrected is refused by who corrects, not taken", () => {
  const field = primeField(31n);
  const { shares } = dealt(field as FiniteField<unknown>, { threshold: 3, present: 6, errors: 0, seed: 5 });
  const own = shares.slice(0, 2) as readonly ShamirShare<bigint>[];
  const honest = shares.slice(2) as readonly ShamirShare<bigint>[];
  const forged = forge(
    field,
    3,
    own,
    honest.map(({ x }) => x),
    4n,
  );
  expect(correct(field, 3, [...forged, ...honest])).toBeUndefined();
});

describe.each([
  { p: 5n, threshold: 1, present: 4 },
  { p: 5n, threshold: 2, present: 4 },
  { p: 7n, threshold: 2, present: 5 },
  { p: 7n, threshold: 3, present: 5 },
])("every word of $present shares modulo $p, threshold $threshold", ({ p, threshold, present }) => {
  const field = primeField(p);
  const at = places(field, present);
  const all = function* (length: number): Generator<readonly bigint[]> {
    if (length === 0) yield [];
    else for (const shorter of all(length - 1)) for (let n = 0n; n < p; n++) yield [...shorter, n];
  };
  const codewords = [...all(threshold)].map((polynomial) => ({ polynomial, word: at.map((x) => evaluate(field, polynomial, x)) }));

  it("decodes exactly as a search of all polynomials does", () => {
    for (const word of all(present)) {
      const shares = at.map((x, i) => shareAt(field, x, word[i] as bigint));
      const distance = (other: readonly bigint[]) => other.filter((y, i) => y !== word[i]).length;
      const near = codewords.filter((c) => distance(c.word) <= correctable(threshold, present));
      const found = correct(field, threshold, shares);
      const passed = check(field, threshold, shares);
      expect(near.length).toBeLessThanOrEqual(1);
      if (found?.secret !== near[0]?.polynomial[0]) throw new Error(`${word}: ${found?.secret}, not ${near[0]?.polynomial}`);
      if (found && near[0]) expect(found.wrong).toHaveLength(distance(near[0].word));
      if ((passed !== undefined) !== codewords.some((c) => distance(c.word) === 0)) throw new Error(`${word}: check`);
    }
  });
});

it("refuses too few, and a shift of nothing", () => {
  const field = primeField(31n);
  const two = [shareAt(field, 1, 5), shareAt(field, 2, 6)];
  for (const read of [check, correct]) expect(() => read(field, 3, two)).toThrow("3 shares are needed and 2 are here");
  for (const read of [check, correct]) expect(() => read(field, 2, [...two, shareAt(field, 1, 4)])).toThrow("for the same place, x = 1");
  expect(() => forge(field, 2, two, [], 0n)).toThrow("A shift of zero moves nothing.");
});

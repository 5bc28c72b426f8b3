/** Shamir's sharing: it opens, it hides (counted, every polynomial of a small field), and it refuses what would not work. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { type FiniteField, SharingError } from "./field.ts";
import { gf256 } from "./gf256.ts";
import { evaluate, type Polynomial } from "./polynomial.ts";
import { fp61, primeField } from "./prime-field.ts";
import { deal, places, reconstruct, type ShamirShare, shareAt, sharesOf } from "./shamir.ts";

const RISTRETTO = 2n ** 252n + 27742317777372353535851937790883648493n;
const fields: readonly FiniteField<unknown>[] = [fp61, primeField(31n), primeField(RISTRETTO), gf256] as never;

/** A random subset of a given size, in random order. */
const some = <T>(items: readonly T[], count: number, seed: number): readonly T[] => seededRng("some", seed).shuffled(items).slice(0, count);

describe.each(fields.map((field) => ({ field, name: field.name })))("$name", ({ field }) => {
  const plans = fc
    .record({ count: fc.integer({ min: 1, max: 12 }), seed: fc.integer(), secret: fc.bigInt({ min: 0n, max: field.order - 1n }) })
    .chain(({ count, ...rest }) =>
      fc.record({ threshold: fc.integer({ min: 1, max: count }), count: fc.constant(count), ...mapped(rest) }),
    );
  const mapped = <R extends object>(rest: R) =>
    Object.fromEntries(Object.entries(rest).map(([k, value]) => [k, fc.constant(value)])) as { [K in keyof R]: fc.Arbitrary<R[K]> };

  it("any shares of the threshold's number open it, in any order", () => {
    fc.assert(
      fc.property(plans, fc.integer(), ({ threshold, count, seed, secret }, which) => {
        const { polynomial, shares } = deal(field, field.of(secret), { threshold, places: places(field, count) }, seededRng("deal", seed));
        expect(polynomial).toHaveLength(threshold);
        expect(field.toBigInt(reconstruct(field, threshold, some(shares, threshold, which)))).toBe(secret);
      }),
    );
  });

  it("shares of two secrets add up to shares of the sum", () => {
    fc.assert(
      fc.property(plans, ({ threshold, count, seed, secret }) => {
        const at = places(field, count);
        const [a, b] = [field.of(secret), field.random(seededRng("b", seed))];
        const [of, and] = [a, b].map((each, i) => deal(field, each, { threshold, places: at }, seededRng("deal", seed + i)).shares);
        const sum = at.map((x, i) => shareAt(field, field.toBigInt(x), field.toBigInt(field.add(of?.[i]?.y, and?.[i]?.y))));
        expect(reconstruct(field, threshold, sum)).toBe(field.add(a, b));
      }),
    );
  });
});

/** Every polynomial of a field with this constant coefficient. */
function* polynomials(field: FiniteField<bigint>, constant: bigint, length: number): Generator<Polynomial<bigint>> {
  if (length === 1) {
    yield [constant];
    return;
  }
  for (const shorter of polynomials(field, constant, length - 1)) for (let c = 0n; c < field.order; c++) yield [...shorter, c];
}

describe.each([
  { p: 5n, threshold: 2 },
  { p: 5n, threshold: 3 },
  { p: 7n, threshold: 3 },
  { p: 5n, threshold: 4 },
])("all polynomials modulo $p with threshold $threshold", ({ p, threshold }) => {
  const field = primeField(p);
  const at = places(field, threshold);

  /** What t - 1 parties can be holding, and how often, for one secret: the distribution of their shares exactly. */
  const seenBy = (parties: readonly bigint[], secret: bigint): Map<string, number> => {
    const seen = new Map<string, number>();
    for (const polynomial of polynomials(field, secret, threshold)) {
      const held = parties.map((x) => evaluate(field, polynomial, x)).join();
      seen.set(held, (seen.get(held) ?? 0) + 1);
    }
    return seen;
  };

  it("any threshold - 1 shares are exactly uniform, and the same for every secret", () => {
    for (let left = 0; left < at.length; left++) {
      const parties = at.filter((_, i) => i !== left);
      for (let secret = 0n; secret < p; secret++) {
        const seen = seenBy(parties, secret);
        expect(seen.size).toBe(Number(p) ** (threshold - 1)); // every combination occurs
        expect(new Set(seen.values())).toEqual(new Set([1])); // exactly as often as every other
      }
    }
  });

  it("is not so where the leading coefficient is never zero: a share then rules out a secret", () => {
    const [first] = at as [bigint];
    if (threshold !== 2) return;
    for (let secret = 0n; secret < p; secret++) {
      const held = [...polynomials(field, secret, 2)].filter(([, c]) => c !== 0n).map((f) => evaluate(field, f, first));
      expect(held).not.toContain(secret);
    }
  });
});

it("deals every polynomial equally often, those with a leading zero too", () => {
  // 343 polynomials of F_7, threshold 4; 300 draws each. Chi-square with 342 degrees of freedom: above 490 once in 10^6; seeded.
  const field = primeField(7n);
  const rng = seededRng("uniform", 1);
  const counts = new Map<string, number>();
  for (let i = 0; i < 343 * 300; i++) {
    const { polynomial } = deal(field, 3n, { threshold: 4, places: places(field, 4) }, rng);
    const [constant, ...others] = polynomial;
    expect(constant).toBe(3n);
    counts.set(others.join(), (counts.get(others.join()) ?? 0) + 1);
  }
  expect(counts.size).toBe(343);
  expect([...counts.values()].reduce((sum, n) => sum + (n - 300) ** 2 / 300, 0)).toBeLessThan(490);
});

describe("refuses", () => {
  const field = primeField(31n);
  const rng = seededRng("refuse", 1);
  const plan = (threshold: number, at: readonly bigint[] = [1n, 2n, 3n]) => deal(field, 7n, { threshold, places: at }, rng);
  const share = (x: number, y = 1) => shareAt(field, x, y);

  it.each<[string, () => unknown, string]>([
    [
      "a threshold above the number of shares",
      () => plan(4),
      "4 shares would be needed and 3 are made: nobody could ever open the secret.",
    ],
    ["a threshold of zero", () => plan(0), "A threshold of 0 is not a number of shares."],
    ["half a share", () => plan(1.5), "A threshold of 1.5 is not a number of shares."],
    ["a share at zero", () => plan(2, [0n, 1n, 2n]), "A share at x = 0 is the secret itself: places start at 1."],
    ["a share at zero that came from elsewhere", () => share(0), "A share at x = 0 is the secret itself: places start at 1."],
    ["two shares at one place", () => plan(2, [1n, 2n, 1n]), "Two shares are for the same place, x = 1: each may be used once."],
    ["opening with one share twice", () => reconstruct(field, 2, [share(4), share(4)]), "Two shares are for the same place, x = 4"],
    [
      "opening with too few",
      () => reconstruct(field, 3, [share(1), share(2)]),
      "3 shares are needed and 2 are here: every secret fits them equally well.",
    ],
    [
      "a secret that does not fit",
      () => deal(field, 31n, { threshold: 2, places: [1n, 2n] }, rng),
      "31 is not an element of F_31, whose elements are the whole numbers from 0 to 30.",
    ],
    ["a negative secret", () => deal(field, -1n, { threshold: 2, places: [1n, 2n] }, rng), "-1 is not an element of F_31"],
    ["a value that does not fit", () => share(1, 31), "31 is not an element of F_31"],
    ["more shares than places", () => places(field, 31), "F_31 has 30 places for shares besides zero, and 31 are asked for."],
    ["256 shares of a byte", () => places(gf256, 256), "GF(2^8) has 255 places for shares besides zero, and 256 are asked for."],
    ["no share", () => places(field, 0), "0 is not a number of shares."],
  ])("%s", (_, act, sentence) => {
    expect(act).toThrow(SharingError);
    expect(act).toThrow(sentence);
  });

  it("and a share is not a point that anybody can write down", () => {
    const point = { x: 1n, y: 2n };
    // @ts-expect-error: a bare point is no share
    const bare: ShamirShare<bigint> = point;
    expect(bare).toBe(point);
    expect(sharesOf(field, [2n, 3n], [1n])).toEqual([{ x: 1n, y: 5n }]);
  });
});

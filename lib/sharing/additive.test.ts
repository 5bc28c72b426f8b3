/** Additive sharing: it opens, all but one share are uniform, what parties can do alone, and what anybody can spoil. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import {
  type AdditiveGroup,
  addConstant,
  additiveShare,
  addShares,
  openAdditively,
  overField,
  scaleShare,
  shareAdditively,
  z2_64,
} from "./additive.ts";
import { fp61, P61, primeField } from "./prime-field.ts";

const groups = [
  { group: z2_64, name: z2_64.name, min: -(2n ** 63n), max: 2n ** 63n - 1n },
  { group: overField(fp61), name: fp61.name, min: 0n, max: P61 - 1n },
];

describe.each(groups)("$name", ({ group, min, max }) => {
  const secret = fc.bigInt({ min, max });
  const parties = fc.integer({ min: 2, max: 10 });
  const shared = (x: bigint, n: number, seed: number, label = "share") => shareAdditively(group, x, n, seededRng(label, seed));
  /** What the group makes of a whole number that may not fit. */
  const wrapped = (n: bigint) => group.read(((n % group.order) + group.order) % group.order);

  it("opens to the secret, in any order", () => {
    fc.assert(
      fc.property(secret, parties, fc.integer(), (x, n, seed) => {
        const shares = shared(x, n, seed);
        expect(shares).toHaveLength(n);
        expect(openAdditively(group, seededRng("order", seed).shuffled(shares))).toBe(x);
      }),
    );
  });

  it("sums, factors and a constant that one party adds", () => {
    fc.assert(
      fc.property(secret, secret, secret, parties, fc.integer(), (a, b, c, n, seed) => {
        const [of, and] = [shared(a, n, seed, "a"), shared(b, n, seed, "b")];
        const sum = of.map((share, i) => addShares(group, share, and[i] as typeof share));
        expect(openAdditively(group, sum)).toBe(wrapped(a + b));
        expect(
          openAdditively(
            group,
            sum.map((share) => scaleShare(group, share, c)),
          ),
        ).toBe(wrapped((a + b) * c));
        expect(
          openAdditively(
            group,
            sum.map((share, i) => (i === 0 ? addConstant(group, share, c) : share)),
          ),
        ).toBe(wrapped(a + b + c));
        const all = sum.map((share) => addConstant(group, share, c));
        expect(openAdditively(group, all)).toBe(wrapped(a + b + BigInt(n) * c));
      }),
    );
  });

  it("one share moved by d moves the result by d", () => {
    fc.assert(
      fc.property(secret, secret, parties, fc.nat(), (x, d, n, at) => {
        const moved = shared(x, n, at).map((share, i) => (i === at % n ? addConstant(group, share, d) : share));
        expect(openAdditively(group, moved)).toBe(wrapped(x + d));
      }),
    );
  });

  it("whichever share is missing, there is one value of it for every secret", () => {
    fc.assert(
      fc.property(secret, secret, parties, fc.nat(), (x, guess, n, at) => {
        const held = shared(x, n, at).filter((_, i) => i !== at % n);
        const missing = group.sub(
          group.of(guess),
          held.reduce((sum, { value }) => group.add(sum, value), 0n),
        );
        expect(openAdditively(group, [...held, additiveShare(group, missing)])).toBe(guess);
      }),
    );
  });

  it("refuses what does not fit, and one party", () => {
    for (const foreign of [min - 1n, max + 1n]) expect(() => shared(foreign, 3, 1)).toThrow(/does not fit|is not an element/);
    expect(() => shared(0n, 1, 1)).toThrow("A secret is shared among two parties or more, not 1: one party's share would be the secret.");
    for (const foreign of [-1n, group.order]) expect(() => additiveShare(group, foreign)).toThrow("is not an element of");
  });
});

it.each([2, 3, 4])("%i parties modulo 5: all but any one share are exactly uniform, for every secret", (n) => {
  // Every choice of the masks, each once: what the others hold then takes every value equally often.
  const group: AdditiveGroup = overField(primeField(5n));
  for (let secret = 0n; secret < 5n; secret++) {
    const dealings = Array.from({ length: 5 ** (n - 1) }, (_, code) => {
      let rest = code;
      const draw = () => {
        const digit = BigInt(rest % 5);
        rest = Math.floor(rest / 5);
        return digit;
      };
      return shareAdditively({ ...group, random: draw }, secret, n, seededRng("unused", 1)).map(({ value }) => value);
    });
    for (let missing = 0; missing < n; missing++) {
      const seen = new Set(dealings.map((values) => values.filter((_, i) => i !== missing).join()));
      expect(seen.size).toBe(5 ** (n - 1));
    }
  }
});

it("draws 64-bit words that use every bit", () => {
  const rng = seededRng("words", 1);
  const draws = Array.from({ length: 4000 }, () => z2_64.random(rng));
  // Each bit is one in half of the draws: 2000 of 4000 with a standard deviation of 32; 6 of them, for 64 bits, 1 in 10^7.
  for (let bit = 0n; bit < 64n; bit++) {
    const ones = draws.filter((word) => (word >> bit) & 1n).length;
    expect(Math.abs(ones - 2000)).toBeLessThan(190);
  }
});

it("shares of one group are none of another", () => {
  const [words, numbers] = [shareAdditively(z2_64, 5n, 3, seededRng("w", 1)), shareAdditively(overField(fp61), 5n, 3, seededRng("n", 1))];
  expect(() => openAdditively(z2_64, numbers)).toThrow("does not open in Z_2^64");
  expect(() => addShares(z2_64, words[0] as (typeof words)[0], numbers[0] as (typeof words)[0])).toThrow("is not one of Z_2^64");
  // @ts-expect-error: a bare number is no share
  expect(() => openAdditively(z2_64, [5n])).toThrow();
});

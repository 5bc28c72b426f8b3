/** Byte strings: round trips, the text form, and what goes wrong without a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { byteOf, byteShare, bytesAt, combineBytes, fromVault, shareBytes, toVault } from "./bytes.ts";
import { correct } from "./decode.ts";
import { gf256 } from "./gf256.ts";

const secrets = fc.uint8Array({ minLength: 1, maxLength: 40 });

it("any shares of the threshold's number open it, from their text form too", () => {
  fc.assert(
    fc.property(secrets, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4 }), fc.integer(), (secret, threshold, extra, seed) => {
      const rng = seededRng("bytes", seed);
      const shares = rng.shuffled(shareBytes(secret, threshold, threshold + extra, rng)).slice(0, threshold);
      expect(combineBytes(threshold, shares)).toEqual(secret);
      expect(
        combineBytes(
          threshold,
          shares.map((share) => fromVault(toVault(share))),
        ),
      ).toEqual(secret);
    }),
  );
});

it("has a polynomial of its own for every byte: equal bytes have different shares", () => {
  const [first] = shareBytes(new Uint8Array(64).fill(7), 2, 3, seededRng("equal", 1));
  expect(new Set(first?.y).size).toBeGreaterThan(40);
});

it("one share too few gives another string of the same length, and says nothing", () => {
  const secret = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const shares = shareBytes(secret, 3, 5, seededRng("few", 1));
  const other = bytesAt(shares.slice(0, 2), 0);
  expect(other).toHaveLength(8);
  expect(other).not.toEqual(secret);
});

it("wrong bytes are corrected one by one, wherever they stand", () => {
  const secret = Uint8Array.from([9, 8, 7]);
  const shares = shareBytes(secret, 2, 4, seededRng("byte", 1)).map(({ x, y }, i) =>
    byteShare(
      x,
      y.map((b, at) => (at === i ? b ^ 0x55 : b)),
    ),
  );
  expect(Uint8Array.from(secret, (_, i) => correct(gf256, 2, byteOf(shares, i))?.secret ?? 0)).toEqual(secret);
});

describe("refuses", () => {
  const share = (x: number, length = 2) => byteShare(x, new Uint8Array(length));
  it.each<[string, () => unknown, string]>([
    ["nothing to share", () => shareBytes(new Uint8Array(), 2, 3, seededRng("x", 1)), "There is no byte to share."],
    ["a place of zero", () => share(0), "A share at x = 0 is the secret itself"],
    ["a place above 255", () => share(256), "256 is not an element of GF(2^8)"],
    ["256 shares", () => shareBytes(Uint8Array.of(1), 2, 256, seededRng("x", 1)), "has 255 places for shares besides zero"],
    ["shares of different lengths", () => combineBytes(2, [share(1), share(2, 3)]), "shares of different secrets: they have 2 and 3 bytes"],
    ["one share twice", () => combineBytes(2, [share(1), share(1)]), "for the same place, x = 1"],
    ["too few", () => combineBytes(3, [share(1), share(2)]), "3 shares are needed and 2 are here"],
    ["a text form without a value", () => fromVault(Uint8Array.of(1)), "has two bytes or more"],
  ])("%s", (_, act, sentence) => expect(act).toThrow(sentence));
});

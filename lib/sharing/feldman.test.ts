/** Feldman's commitments: the RFC's dealer byte for byte, and what each of the traps lets through. */
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { type Commitments, commitFeldman, committedAt, fitsFeldman, wellFormed } from "./feldman.ts";
import { element, G, identity, scalar, scalars, times } from "./group.ts";
import { randomPolynomial } from "./polynomial.ts";
import { deal, places, reconstruct, shareAt, sharesOf } from "./shamir.ts";
import file from "./vectors/rfc9591.json" with { type: "json" };

const encoded = (commitments: Commitments) => commitments.map((c) => hex(element.encode(c)));
const rng = (seed: number) => seededRng("feldman", seed);

describe("RFC 9591, appendix E, ristretto255", () => {
  const found = file.vectors.find(({ id }) => id === "rfc9591-ristretto255-sha512");
  if (!found) throw new Error("the vector is missing");
  const data = found.data as unknown as {
    group_secret_key: string;
    group_public_key: string;
    share_polynomial_coefficients: string[];
    participant_shares: { identifier: number; participant_share: string }[];
    feldman_commitments: string[];
  };
  const read = (text: string) => scalar.decode(hexToBytes(text));
  const polynomial = [data.group_secret_key, ...data.share_polynomial_coefficients].map(read);

  it("commits to the polynomial, the key's public half first", () => {
    expect(encoded(commitFeldman(polynomial))).toEqual(data.feldman_commitments);
    expect(data.feldman_commitments[0]).toBe(data.group_public_key);
  });
  it("has every participant's share fit, and no share one off", () => {
    const commitments = data.feldman_commitments.map((text) => element.decode(hexToBytes(text)));
    for (const { identifier, participant_share } of data.participant_shares) {
      const y = read(participant_share);
      expect(fitsFeldman(commitments, shareAt(scalars, identifier, y))).toBe(true);
      expect(fitsFeldman(commitments, shareAt(scalars, identifier, scalars.add(y, 1n)))).toBe(false);
      expect(fitsFeldman(commitments, shareAt(scalars, identifier + 3, y))).toBe(false);
    }
  });
});

describe("shares and commitments", () => {
  it("fit for every honest dealing; shares that all fit open what C_0 commits to, whichever are taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(4), fc.nat(), fc.bigInt(0n, scalars.order - 1n), (t, more, seed, secret) => {
        const { polynomial, shares } = deal(scalars, secret, { threshold: t, places: places(scalars, t + more) }, rng(seed));
        const commitments = commitFeldman(polynomial);
        expect(wellFormed(commitments, t)).toBe(true);
        expect(shares.every((share) => fitsFeldman(commitments, share))).toBe(true);
        const some = rng(seed).fork("some").shuffled(shares).slice(0, t);
        expect(times(G, reconstruct(scalars, t, some)).equals(commitments[0] ?? identity)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("say the polynomial's value at any place", () => {
    const polynomial = [5n, 7n, 11n];
    expect(committedAt(commitFeldman(polynomial), 10n).equals(times(G, 5n + 70n + 1100n))).toBe(true);
    expect(committedAt([], 10n).equals(identity)).toBe(true);
  });

  it("refuse a share of another party, another secret, another polynomial", () => {
    const { polynomial, shares } = deal(scalars, 1n, { threshold: 3, places: places(scalars, 5) }, rng(1));
    const commitments = commitFeldman(polynomial);
    const [first, second] = shares;
    if (!first || !second) throw new Error("no shares");
    expect(fitsFeldman(commitments, shareAt(scalars, first.x, second.y))).toBe(false);
    expect(fitsFeldman(commitFeldman([2n, ...polynomial.slice(1)]), first)).toBe(false);
    expect(fitsFeldman(commitments.slice(0, 2), first)).toBe(false);
  });

  it("of too high a degree fit as well: only their number shows it, and sets of parties would open different secrets", () => {
    const polynomial = randomPolynomial(scalars, 4711n, 4, rng(2));
    const shares = sharesOf(scalars, polynomial, places(scalars, 5));
    const commitments = commitFeldman(polynomial);
    expect(shares.every((share) => fitsFeldman(commitments, share))).toBe(true);
    expect(wellFormed(commitments, 3)).toBe(false);
    expect(wellFormed(commitments.slice(0, 2), 3)).toBe(false);
    expect(reconstruct(scalars, 3, shares)).not.toBe(reconstruct(scalars, 3, shares.slice(1)));
  });
});

describe("what crosses the wire", () => {
  it.each([
    ["the identity", "00".repeat(32), /identity/],
    ["an encoding past the field", "ff".repeat(32), /not a point/],
    ["a negative encoding", `01${"00".repeat(31)}`, /not a point/],
    ["31 bytes", "00".repeat(31), /31 bytes where 32/],
  ])("refuses %s as a point", (_, text, sentence) => expect(() => element.decode(hexToBytes(text))).toThrow(sentence));

  it("has one encoding for each scalar", () => {
    const order = new Uint8Array(32);
    for (let i = 0, n = scalars.order; i < 32; i++, n >>= 8n) order[i] = Number(n & 0xffn);
    expect(() => scalar.decode(order)).toThrow(/not below the order/);
    expect(() => scalar.decode(new Uint8Array(33))).toThrow(/33 bytes where 32/);
    fc.assert(fc.property(fc.bigInt(0n, scalars.order - 1n), (n) => scalar.decode(scalar.encode(n)) === n));
    for (const n of [-1n, scalars.order]) expect(() => scalar.encode(n)).toThrow(/not an element/);
  });
});

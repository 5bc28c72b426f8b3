/** Pedersen's commitments: the course's known answers, what they hide, and from whom. */
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { element, G, scalar, scalars, times } from "./group.ts";
import { blindingFor, blindingPolynomial, commitPedersen, fitsPedersen, H, type PedersenShare } from "./pedersen.ts";
import { evaluate, randomPolynomial } from "./polynomial.ts";
import { places, shareAt } from "./shamir.ts";
import file from "./vectors/pedersen-course.json" with { type: "json" };

const read = (text: string) => scalar.decode(hexToBytes(text));
const rng = (seed: number) => seededRng("pedersen", seed);
const share = (x: bigint | number, y: bigint, blinding: bigint): PedersenShare => ({ ...shareAt(scalars, x, y), blinding });

describe.each(file.vectors)("$id", ({ data }) => {
  const [a, b] = [data.a.map(read), data.b.map(read)];
  const commitments = data.commitments.map((text) => element.decode(hexToBytes(text)));

  it("hashes to the second generator", () => expect(hex(element.encode(H))).toBe(data.H));
  it("commits", () => expect(commitPedersen(a, b).map((c) => hex(element.encode(c)))).toEqual(data.commitments));
  it("evaluates to the shares, and they fit", () => {
    for (const { x, s, t } of data.shares) {
      const at = scalars.of(x);
      expect([scalar.encode(evaluate(scalars, a, at)), scalar.encode(evaluate(scalars, b, at))].map(hex)).toEqual([s, t]);
      expect(fitsPedersen(commitments, share(x, read(s), read(t)))).toBe(true);
    }
  });
  it("refuses the bad share", () => {
    const { x, s, t } = data.bad_share;
    expect(fitsPedersen(commitments, share(x, read(s), read(t)))).toBe(false);
  });
});

describe("shares and commitments", () => {
  it("fit for every honest dealing, and no longer with a value or a blinding that is off", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(4), fc.nat(), fc.bigInt(0n, scalars.order - 1n), (t, more, seed, secret) => {
        const a = randomPolynomial(scalars, secret, t, rng(seed).fork("a"));
        const b = blindingPolynomial(t, rng(seed).fork("b"));
        const commitments = commitPedersen(a, b);
        expect([b.length, commitments.length]).toEqual([t, t]);
        for (const x of places(scalars, t + more)) {
          const [y, blinding] = [evaluate(scalars, a, x), evaluate(scalars, b, x)];
          expect(fitsPedersen(commitments, share(x, y, blinding))).toBe(true);
          expect(fitsPedersen(commitments, share(x, scalars.add(y, 1n), blinding))).toBe(false);
          expect(fitsPedersen(commitments, share(x, y, scalars.sub(blinding, 1n)))).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("blind the secret as well: the same secret and polynomial are committed to by different points", () => {
    const a = randomPolynomial(scalars, 4711n, 3, rng(1));
    const [one, two] = [1, 2].map((seed) => commitPedersen(a, blindingPolynomial(3, rng(seed))));
    for (const k of [0, 1, 2]) expect(one?.[k]?.equals(two?.[k] ?? G)).toBe(false);
  });

  it("fit any value to whoever knows log_G H, with exactly the blinding that is computed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 6n), (seed, value, other) => {
        const log = scalars.random(rng(seed).fork("log"));
        const h = times(G, log);
        const blinding = scalars.random(rng(seed).fork("blinding"));
        const c0 = (v: bigint, t: bigint) => commitPedersen([v], [t], h)[0] ?? G;
        const fitting = blindingFor({ value, blinding }, other, log);
        expect(c0(other, fitting).equals(c0(value, blinding))).toBe(true);
        expect(c0(other, scalars.add(fitting, 1n)).equals(c0(value, blinding))).toBe(false);
        if (value === other) expect(fitting).toBe(blinding);
      }),
      { numRuns: 20 },
    );
  });

  it("moved by whoever knows it fit a share of another secret; under the hashed H the same move does not", () => {
    const log = scalars.random(rng(3).fork("log"));
    const [a, b] = [randomPolynomial(scalars, 1n, 2, rng(3).fork("a")), blindingPolynomial(2, rng(3).fork("b"))];
    const moved = share(
      5,
      scalars.add(evaluate(scalars, a, 5n), 9n),
      scalars.sub(evaluate(scalars, b, 5n), scalars.mul(9n, scalars.inverse(log))),
    );
    expect(fitsPedersen(commitPedersen(a, b, times(G, log)), moved, times(G, log))).toBe(true);
    expect(fitsPedersen(commitPedersen(a, b), moved)).toBe(false);
  });
});

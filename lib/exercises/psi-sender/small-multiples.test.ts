import { ristretto255 } from "@noble/curves/ed25519.js";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { FAR, NEAR, smallMultiple } from "./small-multiples.ts";

const { BASE, Fn } = ristretto255.Point;
const times = (t: bigint) => BASE.multiplyUnsafe(Fn.create(t));

it("finds every small multiple, also after the point was encoded and decoded", () => {
  for (const t of [0n, 1n, 2n, 65_535n, 65_536n, 65_537n, 131_072n, 131_073n, 131_074n, 1_000_000n, 2n ** 24n - 1n]) {
    expect(smallMultiple(ristretto255.Point.fromBytes(times(t).toBytes()), NEAR)).toBe(t);
  }
});

it("finds negative ones", () => {
  for (const t of [-1n, -65_536n]) expect(smallMultiple(times(t), NEAR)).toBe(t);
});

it("reaches 2^32 - 1, and with less effort 2^24", () => {
  const rng = seededRng("small-multiples", 1);
  for (const t of [2n ** 32n - 1n, BigInt(rng.below(2 ** 32))]) expect(smallMultiple(times(t), FAR)).toBe(t);
  expect(smallMultiple(times(2n ** 26n), NEAR)).toBeUndefined();
});

it("finds nothing where there is nothing", () => {
  expect(smallMultiple(times(2n ** 251n + 12345n), FAR)).toBeUndefined();
});

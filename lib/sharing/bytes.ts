/**
 * Shamir for byte strings: every byte is shared by a polynomial of its own over GF(2^8), and a party's share is its place and
 * one byte for each byte of the secret. So a share is as long as the secret, and its length is no secret.
 *
 * Trap: one polynomial for several bytes. The difference of two bytes of a share would be the difference of the secret's.
 * Trap: there is no checksum. One share too few, or one from another sharing, and out comes another string of the same length.
 *
 * The text form (y, then x in one byte) is the one of HashiCorp Vault, so shares made here open there.
 */
import type { Rng } from "../random/index.ts";
import { SharingError } from "./field.ts";
import { gf256 } from "./gf256.ts";
import { lagrange } from "./polynomial.ts";
import { deal, places, refuseShares, type ShamirShare, shareAt } from "./shamir.ts";

declare const brand: unique symbol;

export interface ByteShare {
  readonly x: number;
  readonly y: Uint8Array;
  readonly [brand]: "Shamir share of bytes";
}

/** A share that came from elsewhere. */
export function byteShare(x: number, y: Uint8Array): ByteShare {
  shareAt(gf256, x, 0);
  return { x, y: y.slice() } as ByteShare;
}

export function shareBytes(secret: Uint8Array, threshold: number, count: number, rng: Rng): readonly ByteShare[] {
  if (secret.length === 0) throw new SharingError("There is no byte to share.");
  const at = places(gf256, count);
  const shares = at.map((x) => byteShare(x, new Uint8Array(secret.length)));
  for (const [i, byte] of secret.entries()) {
    const dealt = deal(gf256, byte, { threshold, places: at }, rng);
    for (const [party, { y }] of dealt.shares.entries()) (shares[party] as ByteShare).y[i] = y;
  }
  return shares;
}

/** Trusts what it is given, like `reconstruct`: the first `threshold` shares, and no other. */
export function combineBytes(threshold: number, shares: readonly ByteShare[]): Uint8Array {
  const lengths = new Set(shares.map(({ y }) => y.length));
  if (lengths.size > 1) throw new SharingError(`These are shares of different secrets: they have ${[...lengths].join(" and ")} bytes.`);
  refuseShares(
    gf256,
    threshold,
    shares.map(({ x }) => shareAt(gf256, x, 0)),
  );
  return bytesAt(shares.slice(0, threshold), 0);
}

/** What the polynomials through all given points are at one place. Places may be zero here: SLIP-0039 has its secret at 255. */
export function bytesAt(points: readonly { readonly x: number; readonly y: Uint8Array }[], at: number): Uint8Array {
  const weights = lagrange(
    gf256,
    points.map(({ x }) => x),
    at,
  );
  const [first] = points;
  return Uint8Array.from({ length: first?.y.length ?? 0 }, (_, i) =>
    points.reduce((sum, { y }, p) => sum ^ gf256.mul(weights[p] as number, y[i] as number), 0),
  );
}

/** One byte of every share, for those who check: errors are found and corrected byte by byte. */
export const byteOf = (shares: readonly ByteShare[], index: number): readonly ShamirShare<number>[] =>
  shares.map(({ x, y }) => shareAt(gf256, x, y[index] as number));

export const toVault = ({ x, y }: ByteShare): Uint8Array => Uint8Array.of(...y, x);

export function fromVault(bytes: Uint8Array): ByteShare {
  if (bytes.length < 2) throw new SharingError("A share in this form has two bytes or more: the values, then the place.");
  return byteShare(bytes[bytes.length - 1] as number, bytes.subarray(0, -1));
}

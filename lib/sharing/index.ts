/**
 * Secret sharing: a secret is cut so that each piece, and every set of too few pieces, says nothing at all. This is the door.
 *
 *   field.ts        what is computed in: F_p, GF(2^8)      shamir.ts    any t of n shares open it
 *   prime-field.ts  numbers modulo a prime                 decode.ts    wrong shares: noticed, corrected, or passed
 *   gf256.ts        bytes                                  possible.ts  what shares still allow
 *   polynomial.ts   evaluate, interpolate, divide          bytes.ts     Shamir for byte strings
 *   additive.ts     all n shares open it                   floats.ts    why none of this works over floats
 *
 * Where the dealer may cheat (rooms, loaded where a party runs, because they bring a group):
 *   feldman.ts      commitments that bind the dealer       group.ts         ristretto255
 *   pedersen.ts     and that hide the secret for ever      vss-messages.ts  what crosses the wire
 *   vss.ts          dealer and parties, with complaints    dealers.ts       the honest dealer, and those that cheat
 */
import { defineProtocol } from "../protocol/index.ts";

export * from "./additive.ts";
export { type ByteShare, byteOf, byteShare, bytesAt, combineBytes, fromVault, shareBytes, toVault } from "./bytes.ts";
export type { DealerCheat, DealerInput } from "./dealers.ts";
export { check, correct, correctable, type Decoded, forge, noticed } from "./decode.ts";
export { type FiniteField, SharingError } from "./field.ts";
export { type Accuracy, type Leak, measureAccuracy, measureLeak, openOverFloats, shareOverFloats } from "./floats.ts";
export { type Gf256, gf256 } from "./gf256.ts";
export { evaluate, interpolate, interpolateAt, lagrange, type Point, type Polynomial, randomPolynomial } from "./polynomial.ts";
export { type Possible, possible, secretsLeft, valuesLeft } from "./possible.ts";
export { fp61, P61, type PrimeField, primeField, uniformBelow } from "./prime-field.ts";
export { isPrime } from "./primes.ts";
export { type Dealing, deal, type Plan, places, reconstruct, type ShamirShare, shareAt, sharesOf } from "./shamir.ts";
export type { DealerOutput, PartyInput, PartyOutput, Refusal } from "./vss.ts";
export type { Scheme, VssShare, VssTerms } from "./vss-messages.ts";

export const vss = defineProtocol("sharing/vss", async () => {
  const { dealer, party } = await import("./vss.ts");
  return { dealer, party };
});

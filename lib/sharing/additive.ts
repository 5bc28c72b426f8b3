/**
 * Additive sharing: all shares but one are uniform, and the last is what is missing to the secret. All of them together add up
 * to it; all but one are uniform and independent of it, whatever else is known. It works in every group in which one can draw
 * uniformly; here are two, the 64-bit words (Z_2^64, what a processor adds) and a prime field.
 *
 * Each party adds shares of two numbers, or multiplies its share by a public factor, by itself. A public constant is added by
 * ONE party.
 *
 * Trap: floats. A mask drawn from an interval does not wrap around, so a sum near the end of the interval tells about the
 * secret; and where the mask is large enough to hide it, the addition rounds the secret away. floats.ts measures both.
 * Trap: there is no integrity. Whoever adds d to its share moves the result by d, and no one can tell.
 */
import type { Rng } from "../random/index.ts";
import { SharingError } from "./field.ts";
import { type PrimeField, uniformBelow } from "./prime-field.ts";

declare const brand: unique symbol;

/** One party's share, in the group of that name. */
export interface AdditiveShare {
  readonly group: string;
  readonly value: bigint;
  readonly [brand]: "additive share";
}

export interface AdditiveGroup {
  readonly name: string;
  readonly order: bigint;
  /** The element that a whole number names. Refuses what does not fit, because it would come back as another number. */
  of(n: bigint): bigint;
  /** The number that an element stands for, in the range that `of` takes. */
  read(element: bigint): bigint;
  add(a: bigint, b: bigint): bigint;
  sub(a: bigint, b: bigint): bigint;
  mul(a: bigint, b: bigint): bigint;
  random(rng: Rng): bigint;
}

const word = (n: bigint) => BigInt.asUintN(64, n);

/** 64-bit words. A negative number is its two's complement. */
export const z2_64: AdditiveGroup = {
  name: "Z_2^64",
  order: 2n ** 64n,
  of(n) {
    if (n !== BigInt.asIntN(64, n)) throw new SharingError(`${n} does not fit into 64 bits with a sign: from -2^63 to 2^63 - 1.`);
    return word(n);
  },
  read: (element) => BigInt.asIntN(64, element),
  add: (a, b) => word(a + b),
  sub: (a, b) => word(a - b),
  mul: (a, b) => word(a * b),
  random: uniformBelow(2n ** 64n),
};

export const overField = (field: PrimeField): AdditiveGroup => ({
  name: field.name,
  order: field.order,
  of: field.of,
  read: field.toBigInt,
  add: field.add,
  sub: field.sub,
  mul: field.mul,
  random: field.random,
});

const made = (group: AdditiveGroup, value: bigint) => ({ group: group.name, value }) as AdditiveShare;

/** A share that came from elsewhere. */
export function additiveShare(group: AdditiveGroup, value: bigint): AdditiveShare {
  if (value < 0n || value >= group.order) throw new SharingError(`${value} is not an element of ${group.name}.`);
  return made(group, value);
}

export function shareAdditively(group: AdditiveGroup, secret: bigint, parties: number, rng: Rng): readonly AdditiveShare[] {
  if (!(Number.isInteger(parties) && parties >= 2)) {
    throw new SharingError(`A secret is shared among two parties or more, not ${parties}: one party's share would be the secret.`);
  }
  const masks = Array.from({ length: parties - 1 }, () => group.random(rng));
  const last = masks.reduce(group.sub, group.of(secret));
  return [...masks, last].map((value) => made(group, value));
}

/** The secret, where every share is here. Of too few it makes a number too, and nothing about that looks wrong. */
export function openAdditively(group: AdditiveGroup, shares: readonly AdditiveShare[]): bigint {
  const foreign = shares.find((share) => share.group !== group.name);
  if (foreign) throw new SharingError(`A share of ${foreign.group} does not open in ${group.name}.`);
  return group.read(shares.reduce((sum, { value }) => group.add(sum, value), 0n));
}

/** What one party does by itself. */
export const addShares = (group: AdditiveGroup, a: AdditiveShare, b: AdditiveShare): AdditiveShare =>
  made(group, group.add(sameGroup(group, a), sameGroup(group, b)));
/** What ONE party does; where all do it, the result is (n - 1) c too high. */
export const addConstant = (group: AdditiveGroup, a: AdditiveShare, c: bigint): AdditiveShare =>
  made(group, group.add(sameGroup(group, a), group.of(c)));
export const scaleShare = (group: AdditiveGroup, a: AdditiveShare, factor: bigint): AdditiveShare =>
  made(group, group.mul(sameGroup(group, a), group.of(factor)));

function sameGroup(group: AdditiveGroup, share: AdditiveShare): bigint {
  if (share.group !== group.name) throw new SharingError(`A share of ${share.group} is not one of ${group.name}.`);
  return share.value;
}

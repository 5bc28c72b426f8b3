/**
 * A run of the two keys' protocol as the attacker has it. The masks are real ladders under a secret scalar, so that the bit survives because it
 * does, and not because somebody put it there.
 */
import { bytesToNumberLE } from "@noble/curves/utils.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { elligator2, hashToField } from "../../curve25519/elligator.ts";
import { euler, mod, toBytes } from "../../curve25519/field.ts";
import { ladder } from "../../curve25519/ladder.ts";
import { clamp } from "../../curve25519/points.ts";
import type { Rng } from "../../random/index.ts";

const DST = "PETRI-V01-EXERCISE-TWIST-with-curve25519_XMD:SHA-512_";

/** From an item to a u: the hash itself, or Elligator 2's map of it. */
export type Map = "straight" | "elligator2";
export const pointOf = (item: string, map: Map): bigint => {
  const hashed = hashToField(utf8ToBytes(item), DST + map);
  return map === "straight" ? hashed : elligator2(hashed);
};

/** v² for this u: a square on the curve, none on the twist. */
export const onCurve = (u: bigint): boolean => euler(mod(u * (u * (u + 486662n) + 1n))) <= 1n;

export interface Sizes {
  readonly candidates: number;
  /** Of those, how many the other party holds. */
  readonly held: number;
  /** What it holds beside. */
  readonly others: number;
}

export interface Run {
  readonly masked: readonly Uint8Array[];
  readonly points: readonly Uint8Array[];
  readonly items: readonly string[];
  /** For each masked point the item, which the attacker does not see. */
  readonly truth: readonly string[];
}

interface People {
  readonly items: readonly string[];
  readonly strangers: readonly string[];
}

function drawn({ candidates, others }: Sizes, rng: Rng): People {
  const salt = rng.below(2 ** 32);
  const items = Array.from({ length: candidates }, (_, i) => `guest ${salt}-${i}`);
  return { items, strangers: Array.from({ length: others }, (_, i) => `stranger ${salt}-${i}`) };
}

/** People for whom `fits` holds are drawn until there are some. */
export function stage(sizes: Sizes, map: Map, rng: Rng, fits: (people: People) => boolean = () => true): Run {
  let people = drawn(sizes, rng);
  while (!fits(people)) people = drawn(sizes, rng);
  const { items, strangers } = people;
  const { held } = sizes;
  const truth = rng.shuffled([...rng.shuffled(items).slice(0, held), ...strangers]);
  const scalar = bytesToNumberLE(clamp(rng.bytes(32)));
  return {
    items,
    truth,
    points: items.map((item) => toBytes(pointOf(item, map))),
    masked: truth.map((item) => toBytes(ladder(scalar, pointOf(item, map)))),
  };
}

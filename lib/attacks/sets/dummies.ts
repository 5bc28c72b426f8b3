/**
 * An answer that is padded with dummies, as DPCA-PSI pads: both parties know the same 2t dummies of this call, and each adds t of them, chosen
 * alone. How many they have in common is in the count. Anybody can take off what it is on average.
 *
 * Trap: this holds for an attacker who adds its t. One who adds none of them has none in common, and one who adds all 2t has t: either takes
 * that off and reads the size. Nothing in the protocol shows it; its noise is for parties that follow the protocol.
 *
 * Source: the padding is that of PrivacyGo, folder dpca-psi. Its law, and what it is worth: lib/psi/dp/overlap-law.ts.
 */
import type { Rng } from "../../random/index.ts";

/** What the attacker adds of the 2t dummies: its half, as it should; none; all of them. */
export type Adds = "half" | "none" | "all";

export interface Dummies {
  /** What is left of the noise when its mean is taken off. */
  draw(): number;
}

/** @param t how many each party should add */
export function dummiesOf(t: number, adds: Adds, rng: Rng): Dummies {
  if (!(Number.isSafeInteger(t) && t >= 1)) throw new RangeError(`Each party adds ${t} dummies; it is a whole number of at least 1.`);
  if (adds !== "half") return { draw: () => 0 };
  return { draw: () => inCommon(t, rng) - t / 2 };
}

/** Whoever added t of 2t: how many of them the other draws, one after the other. Exact: no probability is rounded. */
function inCommon(t: number, rng: Rng): number {
  let marked = t;
  for (let left = 2 * t; left > t; left--) if (rng.below(left) < marked) marked--;
  return t - marked;
}

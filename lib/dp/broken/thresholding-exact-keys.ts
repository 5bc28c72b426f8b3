/**
 * BROKEN: a histogram over keys that nobody listed beforehand. Keys of few people must not appear, so there is a threshold; and the broken one
 * compares the exact count with it. At the threshold one person decides with certainty whether the key appears.
 *
 * Trap: the published counts have their noise, and look right. It is the list of keys that has none.
 * Source: Korolova, Kenthapadi, Mishra, Ntoulas, Releasing Search Queries and Clicks Privately (2009), for the noisy threshold.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Ask, Exhibit } from "./exhibit.ts";

const EPSILON = 1;
const DELTA = 1e-5;
const { sampler, upperTail } = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity: 1 });

/** The smallest at which a key of one person appears with probability at most delta. */
const THRESHOLD = (() => {
  let at = 1;
  while (upperTail(at - 1) > DELTA) at++;
  return at;
})();

/** Each person has one key. */
type Keys = readonly string[];

function published(which: "exact" | "noisy", rng: Rng): Ask<Keys, ReadonlyMap<string, number>> {
  const draw = sampler(rng);
  return (keys) => {
    const exact = new Map<string, number>();
    for (const key of keys) exact.set(key, (exact.get(key) ?? 0) + 1);
    const kept = new Map<string, number>();
    for (const [key, count] of exact) {
      const noisy = count + draw();
      if ((which === "exact" ? count : noisy) >= THRESHOLD) kept.set(key, noisy);
    }
    return kept;
  };
}

const crowd = Array<string>(THRESHOLD - 1).fill("rare");

export const thresholdingExactKeys: Exhibit<Keys, ReadonlyMap<string, number>> = {
  id: "thresholding-exact-keys",
  title: "A threshold on exact counts",
  wrong: "Whether a key is published is decided by its exact count, so at the threshold one person decides it with certainty.",
  promised: { epsilon: EPSILON, delta: DELTA, relation: "add-remove" },
  pair: [[...crowd, "rare"], crowd],
  safe: (rng) => published("noisy", rng),
  broken: (rng) => published("exact", rng),
  event: { name: "the key is published", holds: (kept) => kept.has("rare") },
};

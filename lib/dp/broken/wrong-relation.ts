/**
 * BROKEN: a histogram promised for "one row was replaced", with the noise of "one row more". Replacing moves one from one cell to another: two
 * cells change, and the loss is twice what was promised.
 *
 * Trap: both numbers are in the literature, each right under its own relation. A promise without its relation is no promise.
 * Source: Kifer and Machanavajjhala, No Free Lunch in Data Privacy (2011), for the two relations; Dwork and Roth (2014), section 3.3.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Ask, Exhibit } from "./exhibit.ts";

const EPSILON = 1;
type Cell = 0 | 1;

/** Counts of both cells, each with noise for a histogram that moves by this much in all. */
function histogram(sensitivity: number, rng: Rng): Ask<readonly Cell[], readonly [number, number]> {
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity }).sampler(rng);
  return (rows) => {
    const ones = rows.filter((cell) => cell === 1).length;
    return [rows.length - ones + draw(), ones + draw()];
  };
}

export const wrongRelation: Exhibit<readonly Cell[], readonly [number, number]> = {
  id: "wrong-relation",
  title: "The other relation",
  wrong: "The noise is that of adding or removing a row, but the promise is about replacing one, which moves two counts and not one.",
  promised: { epsilon: EPSILON, delta: 0, relation: "replace-one" },
  pair: [[0], [1]],
  safe: (rng) => histogram(2, rng),
  broken: (rng) => histogram(1, rng),
  event: { name: "at least 1 in the first cell, at most 0 in the second", holds: ([first, second]) => first >= 1 && second <= 0 },
};

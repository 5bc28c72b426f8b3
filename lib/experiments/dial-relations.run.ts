/**
 * What the neighbouring relation changes: how far apart the two worlds stand, hence the noise; and what noise that is already chosen costs
 * under the other relation.
 *
 * Trap: of a count both relations make the same: whoever is replaced moves it by one at most. Of a balance a person who is replaced can turn
 * from no to yes, and moves it by two.
 */
import { attoDelta, epsilonAsNumber, NO_DELTA, nanoEpsilon } from "../dp/budget.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import { priceAt } from "../dp/price.ts";
import { sensitivityOf } from "../dp/sensitivity.ts";
import type { Values } from "../schema/index.ts";
import type { Result } from "./dial.result.ts";
import type { params } from "./dial.ts";

type Settings = Values<typeof params>;

/** A person adds a number from 0 to `most`, or one from -most to `most`. */
export function distancesOf({ question, sensitivity: most }: Settings): Readonly<Record<Settings["relation"], number>> {
  const sum = { query: "sum", lower: question === "balance" ? -most : 0, upper: most } as const;
  return { "add-remove": sensitivityOf(sum, "add-remove").l1, "replace-one": sensitivityOf(sum, "replace-one").l1 };
}

export function mechanismFor({ epsilon, mechanism: name, delta, grid }: Settings, sensitivity: number): Mechanism {
  const gaussian = name === "gaussian" ? attoDelta(delta) : NO_DELTA;
  return mechanismOf({ name, epsilon: nanoEpsilon(epsilon), delta: gaussian, sensitivity, gridBits: grid });
}

/** Either relation: the noise if this epsilon were promised under it, and what the noise in use costs there. */
export function relationsOf(values: Settings, inUse: Mechanism): Result["relations"] {
  const distances = distancesOf(values);
  const under = (relation: Settings["relation"]) => {
    const sensitivity = distances[relation];
    const { scale, meanSize, steps } = sensitivity === inUse.sensitivity ? inUse : mechanismFor(values, sensitivity);
    return { sensitivity, scale, error: meanSize, owes: epsilonAsNumber(priceAt(inUse, steps)) };
  };
  return { "add-remove": under("add-remove"), "replace-one": under("replace-one") };
}

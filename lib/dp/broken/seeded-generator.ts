/**
 * BROKEN: the noise comes from a generator with a seed that others know (a constant in the code, the date). Whoever has it draws the same
 * noise and takes it off.
 *
 * Trap: the law of the noise is right, exactly. Privacy is not in the law but in the coins being nobody's knowledge.
 * Source: Garfinkel and Leclerc, Randomness Concerns When Deploying Differential Privacy (2020).
 */
import { seededRng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import { drawOnce } from "../one-draw.ts";
import type { Exhibit } from "./exhibit.ts";

const EPSILON = 1;
const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity: 1 });

/** It stands in the source code. */
const SEED = 42;
/** What the program draws, and everybody else who has its source. */
const knownNoise = (): number => drawOnce(mechanism, seededRng("noise", SEED));
const taken = knownNoise();

const few = ["Ada", "Bea", "Cem"];

export const seededGenerator: Exhibit<readonly string[], number> = {
  id: "seeded-generator",
  title: "A generator with a known seed",
  wrong: "The noise is drawn from a seed that stands in the code, so everybody can draw it too and subtract it.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[...few, "Dov"], few],
  safe: (rng) => {
    const draw = mechanism.sampler(rng);
    return (rows) => rows.length + draw();
  },
  broken: () => (rows) => rows.length + knownNoise(),
  event: { name: "the answer less the known noise is 4", holds: (answer) => answer - taken === few.length + 1 },
};

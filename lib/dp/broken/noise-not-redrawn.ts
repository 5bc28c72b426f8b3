/**
 * BROKEN: two answers with one and the same noise. The noise is drawn when the server starts (or once a day, or kept beside the table), and
 * the difference of two answers has none.
 *
 * Trap: each answer alone is as private as promised. Composition is a theorem about independent noise.
 * Source: Dwork and Roth (2014), section 3.5, for composition; the attack: lib/attacks/outputs/differencing.ts.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Ask, Exhibit } from "./exhibit.ts";

const EPSILON = 1;
type Bits = readonly (0 | 1)[];
type Answers = readonly [all: number, allButLast: number];

/** How many have it; and how many but the last. Two answers, half of epsilon each. */
function twoCounts(which: "fresh" | "same", rng: Rng): Ask<Bits, Answers> {
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON / 2), sensitivity: 1 }).sampler(rng);
  return (bits) => {
    const count = bits.filter((bit) => bit === 1).length;
    const noise = draw();
    return [count + noise, count - (bits.at(-1) ?? 0) + (which === "same" ? noise : draw())];
  };
}

export const noiseNotRedrawn: Exhibit<Bits, Answers> = {
  id: "noise-not-redrawn",
  title: "Noise not drawn again",
  wrong: "Both answers carry the same noise, so it cancels in their difference, which is the last person's exact value.",
  promised: { epsilon: EPSILON, delta: 0, relation: "replace-one" },
  pair: [
    [1, 0, 1, 1],
    [1, 0, 1, 0],
  ],
  safe: (rng) => twoCounts("fresh", rng),
  broken: (rng) => twoCounts("same", rng),
  event: { name: "the answers differ by exactly 1", holds: ([all, allButLast]) => all - allButLast === 1 },
};

/**
 * BROKEN: the program refuses a value that it did not expect, with an error. Whether the error comes depends on one person, and it has no noise.
 *
 * Trap: it is good manners everywhere else. For private data a value beyond the bound is cut, in silence, and a missing one is replaced by one that
 * was declared; the same holds for how long an answer takes, and for a program that stops.
 * Source: Haeberlen, Pierce, Narayan, Differential Privacy Under Fire (2011), for all that a program tells beside its answer.
 */
import type { Exhibit } from "./exhibit.ts";
import { BOUND, clamped, EPSILON, noiseFor, sum } from "./sums.ts";

const few = [20, 30];

export const tellingError: Exhibit<readonly number[], number | "error"> = {
  id: "telling-error",
  title: "An error that tells",
  wrong: "A value beyond the declared bound is answered with an error and not with the noisy sum, so the error says that it is there.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[...few, 2.5 * BOUND], few],
  safe: (rng) => {
    const draw = noiseFor(BOUND, rng);
    return (values) => clamped(values) + draw();
  },
  broken: (rng) => {
    const draw = noiseFor(BOUND, rng);
    return (values) => (values.some((value) => value > BOUND) ? "error" : sum(values) + draw());
  },
  event: { name: "an error comes instead of an answer", holds: (output) => output === "error" },
};

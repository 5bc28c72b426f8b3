/**
 * Shows what the first draws of a long run look like, and then makes the run: a picture soon, and the whole one later. The first draws are drawn
 * twice, from coins that can be read again, so what is shown first is the beginning of what comes, under a seed or not.
 *
 * Trap: a picture of other draws, however alike, would be a picture of another run.
 */
import { fromCoins } from "../random/index.ts";
import type { Json, Lab } from "./experiment.ts";

/** `beginning`: the values of the short run. Undefined where the whole one is short enough. */
export async function beginningFirst<V, R extends Json>(
  lab: Lab<R>,
  beginning: V | undefined,
  whole: V,
  made: (values: V, lab: Lab<never>) => Promise<R>,
): Promise<R> {
  const rng = lab.rng.seeded ? lab.rng : fromCoins({ kind: "seeded", key: lab.rng.bytes(32) });
  if (beginning) {
    const quiet = { measure: () => {}, progress: async () => lab.signal.throwIfAborted() };
    lab.show(await made(beginning, { ...lab, ...quiet, rng }));
  }
  return made(whole, { ...lab, rng });
}

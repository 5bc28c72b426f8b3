/** What the figure says of a run. */
import type { Engine } from "./sampler.result.ts";

/** No engine's draws are further from the exact law than a right sampler's are once in a million times. */
export const lawFits = ({ engines }: { readonly engines: readonly Pick<Engine, "chi2" | "bound">[] }): boolean =>
  engines.every(({ chi2, bound }) => chi2 <= bound);

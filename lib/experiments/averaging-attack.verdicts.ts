/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Panel, Result } from "./averaging-attack.result.ts";

/** With 99 % confidence more than half of all attackers name the exact count in the end. */
export const namesTheCount = ({ low }: Pick<Panel, "low">): boolean => (low.at(-1) ?? 0) > 0.5;

/** The service that remembers its answers drew more than one. */
export const cacheEvaded = ({ panels }: { readonly panels: { readonly cache: Pick<Panel, "drawn"> } }): boolean => panels.cache.drawn > 1;

export const budgetRefuses = ({ panels }: { readonly panels: { readonly budget: Pick<Panel, "refused"> } }): boolean =>
  panels.budget.refused > 0;

/** Of a hundred attackers. */
export const namedOf100 = (hits: number, { runs }: Pick<Result, "runs">): number => (100 * hits) / runs;

/** What the figure concludes, each from the run that is shown. */
import type { Panel, Spread } from "./set-attack.result.ts";

/** Everybody is decided, and rightly. */
export const settled = ({ complete, mistaken }: Pick<Panel, "complete" | "mistaken">): boolean => complete && mistaken === 0;

/** As many claims made blindly would be as good less than once in a hundred times. */
export const beatsBlind = ({ luck }: Pick<Panel, "luck">): boolean => luck !== null && luck < 0.01;

export const refused = (panel: Pick<Panel, "refused">): boolean => panel.refused > 0;

/** The 99 % band of the mean area is above a coin's. */
export const aboveChance = ({ low }: Pick<Spread, "low">): boolean => low !== null && low > 0.5;

/** What was measured does not contradict the ceiling: the lower end of its 99 % band is not above it. */
export const withinCeiling = ({ low }: { readonly low: number | null }, ceiling: number): boolean => low === null || low <= ceiling;

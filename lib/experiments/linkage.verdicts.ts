/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./linkage.result.ts";

type Outcomes = Pick<Result, "outcomes">;

/** At least one row has its patient's name back. */
export const somebodyLinked = ({ outcomes }: Outcomes): boolean => outcomes.right > 0;

/** At least one row has the name of somebody else. */
export const wronglyLinked = ({ outcomes }: Outcomes): boolean => outcomes.wrong > 0;

/** At least one diagnosis is given away although it is open which row is whose, to whoever knows that the person is a patient. */
export const toldWithoutLink = ({ outcomes }: Outcomes): boolean => outcomes.told > 0;

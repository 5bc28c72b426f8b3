/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./dial.result.ts";

type Result = InferOutput<typeof result>;

/** The exact limit lies inside the band around the measured attacker: what was measured can be what was computed. */
export const attackWithinLimit = ({ auc }: Pick<Result, "auc">): boolean => auc.low <= auc.limit && auc.limit <= auc.high;

/** The ledger has refused an answer. */
export const answerRefused = ({ refused }: Pick<Result, "refused">): boolean => refused > 0;

/** Some outputs are more than e^epsilon times as likely in one world as in the other. */
export const railsCrossed = ({ beyond }: Pick<Result, "beyond">): boolean => beyond.mass.with > 0 || beyond.mass.without > 0;

/** Under the two neighbouring relations one person moves the answer by different amounts. */
export const relationMatters = ({ relations }: Pick<Result, "relations">): boolean =>
  relations["add-remove"].sensitivity !== relations["replace-one"].sensitivity;

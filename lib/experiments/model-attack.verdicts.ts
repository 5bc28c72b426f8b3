/**
 * What the figure says of a run, each sentence from the numbers of that run. That it is more than luck is said of guessing alone, on one victim,
 * with the error shared among all attackers of a kind of training: if a model tells nothing, coins choose its members among the scores.
 *
 * Trap: the ceiling is a mean over trainings. One victim above it, whatever its band, is no evidence against it.
 */
import type { Result } from "./model-attack.result.ts";

type Arm = Pick<Result["plain"], "attacks">;

const tellsApart = ({ attacks }: Arm): boolean => Object.values(attacks).some(({ one }) => one.auc.low > 0.5);

/** Some attacker tells members of a plain model from others, beyond luck. */
export const plainLeaks = ({ plain }: { readonly plain: Arm }): boolean => tellsApart(plain);

/** Some attacker tells members of a private model from others, beyond luck. The guarantee allows it, up to its ceiling. */
export const privateLeaks = ({ dp }: { readonly dp: Arm }): boolean => tellsApart(dp);

/**
 * No attacker's area over all private models together, which estimates the mean over trainings, is above the ceiling's by more than three of its
 * standard errors. A rule, and no confidence: the victims are each other's shadows, and few of them judge their own spread.
 */
export const withinCeiling = ({ dp, ceiling }: { readonly dp: Areas; readonly ceiling: Pick<Result["ceiling"], "auc"> }): boolean =>
  Object.values(dp.attacks).every(({ auc, error = 1 }) => auc - ERRORS * error <= ceiling.auc);

const ERRORS = 3;

interface Areas {
  readonly attacks: Readonly<Record<string, { readonly auc: number; readonly error?: number | undefined }>>;
}

/** At one false alarm in a hundred the threshold on the loss finds no more of a plain model's members than guessing may. */
export const thresholdBlind = ({ plain }: { readonly plain: Arm }): boolean => {
  const found = plain.attacks["loss-threshold"]?.one.at1;
  return found !== undefined && found.low <= found.fpr;
};

/** By the best attacker's area, the model that was stopped early hides its members on average as well as the private one, or better. */
export const earlyAsHidden = ({
  best,
}: {
  readonly best: { readonly early: { readonly auc: number }; readonly dp?: { readonly auc: number } | undefined };
}): boolean => best.dp !== undefined && best.early.auc <= best.dp.auc + 0.01;

/** The private models are right less often on new records than the plain ones. */
export const costsAccuracy = ({
  plain,
  dp,
}: {
  readonly plain: Pick<Result["plain"], "testAccuracy">;
  readonly dp: Pick<Result["dp"], "testAccuracy">;
}): boolean => dp.testAccuracy < plain.testAccuracy;

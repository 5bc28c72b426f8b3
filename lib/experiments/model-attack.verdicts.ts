/**
 * What the figure says of a run, each sentence from the numbers of that run. What could be luck is judged on one victim, by intervals that hold for
 * all attackers of a kind of training at once.
 */
import type { Result } from "./model-attack.ts";

type Arm = Pick<Result["plain"], "attacks">;

const tellsApart = ({ attacks }: Arm): boolean => Object.values(attacks).some(({ one }) => one.auc.low > 0.5);

/** Some attacker tells members of a plain model from others, beyond luck. */
export const plainLeaks = ({ plain }: { readonly plain: Arm }): boolean => tellsApart(plain);

/** Some attacker tells members of a private model from others, beyond luck. The guarantee allows it, up to its ceiling. */
export const privateLeaks = ({ dp }: { readonly dp: Arm }): boolean => tellsApart(dp);

/** No attacker on a private model is above the ceiling, beyond luck. */
export const withinCeiling = ({ dp }: { readonly dp: Pick<Result["dp"], "above"> }): boolean =>
  Object.values(dp.above).every((by) => by <= 0);

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

/**
 * The loss, less what it is for models that never saw the record: how hard a record is drops out. Score: mean loss of the outside shadows
 * minus the victim's.
 *
 * Handed: the victim's answers, and shadow models.
 *
 * Source: Watson, Guo, Cormode, Sablayrolles, On the Importance of Difficulty Calibration in Membership Inference Attacks (2022).
 */
import { overall, recordsOf } from "./records.ts";
import type { Scores, Shadow, Signals } from "./signals.ts";

export function calibratedLoss(victim: Signals, shadows: readonly Shadow[]): Scores {
  if (shadows.length === 0) throw new RangeError("The calibrated loss needs at least one shadow model.");
  const { outside } = recordsOf(shadows, ({ signals }) => signals.loss);
  // Of a record that is in every shadow nothing is known: it is taken for one like the others.
  const typical = overall(outside) ?? 0;
  return victim.loss.map((loss, i) => ((outside.count[i] as number) > 0 ? (outside.mean[i] as number) : typical) - loss);
}

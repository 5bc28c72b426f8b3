/**
 * What no attacker exceeds on average who sees one private model: the trade-off curve of all of its steps together, on the side that is a guarantee. A
 * record is in the training by a coin, all others by coins of their own, so the two worlds are one step of the add-remove relation apart: at a
 * threshold that is fixed beforehand, the record's chance to be found is below the curve at its chance of a false alarm. The curve is concave, so
 * the same holds of the means of both over records and trainings.
 *
 * Trap: means over trainings, and no limit for one. All scores of one training come from one run of its noise. A mechanism that tells much of
 * everybody in every second run, and nothing in the others, keeps a curve that every second run is far above.
 * Trap: the curve of a Gaussian with the limit's mu is close to it, and no bound. It is drawn as a thin line and called an estimate.
 * Trap: (epsilon, delta) alone allows everything at epsilon 8. That is not the ceiling of this training.
 */
import { loadAccount, loadRoc, loadTradeOff, type Measured, type RocPoint, type Spending } from "../../../dp/index.ts";

export interface Ceiling {
  readonly auc: number;
  readonly tprAt1: number;
  readonly tprAt01: number;
  /** At false alarms a twentieth of a decade apart. */
  readonly curve: readonly RocPoint[];
  /** An estimate. */
  readonly gaussian: { readonly mu: number; readonly curve: readonly RocPoint[] };
}

export interface Limits {
  readonly ceiling: Ceiling;
  /** The most that can be hit at a share of false alarms. */
  readonly power: (fpr: number) => number;
}

/** From one in 100 000 on. */
const LOWEST = -5;
const PER_DECADE = 20;

/** @param step what `mu` is made of: the sampling rate, the noise multiplier and the number of steps */
export async function ceilingOf(
  spending: Spending,
  { rate, noise, steps }: { rate: number; noise: number; steps: number },
): Promise<Limits> {
  const { tradeOff, betaAt, limitMu } = await loadAccount();
  const { gaussianTradeOff } = await loadTradeOff();
  const { areaUnder } = await loadRoc();
  const bounds = tradeOff(spending);
  if ("readable" in bounds) throw new RangeError(bounds.why);
  // The first world is the one without the record: alpha is a false alarm.
  const worst = (bounds.find(({ direction }) => direction === "remove") ?? bounds[0])?.pessimistic ?? [];
  const power = (fpr: number): number => 1 - betaAt(worst, fpr);
  const mu = limitMu(rate, noise, steps);
  const rates = Array.from({ length: -LOWEST * PER_DECADE + 1 }, (_, i) => 10 ** (LOWEST + i / PER_DECADE));
  const along = (of: (fpr: number) => number): RocPoint[] => rates.map((fpr) => ({ fpr, tpr: of(Math.min(1, fpr)) }));
  return {
    power,
    ceiling: {
      auc: areaUnder(worst.map(({ alpha, beta }) => ({ fpr: alpha, tpr: 1 - beta }))),
      tprAt1: power(0.01),
      tprAt01: power(0.001),
      curve: along(power),
      gaussian: { mu, curve: along(gaussianTradeOff(mu).power) },
    },
  };
}

/**
 * By how much a measured curve is above the ceiling, wherever it is most so, after its band was taken off. Above 0 refutes the ceiling, with the
 * band's confidence, if the scores are independent. Those of one training are not proven to be, and then it refutes nothing. Where the band
 * reaches over the end of the axis nothing can be said.
 */
export const aboveCeiling = ({ points, within }: Measured, power: (fpr: number) => number): number =>
  points
    .filter(({ fpr }) => fpr + within.fpr <= 1)
    .reduce((most, { fpr, tpr }) => Math.max(most, tpr - within.tpr - power(fpr + within.fpr)), Number.NEGATIVE_INFINITY);

/**
 * The likelihood ratio attack. For each record, phi under models that were trained without it is about normal, and under models that were
 * trained with it as well, further up. The victim's phi is one number: which of the two laws is it from?
 *
 *   online    log N(phi; inside) - log N(phi; outside). Needs shadows trained with the very records that are asked about.
 *   offline   only shadows without the record: how many deviations is phi above their mean? One-sided: a model is never suspiciously unsure.
 *
 * Handed: the victim's answers, and shadow models with their members.
 *
 * Trap: the density of the outside law alone (two-sided) calls a record a member because the victim does worse on it than expected.
 * Trap: variances of each record from few shadows: see records.ts. "pooled" is the default.
 *
 * Source: Carlini et al. (2022), algorithm 1, section IV-D (offline).
 */
import { overall, type Records, recordsOf, type Side } from "./records.ts";
import type { Scores, Shadow, Signals } from "./signals.ts";

export type Variance = "pooled" | "each";

/** Shadows that agree to the last digit would divide by 0. */
const LEAST = 1e-12;

export function liraOffline(victim: Signals, shadows: readonly Shadow[], variance: Variance = "pooled"): Scores {
  const { outside } = measured(shadows);
  const spread = spreadOf(outside, outside, variance);
  // Of a record that is in every shadow nothing is known: it is taken for one like the others.
  const typical = overall(outside) ?? 0;
  return victim.phi.map((phi, i) => (phi - meanOf(outside, i, typical)) / Math.sqrt(spread(i)));
}

export function liraOnline(victim: Signals, shadows: readonly Shadow[], variance: Variance = "pooled"): Scores {
  const { inside, outside } = measured(shadows);
  const [within, without] = [spreadOf(inside, outside, variance), spreadOf(outside, inside, variance)];
  // Where one side has no shadow, it is as far from the other as on average.
  const [typicalIn, typicalOut] = [overall(inside), overall(outside)];
  const gap = typicalIn === undefined || typicalOut === undefined ? 0 : typicalIn - typicalOut;
  return victim.phi.map((phi, i) => {
    const out = meanOf(outside, i, (inside.mean[i] as number) - gap);
    return logNormal(phi, meanOf(inside, i, out + gap), within(i)) - logNormal(phi, out, without(i));
  });
}

const measured = (shadows: readonly Shadow[]): Records => {
  if (shadows.length < 2) throw new RangeError(`The likelihood ratio attack needs at least two shadow models, not ${shadows.length}.`);
  return recordsOf(shadows, ({ signals }) => signals.phi);
};

const meanOf = ({ count, mean }: Side, i: number, otherwise: number): number =>
  (count[i] as number) > 0 ? (mean[i] as number) : otherwise;

/** With too few shadows for a variance on this side, the other side's; with too few there as well, 1: scores are then plain differences. */
function spreadOf(side: Side, other: Side, variance: Variance): (i: number) => number {
  const known = Number.isFinite(side.variance) ? side.variance : Number.isFinite(other.variance) ? other.variance : 1;
  const pooled = Math.max(LEAST, known);
  if (variance === "pooled") return () => pooled;
  return (i) => {
    const n = side.count[i] as number;
    return n < 2 ? pooled : Math.max(LEAST, (side.squares[i] as number) / (n - 1));
  };
}

const logNormal = (x: number, mean: number, variance: number): number => -((x - mean) ** 2) / (2 * variance) - Math.log(variance) / 2;

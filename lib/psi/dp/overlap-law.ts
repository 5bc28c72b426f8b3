/**
 * The noise in a count that both parties padded. Both know the same 2t dummies; each adds t of them, chosen alone. How many they have in
 * common, Z, is in the count: P(Z = z) = C(t, z)^2 / C(2t, t), whatever one of the two chose. So it hides from both.
 *
 * One person more or less makes Z out of Z + 1. A count that shows z dummies is ((t - z + 1) / z)^2 times likelier in the one world, and z = 0
 * can be seen in one world only: that is what delta pays for. The law is symmetric, so both directions cost the same.
 *
 * Trap: Z is never below 0, so every count is too high: by t/2 on average. Take that off.
 * Trap: this holds for a party that adds its t. One that adds none of them, or all 2t, knows Z and sees the size exactly.
 *
 * Source: the padding is that of DPCA-PSI (github.com/tiktok-privacy-innovation/PrivacyGo, dpca-psi); what it is worth is worked out here, the
 * project publishes a table of t only.
 */
import type { LossDistribution } from "../../dp/account/loss-distribution.ts";
import { type CountLaw, logBinomial } from "../../math/index.ts";

/** More dummies of one column than a table of any size should need. */
export const MOST_DUMMIES = 2 ** 20;

/** Beyond so many roots of t from t/2 lies less than e^-722 (Hoeffding 1963): nothing that a delta could notice. */
const REACH = 19;
const BEYOND = 1e-300;

/** P(Z = z) for all z that occur. @throws RangeError where t is no whole number from 1 to MOST_DUMMIES */
export function overlapLaw(t: number): CountLaw {
  if (!(Number.isSafeInteger(t) && t >= 1 && t <= MOST_DUMMIES))
    throw new RangeError(`A party adds ${t} dummies; it is a whole number from 1 to ${MOST_DUMMIES}.`);
  const reach = Math.ceil(REACH * Math.sqrt(t));
  const from = Math.max(0, Math.floor(t / 2) - reach);
  const to = Math.min(t, Math.ceil(t / 2) + reach);
  const all = logBinomial(2 * t, t);
  return { from, chances: Float64Array.from({ length: to - from + 1 }, (_, i) => Math.exp(2 * logBinomial(t, from + i) - all)) };
}

/** The mean is t/2. */
export const overlapVariance = (t: number): number => (t * t) / (4 * (2 * t - 1));

/** The privacy loss of one padded count. */
export function overlapLoss(t: number): LossDistribution {
  const { from, chances } = overlapLaw(t);
  const atoms = Array.from(chances, (mass, i) => ({ loss: 2 * Math.log((t - from - i + 1) / (from + i)), mass }));
  if (from > 0) return { atoms, infinite: BEYOND, absent: BEYOND };
  const none = chances[0] as number;
  return { atoms: atoms.slice(1), infinite: none, absent: none };
}

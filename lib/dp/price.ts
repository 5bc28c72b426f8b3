/**
 * What noise that is already chosen owes where one person moves the answer by something else than it was made for: under the other
 * neighbouring relation, or for a household. The noise stays; epsilon follows.
 *
 * Of Laplace noise the loss is proportional to the distance of the two worlds. Of Gaussian noise, at the same delta, it grows faster.
 *
 * Trap: "at most twice the distance, so at most twice epsilon" is right for Laplace noise alone.
 */
import { deltaAsRational, epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import { crossing, keeps } from "./delta.ts";
import type { Mechanism } from "./mechanism.ts";
import { ceiling, over, type Rational, rational, times } from "./rational.ts";

const NANO = 10n ** 9n;
const nanos = (n: bigint): Rational => rational(n, NANO);

/**
 * The smallest epsilon, in whole billionths, that the mechanism's noise keeps at its own delta between two worlds `steps` of its grid apart.
 * @param steps a whole number, at least 1
 * @throws RangeError where it is not
 */
export function priceAt({ name, epsilon, delta: promised, steps: own, lossPerStep }: Mechanism, steps: number): NanoEpsilon {
  if (!(Number.isSafeInteger(steps) && steps >= 1))
    throw new RangeError(`Two worlds are ${steps} steps apart; it must be a whole number from 1.`);
  if (steps === own) return epsilon;
  if (name !== "gaussian") return ceiling(times(epsilonAsRational(epsilon), rational(BigInt(steps) * NANO, BigInt(own)))) as NanoEpsilon;
  const sigma2 = over(rational(BigInt(own)), times(rational(2n), lossPerStep));
  const bound = deltaAsRational(promised);
  return crossing(epsilon, (e) => keeps(sigma2, nanos(e), steps, bound)) as NanoEpsilon;
}

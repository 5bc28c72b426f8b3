/**
 * The attacker as a test with a threshold: it says "in" from some answer on. Two errors belong to each threshold: false alarms (of the
 * world without the person, how much lies there) and misses (of the world with, how much does not). Both are sums of exact probabilities,
 * and beside them stands what the re-runs gave.
 *
 * Every threshold lies on the exact curve, also where the likelihood ratio does not change beyond it: there the curve is straight.
 */
import type { Bins } from "../dp/binned.ts";
import type { Mechanism } from "../dp/mechanism.ts";
import { gaussianTradeOff } from "../dp/trade-off.ts";
import { cdf } from "../math/index.ts";
import type { Result, Test } from "./dial.result.ts";

/** Draws of one world, counted. */
interface Counted {
  readonly inBins: readonly number[];
  readonly above: number;
  readonly said: number;
}

/** `offset`: how far above the middle of the two true answers, in the answer's units. */
export function thresholdsOf(mechanism: Mechanism, bins: Bins, offset: number) {
  const { steps, grid, upperTail } = mechanism;
  const chosen = Math.ceil(steps / 2 + offset / grid);
  const edges = Array.from({ length: bins.count + 1 }, (_, i) => bins.first + i * bins.width);
  const exact = (from: number) => ({ fpr: upperTail(from), tpr: upperTail(from - steps) });
  return {
    /** The first output at which the attacker says "in". */
    chosen,
    seen(valueAt: (output: number) => number, drawn: number, without: Counted, person: Counted): { test: Test; tests: Test[] } {
      const share = (n: number) => (drawn === 0 ? 0 : n / drawn);
      const alarms = fromTheTop(without);
      const hits = fromTheTop(person);
      const test = (from: number, a: number, h: number): Test => ({
        from: valueAt(from),
        ...exact(from),
        seen: { fpr: share(a), tpr: share(h) },
      });
      return {
        test: test(chosen, without.said, person.said),
        tests: edges.map((from, i) => test(from, alarms[i] as number, hits[i] as number)),
      };
    },
  };
}

/** For each bin, how many draws lie in it or above; last, how many lie above all bins. */
function fromTheTop({ inBins, above }: Counted): number[] {
  const sums = [above];
  for (const n of [...inBins].reverse()) sums.push((sums.at(-1) as number) + n);
  return sums.reverse();
}

/** So many points, evenly along the curve: the normal law at equal ways. */
const POINTS = 80;
const FAR = 4.5;

/** Two normal laws as far apart, in deviations, as the two worlds. */
export function gaussianCurve({ name, steps, scale, grid }: Mechanism): Result["gdp"] {
  if (name !== "gaussian") return null;
  const mu = (steps * grid) / scale;
  const { power } = gaussianTradeOff(mu);
  const between = Array.from({ length: POINTS + 1 }, (_, i) => cdf(-FAR - mu + ((2 * FAR + mu) * i) / POINTS));
  return { mu, area: cdf(mu / Math.SQRT2), curve: [0, ...between, 1].map((fpr) => ({ fpr, tpr: power(fpr) })) };
}

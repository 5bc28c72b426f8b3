/** The second panel's defence: its noise, what it costs, and what it promises. */
import { type Adds, shareOf, targetCeiling, withinRunCeiling } from "../attacks/sets/index.ts";
import { gaussianEpsilon, gaussianSigma } from "../dp/account/gaussian.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import { cdf } from "../math/index.ts";
import { overlapVariance } from "../psi/dp/index.ts";
import type { Result } from "./set-attack.ts";
import { params, type Settings } from "./set-attack-params.ts";
import type { Guard, Padding } from "./set-attack-scene.run.ts";

export type Noise = NonNullable<Result["noise"]>;

export interface Defence {
  /** A noisy answer's variance, as the attacker knows it. */
  readonly variance: number;
  /** Calls that the attacker may hope for; and the cap on it, where nobody else stops it. */
  readonly calls: number;
  readonly cap: number;
  readonly guard?: Guard | undefined;
  readonly padding?: Padding | undefined;
  readonly says: Noise;
}

/** No attack asks so often; what ends it is the ledger. */
const UNTIL_REFUSED = Number.MAX_SAFE_INTEGER;
/** A question that is remembered is free, and could be asked for ever: after so many times the calls the attacker gives up. */
const PATIENCE = 2;

export function defenceOf(settings: Settings): Defence | undefined {
  if (settings.defence === "none") return undefined;
  const made = settings.defence === "dp" ? fromBudget : fromDummies;
  const own = made(settings);
  const stops = params.fields.epsilon.about.stops as readonly number[];
  const ladder = stops.map((epsilon) => {
    const { says } = made({ ...settings, epsilon });
    return { epsilon, deviation: says.deviation, target: says.ceilings.target };
  });
  return { ...own, says: { ...own.says, ladder } };
}

/** All but the ladder, which is made of the same at other epsilons. */
interface Made extends Omit<Defence, "says"> {
  readonly says: Omit<Noise, "ladder">;
}

function fromBudget({ epsilon, calls, per, attack, rule, accounts, overlap, pays }: Settings): Made {
  const wished = nanoEpsilon(epsilon);
  const price = per === "whole" ? shareOf(wished, calls) : wished;
  const each = attack === "sum" ? shareOf(price, 2) : price; // the size and the sum are two answers
  const budget = per === "none" ? null : per === "whole" ? wished : ((wished * BigInt(calls)) as NanoEpsilon);
  const mechanism = mechanismOf({ name: "geometric", epsilon: each, sensitivity: 1 });
  const sumMechanism = attack === "sum" ? mechanismOf({ name: "geometric", epsilon: each, sensitivity: pays }) : undefined;
  const all = calls * (budget === null ? 1 : accounts);
  const total = epsilonAsNumber((budget ?? wished * BigInt(calls)) as NanoEpsilon);
  return {
    variance: rule === "offset" ? 0 : mechanism.deviation ** 2,
    calls: all,
    cap: budget === null ? calls : rule === "remember" ? PATIENCE * all : UNTIL_REFUSED,
    guard: { mechanism, sumMechanism, budget },
    says: {
      epsilon: epsilonAsNumber(price),
      budget: budget === null ? null : epsilonAsNumber(budget),
      delta: 0,
      deviation: mechanism.deviation,
      ofOverlap: mechanism.deviation / overlap,
      ceilings: { run: withinRunCeiling(total), target: targetCeiling(total), calls },
    },
  };
}

/** @returns the mechanism of one answer, where the noise is from a budget */
export const mechanismOfCall = ({ guard }: Defence): Mechanism | undefined => guard?.mechanism;

/**
 * Dummies for a promise about all calls together. How many, and what fewer calls cost, is read from the Gaussian whose variance is that of the
 * dummies, t/8: to a dummy in ten thousand that is what the exact law says (lib/psi/dp/dummy-count.ts, which takes a second).
 */
function fromDummies({ epsilon, calls, delta, adds, overlap }: Settings): Made {
  const t = Math.ceil(8 * calls * gaussianSigma(epsilon, delta) ** 2);
  const muOf = (asked: number) => Math.sqrt((8 * asked) / t);
  const variance = overlapVariance(t);
  const mu = muOf(calls);
  return {
    variance: adds === "half" ? variance : 0,
    calls,
    cap: calls,
    padding: { t, adds: adds satisfies Adds, costOf: (asked) => (asked === 0 ? 0 : gaussianEpsilon(muOf(asked), delta)) },
    says: {
      epsilon: null,
      budget: null,
      delta,
      deviation: Math.sqrt(variance),
      dummies: t,
      ofOverlap: Math.sqrt(variance) / overlap,
      // Between two people of one run the worlds are two steps apart.
      ceilings: { run: cdf(Math.SQRT2 * mu), target: cdf(mu / Math.SQRT2), calls },
    },
  };
}

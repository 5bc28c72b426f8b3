/** The second panel's defence: its noise, what it costs, and what it promises. */
import { type Adds, shareOf, targetCeiling, withinRunCeiling } from "../attacks/sets/index.ts";
import { composed, epsilonOf } from "../dp/account/index.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import { cdf } from "../math/index.ts";
import { dummyCount, overlapLoss, overlapVariance } from "../psi/dp/index.ts";
import type { Result } from "./set-attack.result.ts";
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

/** @throws RangeError where no number of dummies keeps the promise */
export async function defenceOf(settings: Settings): Promise<Defence | undefined> {
  if (settings.defence === "none") return undefined;
  const made = settings.defence === "dp" ? fromBudget : fromDummies;
  const own = await made(settings);
  const stops = params.fields.epsilon.about.stops as readonly number[];
  const ladder: Noise["ladder"] = [];
  for (const epsilon of stops) {
    try {
      const { says } = await made({ ...settings, epsilon });
      ladder.push({ epsilon, deviation: says.deviation, target: says.ceilings.target });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a stop that needs too many dummies says nothing of itself
    }
  }
  return { ...own, says: { ...own.says, ladder } };
}

/** All but the ladder, which is made of the same at other epsilons. */
interface Made extends Omit<Defence, "says"> {
  readonly says: Omit<Noise, "ladder">;
}

async function fromBudget({ epsilon, calls, per, attack, rule, accounts, overlap, pays, bias }: Settings): Promise<Made> {
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
      ceilings: { ...alike(bias, withinRunCeiling(total), targetCeiling(total)), target: targetCeiling(total), calls },
    },
  };
}

/** @returns the mechanism of one answer, where the noise is from a budget */
export const mechanismOfCall = ({ guard }: Defence): Mechanism | undefined => guard?.mechanism;

/**
 * Two people of one run, one in and one not, are exchanged in two steps of the neighbouring relation: any answers that keep epsilon keep twice that
 * for an exchange (`run`). An exchange moves a size by one at most, though, so sizes keep epsilon (`sizes`).
 *
 * Trap: both say nothing where not all sets are equally likely beforehand. A mark that everybody sees ranks people without any answer.
 */
const alike = (bias: number, run: number, sizes: number) => (bias > 1 ? { run: null, sizes: null } : { run, sizes });

/** Public numbers, the same in every run. */
const counts = new Map<string, Promise<number>>();
function dummiesFor(epsilon: number, delta: number, calls: number): Promise<number> {
  const key = `${epsilon} ${delta} ${calls}`;
  const known = counts.get(key) ?? dummyCount({ epsilon, delta, releases: calls });
  counts.set(key, known);
  return known;
}

/** Of the losses of so many calls; a thousandth is near enough, and the upper end is taken. */
const POINTS = 2 ** 12;
/** What fewer calls cost is counted at so many places between none and all, and rounded up to the next. */
const STAIRS = 24;

/** To the millionth: the last digits of a convolution are the engine's. */
const roundedUp = (epsilon: number) => Math.ceil(epsilon * 1e6) / 1e6;

function stairs(t: number, calls: number, delta: number): (asked: number) => number {
  const law = overlapLoss(t);
  const step = Math.ceil(calls / STAIRS);
  const known = new Map<number, number>();
  return (asked) => {
    if (asked === 0) return 0;
    const times = Math.min(calls, step * Math.ceil(asked / step));
    const cost = known.get(times) ?? roundedUp(epsilonOf(composed([{ law, times }], POINTS, { delta }), "pessimistic", delta));
    known.set(times, cost);
    return cost;
  };
}

/**
 * Dummies for a promise about all calls together: how many, and what fewer calls cost, by the exact law of the overlap. The ceilings are those of
 * the Gaussian of the same variance, t/8: near, and no bound.
 */
async function fromDummies({ epsilon, calls, delta, adds, overlap, bias }: Settings): Promise<Made> {
  const t = await dummiesFor(epsilon, delta, calls);
  const variance = overlapVariance(t);
  const mu = Math.sqrt((8 * calls) / t);
  const target = cdf(mu / Math.SQRT2);
  return {
    variance: adds === "half" ? variance : 0,
    calls,
    cap: calls,
    padding: { t, adds: adds satisfies Adds, costOf: stairs(t, calls, delta) },
    says: {
      epsilon: null,
      budget: null,
      delta,
      deviation: Math.sqrt(variance),
      dummies: t,
      ofOverlap: Math.sqrt(variance) / overlap,
      ceilings: { ...alike(bias, cdf(Math.SQRT2 * mu), target), target, calls },
    },
  };
}

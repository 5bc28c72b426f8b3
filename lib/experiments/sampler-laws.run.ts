/**
 * The three laws that can be opened: for each its engines, its exact probabilities, and what it costs.
 *
 *   oracle   the paper's algorithms on big integers (oracle.ts), whose parts can be watched
 *   masked   the same algorithms on plain numbers (masked.ts)
 *   table    one word and a look-up, refined where the word is equal to an entry (table.ts); a coin needs none
 */
import * as gaussian from "../dp/discrete-gaussian.ts";
import * as laplace from "../dp/discrete-laplace.ts";
import { coinSampler, gaussianSampler, laplaceSampler } from "../dp/masked.ts";
import { bernoulliExpMinus, discreteGaussian, discreteLaplace } from "../dp/oracle.ts";
import { fromDecimal, over, type Rational, rational, times, toNumber } from "../dp/rational.ts";
import { bitsOfCoin, bitsOfGaussian, bitsOfLaplace, entropyOfCoin, entropyOfGaussian, entropyOfLaplace } from "../dp/sampler-cost.ts";
import type { Words } from "../dp/words.ts";
import type { Values } from "../schema/index.ts";
import type { Engine } from "./sampler.result.ts";
import type { params } from "./sampler.ts";

export type Drawn = bigint | number | boolean;
type Draw = (words: Words) => Drawn;

export interface OpenedLaw {
  /** x, the rate, or sigma squared. */
  readonly parameter: Rational;
  readonly engines: { readonly oracle: Draw } & Readonly<Partial<Record<Engine["id"], Draw>>>;
  pmf(x: number): number;
  /** What a picture shows: all but one in a thousand draws. */
  readonly reach: readonly [number, number];
  /** Bits of one draw of the oracle, on average. */
  expected(): number;
  /** Bits that any sampler takes on average. */
  entropy(): number;
}

export function lawOf({ law, x, scale }: Values<typeof params>): OpenedLaw {
  if (law === "coin") return coinLaw(fromDecimal(x));
  return law === "laplace"
    ? laplaceLaw(over(rational(1n), fromDecimal(scale)))
    : gaussianLaw(times(fromDecimal(scale), fromDecimal(scale)));
}

/** An engine that prepares itself for one stream is prepared once for each. */
function prepared(make: (words: Words) => () => Drawn): Draw {
  const made = new WeakMap<Words, () => Drawn>();
  return (words) => {
    const known = made.get(words) ?? make(words);
    made.set(words, known);
    return known();
  };
}

function coinLaw(x: Rational): OpenedLaw {
  const p = Math.exp(-toNumber(x));
  return {
    parameter: x,
    engines: { oracle: (words) => bernoulliExpMinus(x, words), masked: prepared((words) => coinSampler(x, words)) },
    pmf: (side) => (side === 1 ? p : side === 0 ? 1 - p : 0),
    reach: [0, 1],
    expected: () => bitsOfCoin(x),
    entropy: () => entropyOfCoin(p),
  };
}

function laplaceLaw(rate: Rational): OpenedLaw {
  const r = toNumber(rate);
  return {
    parameter: rate,
    engines: {
      oracle: (words) => discreteLaplace(rate, words),
      masked: prepared((words) => laplaceSampler(rate, words)),
      table: prepared((words) => laplace.samplerOn(rate, words)),
    },
    pmf: (x) => laplace.pmf(r, x),
    reach: reachOf((x) => laplace.upperTail(r, x)),
    expected: () => bitsOfLaplace(rate),
    entropy: () => entropyOfLaplace(r),
  };
}

function gaussianLaw(sigma2: Rational): OpenedLaw {
  const s2 = toNumber(sigma2);
  return {
    parameter: sigma2,
    engines: {
      oracle: (words) => discreteGaussian(sigma2, words),
      masked: prepared((words) => gaussianSampler(sigma2, words)),
      table: prepared((words) => gaussian.samplerOn(sigma2, words)),
    },
    pmf: (x) => gaussian.pmf(s2, x),
    reach: reachOf((x) => gaussian.upperTail(s2, x)),
    expected: () => bitsOfGaussian(sigma2),
    entropy: () => entropyOfGaussian(s2),
  };
}

/** At least a few values, however narrow the law. */
const LEAST = 4;
const LEFT_OUT = 1e-3;

function reachOf(upperTail: (x: number) => number): readonly [number, number] {
  let far = LEAST;
  while (2 * upperTail(far + 1) > LEFT_OUT) far++;
  return [-far, far];
}

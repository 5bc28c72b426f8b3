/**
 * Opens one draw of the paper's sampler, gives the same words to the two faster engines, and then lets all three draw and be counted
 * against the exact law.
 *
 * Trap: the engines make different integers of the same words, since each reads them its own way. What they have in common is the law.
 */
import { fitOf, STRICT } from "../dp/chi-square.ts";
import { type Call, costOf, counted, watched } from "../dp/watch.ts";
import { type Words, wordsOf } from "../dp/words.ts";
import { fromCoins, type Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { beginningFirst } from "./beginning.ts";
import type { Lab } from "./experiment.ts";
import type { Engine, Result } from "./sampler.result.ts";
import type { params } from "./sampler.ts";
import { type Drawn, lawOf } from "./sampler-laws.run.ts";
import { fractionOf, stepsOf } from "./sampler-steps.run.ts";

/** Draws between two looks at whether to stop. */
const PORTION = 2000;
/** So many draws of each engine are seen first. */
const FIRST = 1000;

export const run = (values: Values<typeof params>, lab: Lab<Result>): Promise<Result> =>
  beginningFirst(lab, values.draws > 2 * FIRST ? { ...values, draws: FIRST } : undefined, values, opened);

async function opened(values: Values<typeof params>, lab: Lab<never>): Promise<Result> {
  const law = lawOf(values);
  // Read again by each engine from its beginning.
  const coins = lab.rng.fork("opened").coins();
  const again = () => wordsOf(fromCoins(coins));
  const call: Call = watched(again(), law.engines.oracle);

  const engines: Engine[] = [];
  let drawn: Drawn[] = [];
  const listed = Object.entries(law.engines) as [Engine["id"], (words: Words) => Drawn][];
  for (const [at, [id, draw]] of listed.entries()) {
    const first = counted(again());
    const value = Number(draw(first));
    const began = lab.now();
    const { draws, used } = await drawMany(draw, values.draws, lab.rng.fork(id), async (share) => {
      await lab.progress((at + share) / listed.length, "drawing");
    });
    lab.measure(`${id}: microseconds a draw, counted`, (1000 * (lab.now() - began)) / values.draws);
    if (id === "oracle") drawn = draws;
    const { chi2, bound, cells } = fitOf(draws.map(Number), law.pmf, 0, STRICT);
    engines.push({
      id,
      first: { value, words: first.used.words, coins: first.used.coins },
      words: (used.words + used.coins / 32) / values.draws,
      bits: id === "oracle" ? used.bits / values.draws : null,
      chi2: Math.min(chi2, Number.MAX_VALUE),
      bound,
      degrees: Math.max(1, cells - 1),
    });
  }

  return {
    law: values.law,
    parameter: fractionOf(law.parameter),
    opened: { value: Number(call.came), ...costOf(call), ...stepsOf(call) },
    expected: law.expected(),
    entropy: law.entropy(),
    engines,
    outputs: outputsOf(drawn.map(Number), law.pmf, law.reach),
  };
}

async function drawMany(draw: (words: Words) => Drawn, count: number, rng: Rng, paused: (share: number) => Promise<void>) {
  const words = counted(wordsOf(rng));
  const draws: Drawn[] = [];
  while (draws.length < count) {
    const upTo = Math.min(count, draws.length + PORTION);
    while (draws.length < upTo) draws.push(draw(words));
    await paused(draws.length / count);
  }
  return { draws, used: words.used };
}

const MOST_BINS = 41;

/** Bins of an odd number of values each, one of them around 0. `reach`: from where to where the picture goes. */
function outputsOf(draws: readonly number[], pmf: (x: number) => number, [low, high]: readonly [number, number]): Result["outputs"] {
  let width = 1;
  while ((high - low) / width + 1 > MOST_BINS) width += 2;
  const shift = (width - 1) / 2;
  const binOf = (x: number) => Math.floor((x + shift) / width);
  const first = binOf(low);
  const count = binOf(high) - first + 1;
  const drawn = new Array<number>(count).fill(0);
  let outside = 0;
  for (const x of draws) {
    const bin = binOf(x) - first;
    if (bin >= 0 && bin < count) drawn[bin] = (drawn[bin] as number) + 1;
    else outside++;
  }
  const exact = drawn.map((_, i) => {
    let sum = 0;
    for (let x = (first + i) * width - shift, k = 0; k < width; k++) sum += pmf(x + k);
    return sum;
  });
  return { from: first * width, width, exact, drawn, outside };
}

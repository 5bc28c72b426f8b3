/**
 * Two worlds, one person apart, and an attacker who sees every step of a training. What a training announces is announced of all people, every
 * model and every learning rate; so the attacker chooses them. Everybody else's gradient is known to it, the person's is as long as can be, and the
 * learning rate is so small that the model stays where it is: what is seen of a step is its noisy sum.
 *
 *   Poisson   the person is there, or is not. All others pull at right angles.
 *   shuffled  the person's gradient counts, or counts as 0. All others pull the other way, so that the batch where one of them is missing shows.
 *             (A row whose gradient is no number counts as 0: gathering.ts.) There are as many people as an epoch has batches, one in each: the sums
 *             are those of any number of people, and the rate is no more than the announced one.
 *
 * The score is the logarithm of how much likelier the sums are in the one world, if the training is what it says. That is the best score there is
 * against a training that keeps its promise, and good enough against those that do not.
 *
 * Source: the game for shuffled batches is the one of Chua et al., How Private are DP-SGD Implementations? (2024).
 */
import { auditWorlds, epsilonLowerBound } from "../dp/audit.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { type DpParts, loadDpParts } from "../learning/dp-sgd.ts";
import { softmaxRegression } from "../learning/network.ts";
import { rowsOf, type Table, tableOf } from "../learning/table.ts";
import type { Rng } from "../random/index.ts";
import type { Audit, Result } from "./dp-sgd.result.ts";
import { ALPHA } from "./dp-sgd.ts";
import { inPlane } from "./dp-sgd-opened.run.ts";
import { batchOf, type Settings, trainingOf } from "./dp-sgd-training.run.ts";
import type { Lab } from "./experiment.ts";

const FAR = 1000;
/** The share of a gradient's length that lies along the weight. */
const ALONG = FAR / Math.hypot(FAR, 1);
const TINY = 1e-9;

const WORLDS: Readonly<Record<Result["batches"], Audit["worlds"]>> = {
  poisson: ["the person is there", "the person is not"],
  shuffled: ["the person counts", "the person counts as 0"],
};

export async function audited(settings: Settings, lab: Pick<Lab, "progress" | "now" | "rng">): Promise<Audit> {
  const { games, batches, delta } = settings;
  const parts = await loadDpParts();
  const scores: Float64Array[] = [];
  let breath = lab.now();
  for (const world of [0, 1] as const) {
    const play = gameIn(world, settings, lab.rng.fork(`world/${world}`), parts);
    const all = new Float64Array(games);
    for (let i = 0; i < games; i++) {
      all[i] = play();
      if (lab.now() - breath > 30) {
        breath = lab.now();
        await lab.progress((world + i / games) / 2, "training it in two worlds, for the audit");
      }
    }
    scores.push(all);
  }
  const [first, second] = scores as [Float64Array, Float64Array];
  const { epsilon, counts, event, firstIsFrequent } = auditWorlds(first, second, delta, ALPHA);
  const [often, seldom] = firstIsFrequent ? ([0, 1] as const) : ([1, 0] as const);
  const counted = ({ hits, tries }: { readonly hits: number; readonly tries: number }) => ({
    hits,
    tries,
    low: lowerBound(hits, tries, ALPHA / 2),
    high: upperBound(hits, tries, ALPHA / 2),
  });
  const half = games - Math.floor(games / 2);
  return {
    games,
    worlds: [...WORLDS[batches]],
    event: `the score is ${event.side} ${event.cut.toPrecision(4)}`,
    frequent: { world: often, ...counted(counts.frequent) },
    rare: { world: seldom, ...counted(counts.rare) },
    epsilon,
    reach: epsilonLowerBound({ frequent: { hits: half, tries: half }, rare: { hits: 0, tries: half } }, delta, ALPHA),
  };
}

/** One training of all steps; what comes back is its score. */
export function gameIn(world: 0 | 1, settings: Settings, rng: Rng, parts: DpParts): () => number {
  const { clip, noise, rate, steps, people } = settings;
  const shuffled = settings.batches === "shuffled";
  const batches = Math.ceil(people / batchOf(settings));
  const table = shuffled ? pulledApart(batches, world) : rowsOf(ONE_MORE, world === 0 ? [0, 1] : [0]);
  const played = shuffled ? { ...settings, people: batches, rate: 1 / batches } : settings;
  const expected = shuffled ? 1 : rate * people;
  const network = softmaxRegression(1, 2);
  const setup = { table, network, learningRate: TINY, clip, noise, rate, publicRows: people };
  let begun = 0;
  const begin = () => trainingOf({ ...setup, rng: rng.fork(`training/${begun++}`) }, played, parts);
  let training = begin();
  const pull = ALONG / noise;
  const unit = expected / TINY / (noise * clip);
  return () => {
    network.parameters.fill(0);
    // A shuffled training begins with a whole epoch; of coins every step begins anew.
    if (shuffled) training = begin();
    const score = shuffled ? shuffledScore(batches, pull) : poissonScore(rate, pull);
    let before = 0;
    for (let step = 0; step < steps; step++) {
      training.step();
      const [at] = inPlane(network.parameters);
      score.saw((at - before) * unit);
      before = at;
    }
    return score.value();
  };
}

interface Score {
  /** A step's noisy sum along the weight, in standard deviations of the noise that was announced. */
  saw(along: number): void;
  value(): number;
}

/** ln of how much likelier `along` is with the person's pull than without. */
function poissonScore(rate: number, pull: number): Score {
  let sum = 0;
  return {
    saw: (along) => {
      sum += Math.log(1 - rate + rate * Math.exp(along * pull - pull ** 2 / 2));
    },
    value: () => sum,
  };
}

/** Everybody else pulls by `pull` the other way. Where the person is, a batch shows twice that in the one world, once in the other. */
function shuffledScore(batches: number, pull: number): Score {
  let [seen, counts, blank, sum] = [0, 0, 0, 0];
  const close = () => {
    const unseen = batches - seen;
    sum += Math.log((counts + unseen) / (blank + unseen));
    [seen, counts, blank] = [0, 0, 0];
  };
  return {
    saw: (along) => {
      const beyond = along + pull;
      counts += Math.exp(2 * beyond * pull - 2 * pull ** 2);
      blank += Math.exp(beyond * pull - pull ** 2 / 2);
      seen++;
      if (seen === batches) close();
    },
    value: () => {
      if (seen > 0) close();
      return sum;
    },
  };
}

/** Somebody whose number is 0, and pulls along the offset alone; and the person. */
const ONE_MORE = tableOf({ features: Float32Array.of(0, FAR), width: 1, labels: [0, 1] });

/** The person is the last; in the second world without a number. */
function pulledApart(people: number, world: 0 | 1): Table {
  const both = tableOf({
    features: new Float32Array(people + 1).fill(FAR),
    width: 1,
    labels: Uint8Array.from({ length: people + 1 }, (_, i) => (i === people ? 1 : 0)),
  });
  const table = rowsOf(
    both,
    Array.from({ length: people }, (_, i) => i + 1),
  );
  if (world === 0) return table;
  const values = table.values.slice();
  values[people - 1] = Number.NaN;
  return { ...table, values };
}

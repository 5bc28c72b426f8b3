/** Trains, takes one step apart, counts batches, reads the odometer; then lets an auditor train it many times in two worlds. */

import { poissonBatches, shuffledBatches } from "../learning/batches.ts";
import { trainingMistakes } from "../learning/broken/index.ts";
import { loadDpParts } from "../learning/dp-sgd.ts";
import { softmaxRegression } from "../learning/network.ts";
import { accuracyOf } from "../learning/predict.ts";
import { twoHills } from "../learning/synthetic.ts";
import { sgd } from "../learning/training.ts";
import { binomialLaw } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import type { Claim, Opened, Result } from "./dp-sgd.result.ts";
import { COUNTED } from "./dp-sgd.ts";
import { audited } from "./dp-sgd-games.run.ts";
import { personOf, takeApart } from "./dp-sgd-opened.run.ts";
import { announcedOf, batchOf, provenOf, readingsOf, type Settings, trainingOf } from "./dp-sgd-training.run.ts";
import type { Lab } from "./experiment.ts";

/** So many widths are the two groups' middles apart: the best model is right about 93 in 100. */
const APART = 3;
/** People who are only asked about. */
const OTHERS = 2000;

export async function run(settings: Settings, lab: Lab<Result>): Promise<Result> {
  const parts = await loadDpParts();
  const { people, steps, open, mistake, clip, noise, rate, learning, batches } = settings;
  const table = twoHills(people, APART, lab.rng.fork("people"));
  const network = softmaxRegression(1, 2);
  const rng = lab.rng.fork("training");
  const setup = { table, network, learningRate: learning, clip, noise, rate, publicRows: people, rng };
  const training = trainingOf(setup, settings, parts);
  const expected = batches === "poisson" ? rate * people : batchOf(settings);
  const readings = readingsOf(settings, parts.events);
  const scales = { clip: mistake === "no-clipping" ? Number.POSITIVE_INFINITY : clip, expected, learning };
  const road: Result["road"] = [];
  let opened: Opened | undefined;
  for (let step = 1; step <= steps; step++) {
    const taken = takeApart(training, table, step, scales);
    if (step === open) opened = taken.opened;
    road.push({
      size: taken.opened.batch.length,
      clipped: taken.clipped,
      at: taken.opened.after,
      epsilon: readings[step - 1] as number,
    });
  }
  if (!opened) throw new Error(`Step ${open} was not taken.`);

  const others = twoHills(OTHERS, APART, lab.rng.fork("others"));
  const plain = softmaxRegression(1, 2);
  const same = batchesOf(settings, rng.fork("batches"));
  const without = sgd({ table, network: plain, learningRate: learning }, same);
  for (let step = 0; step < steps; step++) without.step();

  const said = (announced: Claim) => ({ announced, proven: provenOf(settings, announced) });
  const first: Result = {
    batches,
    mistake,
    wrong: trainingMistakes.find(({ id }) => id === mistake)?.wrong ?? null,
    people: Array.from({ length: people }, (_, person) => personOf(table, person)),
    clip,
    noise,
    expected,
    opened,
    road,
    sizes: sizesOf(settings, lab.rng.fork("sizes")),
    delta: settings.delta,
    ...said(announcedOf(settings, true)),
    accuracy: { private: accuracyOf(network, others), plain: accuracyOf(plain, others) },
    audit: null,
  };
  lab.show(first);
  await lab.progress(0, "counting what it owes");
  const result: Result = { ...first, ...said(announcedOf(settings)) };
  lab.show(result);
  return { ...result, audit: await audited(settings, { ...lab, rng: lab.rng.fork("audit") }) };
}

const batchesOf = (settings: Settings, rng: Rng) =>
  settings.batches === "poisson"
    ? poissonBatches(settings.people, settings.rate, rng)
    : shuffledBatches(settings.people, batchOf(settings), rng);

function sizesOf(settings: Settings, rng: Rng): Result["sizes"] {
  const { batches, people, rate } = settings;
  const more = batchesOf(settings, rng);
  const sizes = Array.from({ length: COUNTED }, () => more.next().length);
  const law = batches === "poisson" && rate < 1 ? binomialLaw(people, rate) : undefined;
  const from = Math.min(...sizes);
  const counts = new Array<number>(Math.max(...sizes) - from + 1).fill(0);
  for (const size of sizes) counts[size - from] = (counts[size - from] as number) + 1;
  return { drawn: COUNTED, from, counts, law: law ? counts.map((_, i) => law.chances[from + i - law.from] ?? 0) : [] };
}

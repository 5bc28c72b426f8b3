// What `bench attacks` measures of the libraries, bundled into one script that Node and Chromium both run. The data are of the shape of the
// figure's: 784 points, of which some 150 are black, ten classes.
import { begin, halves, planTable, walk } from "../../lib/attacks/sets/index.ts";
import { spread, wideGaussian } from "../../lib/dp/wide-gaussian.ts";
import { poissonBatches } from "../../lib/learning/batches.ts";
import { asTheyAre, type Gathering, privateSum } from "../../lib/learning/gathering.ts";
import { softmaxRegression } from "../../lib/learning/network.ts";
import { placeFor } from "../../lib/learning/place.ts";
import { tableOf } from "../../lib/learning/table.ts";
import { trainingWith } from "../../lib/learning/training.ts";
import { seededRng } from "../../lib/random/index.ts";

function elapsed(call: () => void): number {
  const began = performance.now();
  call();
  return performance.now() - began;
}

/** 200 attacks in the order of density on 512 people, 14 of them in, 135 calls each. */
function guo(): number {
  const rng = seededRng("bench guo", 1);
  return elapsed(() => {
    for (let i = 0; i < 200; i++) {
      const inside = new Uint8Array(512);
      for (const person of rng.shuffled(Array.from({ length: 512 }, (_, place) => place)).slice(0, 14)) inside[person] = 1;
      const play = begin(walk(512, "density", halves, rng.fork(`attack ${i}`)), 135);
      for (let { question } = play; question; { question } = play)
        play.hear(question.reduce((sum, person) => sum + (inside[person] as number), 0));
      if (play.calls === 0) throw new Error("Nothing was asked.");
    }
  });
}

const wholePlan = () =>
  elapsed(() => {
    for (const plan = planTable(64, 64, "before"); !plan.next().done; );
  });

const [ROWS, WIDTH, CLASSES, INK, PASSES, BATCH] = [1000, 784, 10, 150, 10, 100];

export function digitsLike() {
  const rng = seededRng("bench digits", 1);
  const features = new Float32Array(ROWS * WIDTH);
  for (let i = 0; i < features.length; i++) features[i] = rng.below(WIDTH) < INK ? 1 : 0;
  const labels = Uint16Array.from({ length: ROWS }, () => rng.below(CLASSES));
  return { features, labels, width: WIDTH, classes: CLASSES };
}

/** Ten passes over a thousand rows; a hundred of them, on average, in a batch. The least of five times: the engine has then compiled it. */
export async function trainedIn(gathering: Gathering): Promise<number> {
  const { features, labels, width, classes } = digitsLike();
  const table = tableOf({ features, labels, width, classes });
  const place = await placeFor([width, classes]);
  const times = Array.from({ length: 5 }, (_, round) => {
    const batches = poissonBatches(ROWS, BATCH / ROWS, seededRng("bench batches", round));
    const training = trainingWith({ table, network: softmaxRegression(width, classes, place), learningRate: 0.1 }, batches, gathering);
    return elapsed(() => {
      for (let step = 0; step < (PASSES * ROWS) / BATCH; step++) training.step();
    });
  });
  return Math.min(...times);
}

const CLIPPING = { clip: 1, noise: 1.5 };
/** Clipped on the grid, and noise added that was not drawn: what there is to a private step beside drawing. */
export const withoutDrawing = () => trainedIn(privateSum(CLIPPING, { fill: (out) => out.fill(1), spread }));
export const withNoise = () => trainedIn(privateSum(CLIPPING, wideGaussian(seededRng("bench noise", 1))));

export const measures = {
  "guo-512.ms": guo,
  "dypath-table.ms": wholePlan,
  "dpsgd.ratio-to-sgd": async () => (await withoutDrawing()) / (await trainedIn(asTheyAre)),
  "dpsgd.with-noise-ratio-to-sgd": async () => (await withNoise()) / (await trainedIn(asTheyAre)),
} as const;

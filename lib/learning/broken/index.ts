/**
 * Trainings that only look private: each adds noise, learns well, and keeps nothing of what it promises. This is their only door, and the door of
 * lib/learning does not lead here. They exist to be attacked (lib/attacks/models) and audited (lib/dp/audit.ts).
 *
 *   noise-for-the-mean     sigma is right for a mean of B gradients, and is added to their sum: B times too little
 *   no-clipping            the noise is that of the clipping norm, and nothing is clipped
 *   noise-over-root-batch  sigma is divided by the root of the batch's size, "since averaging shrinks noise"
 *
 * All three are mistakes in one line, and accuracy goes up with each. The odometer cannot see them: it counts what was announced.
 *
 * Source: Tramer, Terzis, Steinke, Song, Jagielski, Carlini, Debugging Differential Privacy (2022), for a published one of the first kind.
 */
import type { WideNoise } from "../../dp/index.ts";
import type { Rng } from "../../random/index.ts";
import { poissonBatches } from "../batches.ts";
import type { DpParts, PrivateSetup, PrivateTraining } from "../dp-sgd.ts";
import { type PrivateSum, privateSum } from "../gathering.ts";
import { makeOdometer } from "../odometer.ts";
import { trainingWith } from "../training.ts";

export type TrainingMistake = "noise-for-the-mean" | "no-clipping" | "noise-over-root-batch";

export const trainingMistakes: readonly { readonly id: TrainingMistake; readonly title: string; readonly wrong: string }[] = [
  {
    id: "noise-for-the-mean",
    title: "Noise for the mean",
    wrong:
      "The noise has the size that the mean of a batch needs, but is added to the sum, where one row moves more by the size of the batch.",
  },
  {
    id: "no-clipping",
    title: "No clipping",
    wrong: "The noise is made for gradients of a largest norm, and gradients are as long as they like.",
  },
  {
    id: "noise-over-root-batch",
    title: "Noise over the root of the batch",
    wrong: "The noise is divided by the root of the batch's size, as if many rows could hide one more.",
  },
];

/** What `dpSgd` takes, announces and charges. @param setup noise above 0 */
export function brokenDpSgd(mistake: TrainingMistake, setup: PrivateSetup, { wide, events }: DpParts): PrivateTraining {
  const { clip, noise, rate, rng, table, publicRows } = setup;
  const batches = poissonBatches(table.rows, rate, rng.fork("batches"), publicRows);
  const odometer = makeOdometer(events, rate, noise);
  const sum = privateSum({ clip, noise }, noiseOf(mistake, batches.expected, wide, rng.fork("noise")));
  const gathering: PrivateSum = { ...sum, begin: odometer.charge };
  // Of a norm of 0 the scale is that of every gradient that is short enough.
  const unclipped = { ...gathering, scaleFor: () => sum.scaleFor(0) };
  return { training: trainingWith(setup, batches, mistake === "no-clipping" ? unclipped : gathering), odometer };
}

function noiseOf(mistake: TrainingMistake, batch: number, { wideGaussian }: DpParts["wide"], rng: Rng): WideNoise {
  const noise = wideGaussian(rng);
  if (mistake === "no-clipping") return noise;
  const less = mistake === "noise-for-the-mean" ? batch : Math.sqrt(batch);
  const fill = (out: Float64Array) => {
    noise.fill(out);
    for (let i = 0; i < out.length; i++) out[i] = Math.round((out[i] as number) / less);
  };
  return { ...noise, fill };
}

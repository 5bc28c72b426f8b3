/**
 * The two neighbouring worlds, re-run: answers drawn in each, counted in bins for the eye, and scored by the best attacker.
 *
 * The attacker's score is the evidence of an answer, a whole number: the output itself, cut off at the two true answers where the
 * noise is Laplace's, because beyond them its likelihood ratio stays the same. So the attacker is the optimal one, and no
 * logarithm decides its order.
 */
import { type Bins, binOf, binsOf, lossOf, massIn } from "../dp/binned.ts";
import type { Mechanism } from "../dp/mechanism.ts";
import { neymanPearson, thinned } from "../dp/neyman-pearson.ts";
import { measureRoc } from "../dp/roc.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { CONFIDENCE, type params } from "./dial.ts";
import { gaussianCurve, thresholdsOf } from "./dial-tests.run.ts";

const MOST_BINS = 27;
/** Up to so many outputs are shown one by one. */
const EACH = 60;
/** Of a curve that is drawn, points closer than this are left out. */
const GAP = 1 / 200;

/** `count`: the true answer with the person. `samples`: how many answers each world gives at most. */
export function twoWorlds(mechanism: Mechanism, { count, samples, threshold }: Values<typeof params>, rng: Rng) {
  const { name, grid, steps, sensitivity } = mechanism;
  const bins = binsOf(mechanism, Math.round((count - sensitivity) / grid), MOST_BINS);
  const world = (label: string, centre: number) => ({
    draw: mechanism.sampler(rng.fork(label)),
    centre,
    scores: new Float64Array(samples),
    inBins: new Array<number>(bins.count).fill(0),
    outside: 0,
    /** Beyond the last bin; at the attacker's threshold or above. */
    above: 0,
    said: 0,
  });
  const without = world("without", 0);
  const person = world("with", steps);
  const exact = { without: massIn(mechanism, bins, 0), with: massIn(mechanism, bins, steps) };
  const tests = thresholdsOf(mechanism, bins, threshold);
  const gdp = gaussianCurve(mechanism);
  const valueAt = (output: number) => count - sensitivity + output * grid;
  const picture = { from: valueAt(bins.first + (bins.width - 1) / 2), width: bins.width * grid, exact };
  const losses = lossesIn(mechanism, bins, valueAt);
  const { points, area: limit } = neymanPearson(mechanism);
  const curve = thinned(points, GAP);
  const last = bins.first + bins.width * bins.count - 1;
  let drawn = 0;

  return {
    get drawn() {
      return drawn;
    },
    /** Draws on until each world has given this many answers. */
    drawTo(upTo: number) {
      for (const each of [without, person]) {
        for (let i = drawn; i < upTo; i++) {
          const output = each.centre + each.draw();
          each.scores[i] = name === "gaussian" ? output : Math.min(steps, Math.max(0, output));
          const bin = binOf(bins, output);
          if (output >= tests.chosen) each.said++;
          if (output > last) each.above++;
          if (bin === undefined) each.outside++;
          else each.inBins[bin] = (each.inBins[bin] as number) + 1;
        }
      }
      drawn = upTo;
    },
    /** Everything that has been seen so far. */
    seen() {
      const measured = drawn > 0 ? measureRoc(without.scores.subarray(0, drawn), person.scores.subarray(0, drawn), CONFIDENCE) : NOTHING;
      return {
        samples: drawn,
        roc: thinned(measured.points),
        within: { fpr: Math.min(1, measured.within.fpr), tpr: Math.min(1, measured.within.tpr) },
        auc: { ...measured.auc, limit },
        curve,
        gdp,
        ...tests.seen(valueAt, drawn, without, person),
        losses,
        outputs: {
          ...picture,
          drawn: { without: [...without.inBins], with: [...person.inBins] },
          outside: { without: without.outside, with: person.outside },
        },
      };
    },
  };
}

/** Before the first answer anything is possible. */
const NOTHING = {
  points: [
    { fpr: 0, tpr: 0 },
    { fpr: 1, tpr: 1 },
  ],
  within: { fpr: 1, tpr: 1 },
  auc: { measured: 0.5, low: 0, high: 1 },
};

/** The log-ratio over the picture: of every output, or at the corners of the line that it is. */
function lossesIn(mechanism: Mechanism, { first, width, count }: Bins, valueAt: (output: number) => number) {
  const last = first + width * count - 1;
  const each = last - first < EACH;
  const corners = mechanism.name === "gaussian" ? [first, last] : [first, 0, mechanism.steps, last];
  const outputs = each ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : corners;
  return { each, points: outputs.map((output) => ({ value: valueAt(output), loss: lossOf(mechanism, output) })) };
}

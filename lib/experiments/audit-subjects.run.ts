/**
 * What can be audited: mechanisms of lib/dp with an epsilon that is kept and one that is claimed, and the exhibits of the gallery of broken ones with
 * their switch. Each with two neighbouring databases, an event that was fixed beforehand, and a score: the one number of an output that is drawn, and by
 * which an auditor may choose an event of its own.
 */

import { type Exhibit, exhibits, meanOf, type Switch } from "../dp/broken/index.ts";
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import { exponentialMechanism, permuteAndFlip, reportNoisyMax } from "../dp/selection/index.ts";
import type { Verdict } from "../dp/sparse-vector.ts";
import type { ExhibitId, LibraryId } from "./audit.ts";
import { aboveThreshold, choice, median } from "./audit-choices.run.ts";
import {
  clippedMean,
  clippedSum,
  hierarchicalCounts,
  noisyCount,
  runningTotal,
  selectedPartition,
  stableHistogram,
} from "./audit-counts.run.ts";
import { dailyReports, karyResponse, response, unary } from "./audit-local.run.ts";
import type { Promised, Subject } from "./audit-subject.ts";

const library: Readonly<Record<LibraryId, (promised: Promised) => Subject>> = {
  geometric: (promised) => noisyCount("geometric", promised),
  laplace: (promised) => noisyCount("laplace", promised),
  gaussian: (promised) => noisyCount("gaussian", promised),
  "randomised-response": response,
  exponential: (promised) => choice(exponentialMechanism, promised),
  "permute-and-flip": (promised) => choice(permuteAndFlip, promised),
  "noisy-max": (promised) => choice(reportNoisyMax, promised),
  kary: karyResponse,
  sue: (promised) => unary("symmetric", promised),
  oue: (promised) => unary("optimised", promised),
  rappor: dailyReports,
  "sparse-vector": aboveThreshold,
  quantile: median,
  "stability-histogram": stableHistogram,
  "partition-selection": selectedPartition,
  "bounded-sum": clippedSum,
  "bounded-mean": clippedMean,
  hierarchy: hierarchicalCounts,
  "running-total": runningTotal,
};

/** What a drawing and a choosing auditor see of an exhibit's outputs. */
interface Look<Output> {
  readonly worlds: readonly [string, string];
  readonly score: string;
  readonly of: (output: Output) => number;
}

const shownBy =
  <Data, Output>({ promised, pair, event, wrong, ...make }: Exhibit<Data, Output>, { worlds, score, of }: Look<Output>) =>
  (which: Switch): Subject => ({
    claim: { epsilon: promised.epsilon, delta: promised.delta },
    worlds,
    event: event.name,
    score,
    wrong: which === "broken" ? wrong : null,
    exact: null,
    outputs: (world, rng) => {
      const ask = make[which](rng);
      return () => {
        const output = ask(pair[world]);
        return { score: of(output), happens: event.holds(output) };
      };
    },
  });

const answer = { score: "the answer", of: (output: number) => output };
/** Counted from 1; one more than there are questions where nothing was above. */
const firstAbove = (said: readonly Verdict[]) => (said.includes("above") ? said.indexOf("above") : said.length) + 1;
/** Where an error is drawn: beyond all answers. */
const ERROR = 1000;
/** How many more "above" at even places than at odd ones. */
const lean = (said: readonly Verdict[]) => said.reduce((sum, word, i) => sum + (word === "below" ? 0 : i % 2 === 0 ? 1 : -1), 0);
const leaning: Look<readonly Verdict[]> = {
  worlds: ["400 counts, 1 and −1 in turn", "400 counts of 0"],
  score: "“above” at even places less at odd ones",
  of: lean,
};
const crossing: Look<readonly Verdict[]> = {
  worlds: ["counts 0, 1", "counts 1, 0"],
  score: "place of the first “above”, 3 for none",
  of: firstAbove,
};

const gallery: Readonly<Record<ExhibitId, (which: Switch) => Subject>> = {
  "float-laplace": shownBy(exhibits.floatLaplace, { worlds: ["no rows", "one row"], ...answer }),
  "sensitivity-from-data": shownBy(exhibits.sensitivityFromData, { worlds: ["five values of 1", "and one of 100"], ...answer }),
  "clamping-forgotten": shownBy(exhibits.clampingForgotten, { worlds: ["20, 30, 40 and 2,000", "20, 30, 40"], ...answer }),
  "wrong-relation": shownBy(exhibits.wrongRelation, {
    worlds: ["one row, in cell 0", "one row, in cell 1"],
    score: "first count less second",
    of: ([first, second]) => first - second,
  }),
  "thresholding-exact-keys": shownBy(exhibits.thresholdingExactKeys, {
    worlds: ["one person more has the key", "one person fewer"],
    score: "the published count, 0 for none",
    of: (kept) => kept.get("rare") ?? 0,
  }),
  "noise-not-redrawn": shownBy(exhibits.noiseNotRedrawn, {
    worlds: ["the last person has it", "has it not"],
    score: "first answer less second",
    of: ([all, allButLast]) => all - allButLast,
  }),
  "seeded-generator": shownBy(exhibits.seededGenerator, { worlds: ["with Dov", "without Dov"], ...answer }),
  "budget-reset": shownBy(exhibits.budgetReset, { worlds: ["with Dov", "without Dov"], score: "mean of the answers", of: meanOf }),
  "same-question-again": shownBy(exhibits.sameQuestionAgain, {
    worlds: ["with Dov", "without Dov"],
    score: "mean of the answers",
    of: meanOf,
  }),
  "telling-error": shownBy(exhibits.tellingError, {
    worlds: ["a value of 250 is there", "it is not"],
    score: "the answer, 1,000 for an error",
    of: (output) => (output === "error" ? ERROR : output),
  }),
  "sparse-vector-no-query-noise": shownBy(exhibits.noQueryNoise, crossing),
  "sparse-vector-query-noise-not-redrawn": shownBy(exhibits.queryNoiseNotRedrawn, crossing),
  "sparse-vector-no-cutoff": shownBy(exhibits.noCutoff, leaning),
  "sparse-vector-cutoff-not-paid": shownBy(exhibits.cutoffNotPaid, leaning),
};

const isExhibit = (id: ExhibitId | LibraryId): id is ExhibitId => Object.hasOwn(gallery, id);

export function subjectOf(
  id: ExhibitId | LibraryId,
  { state, epsilon, claim }: { readonly state: "broken" | "mended"; readonly epsilon: number; readonly claim: number },
): Subject {
  if (isExhibit(id)) return gallery[id](state === "broken" ? "broken" : "safe");
  return library[id]({ kept: nanoEpsilon(epsilon), claimed: epsilonAsNumber(nanoEpsilon(claim)) });
}

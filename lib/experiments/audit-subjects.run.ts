/**
 * What can be audited: mechanisms of lib/dp with an epsilon that is kept and one that is claimed, and the exhibits of the gallery of broken ones with
 * their switch. Each with two neighbouring databases, an event that was fixed beforehand, and a score: the one number of an output that is drawn, and by
 * which an auditor may choose an event of its own.
 */

import { type Exhibit, exhibits, meanOf, type Switch } from "../dp/broken/index.ts";
import { attoDelta, epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { randomisedResponse } from "../dp/local/index.ts";
import { type MechanismName, mechanismOf } from "../dp/mechanism.ts";
import { exponentialMechanism, permuteAndFlip, reportNoisyMax } from "../dp/selection/index.ts";
import type { Verdict } from "../dp/sparse-vector.ts";
import type { Rng } from "../random/index.ts";
import type { ExhibitId, LibraryId } from "./audit.ts";

export interface Output {
  readonly score: number;
  /** The event that was fixed beforehand. */
  readonly happens: boolean;
}

export interface Subject {
  readonly claim: { readonly epsilon: number; readonly delta: number };
  /** The event is likelier in the first. */
  readonly worlds: readonly [string, string];
  readonly event: string;
  readonly score: string;
  /** What is wrong, in a sentence; null where nothing is known to be. */
  readonly wrong: string | null;
  /** The event's chances, where the law is known. */
  readonly exact: { readonly frequent: number; readonly rare: number } | null;
  /** Independent outputs in one world. The stream belongs to it from here on. */
  readonly outputs: (world: 0 | 1, rng: Rng) => () => Output;
}

interface Promised {
  readonly kept: NanoEpsilon;
  readonly claimed: number;
}

const COUNTS = [43, 42] as const;
/** Beside epsilon, of the Gaussian alone. */
const DELTA = 1e-5;

function noisyCount(name: MechanismName, { kept, claimed }: Promised): Subject {
  const delta = name === "gaussian" ? DELTA : 0;
  const { grid, steps, sampler, upperTail, scale } = mechanismOf({ name, epsilon: kept, delta: attoDelta(delta), sensitivity: 1 });
  // Laplace's ratio is the same everywhere beyond the larger count; the Gaussian's grows, so its event lies one deviation further out.
  const cut = COUNTS[0] + (name === "gaussian" ? Math.ceil(scale) : 0);
  const beyond = (cut - COUNTS[0]) / grid;
  return {
    claim: { epsilon: claimed, delta },
    worlds: ["43 people", "42 people"],
    event: `the answer is at least ${cut}`,
    score: "the answer",
    wrong: null,
    exact: { frequent: upperTail(beyond), rare: upperTail(beyond + steps) },
    outputs: (world, rng) => {
      const draw = sampler(rng);
      return () => {
        const score = COUNTS[world] + grid * draw();
        return { score, happens: score >= cut };
      };
    },
  };
}

/** Of two candidates who were tied but for one vote, which is named. */
const SCORES = [
  [3, 2],
  [2, 3],
] as const;

function choice(select: typeof exponentialMechanism | typeof permuteAndFlip | typeof reportNoisyMax, { kept, claimed }: Promised): Subject {
  const mechanism = select({ epsilon: kept, sensitivity: 1 });
  const named = (world: 0 | 1) => mechanism.probabilities(SCORES[world])[0] as number;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["votes 3 to 2", "votes 2 to 3"],
    event: "the first candidate is named",
    score: "the candidate named, from 0",
    wrong: null,
    exact: { frequent: named(0), rare: named(1) },
    outputs: (world, rng) => {
      const draw = mechanism.sampler(SCORES[world], rng);
      return () => {
        const score = draw();
        return { score, happens: score === 0 };
      };
    },
  };
}

function response({ kept, claimed }: Promised): Subject {
  const { probability, sampler } = randomisedResponse(kept);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["the truth is yes", "the truth is no"],
    event: "the answer is yes",
    score: "the answer, 1 for yes",
    wrong: null,
    exact: { frequent: probability(1, 1), rare: probability(1, 0) },
    outputs: (world, rng) => {
      const respond = sampler(rng);
      return () => {
        const score = respond(world === 0 ? 1 : 0);
        return { score, happens: score === 1 };
      };
    },
  };
}

const library: Readonly<Record<LibraryId, (promised: Promised) => Subject>> = {
  geometric: (promised) => noisyCount("geometric", promised),
  laplace: (promised) => noisyCount("laplace", promised),
  gaussian: (promised) => noisyCount("gaussian", promised),
  "randomised-response": response,
  exponential: (promised) => choice(exponentialMechanism, promised),
  "permute-and-flip": (promised) => choice(permuteAndFlip, promised),
  "noisy-max": (promised) => choice(reportNoisyMax, promised),
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

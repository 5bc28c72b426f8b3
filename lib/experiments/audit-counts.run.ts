/**
 * Mechanisms of the library that count and add up, to be audited. One person moves several numbers at once in a tree, in a running total and in a mean
 * over an unknown count; the event then asks something of each, or the audit would see a share of epsilon only.
 */

import { boundedMean, boundedSum, type MeanParts } from "../dp/bounded-mean.ts";
import { attoDelta, epsilonAsNumber } from "../dp/budget.ts";
import { binaryMechanism } from "../dp/continual.ts";
import { upperTail } from "../dp/discrete-laplace.ts";
import { hierarchy, treeOf } from "../dp/hierarchy.ts";
import { partitionSelection, stabilityHistogram } from "../dp/histogram/index.ts";
import { type MechanismName, mechanismOf } from "../dp/mechanism.ts";
import { DELTA, type Promised, type Subject } from "./audit-subject.ts";

const COUNTS = [43, 42] as const;

export function noisyCount(name: MechanismName, { kept, claimed }: Promised): Subject {
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

const BOUNDS = { relation: "add-remove", lower: 0, upper: 10 } as const;

/** The third person's value is beyond the bound, and counts for no more than the bound. */
export function clippedSum({ kept, claimed }: Promised): Subject {
  const mechanism = boundedSum({ epsilon: kept, ...BOUNDS });
  const rate = epsilonAsNumber(kept) / BOUNDS.upper;
  const values = [
    [3, 7, 250],
    [3, 7],
  ] as const;
  const cut = 3 + 7 + BOUNDS.upper;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["values 3, 7 and 250", "values 3 and 7"],
    event: `the answer is at least ${cut}`,
    score: "the answer, values cut at 10",
    wrong: null,
    exact: { frequent: upperTail(rate, 0), rare: upperTail(rate, BOUNDS.upper) },
    outputs: (world, rng) => () => {
      const score = mechanism.release(values[world], rng).value;
      return { score, happens: score >= cut };
    },
  };
}

/** A mean over an unknown count is two noisy numbers, each for half of epsilon, and the third person is in both. */
export function clippedMean({ kept, claimed }: Promised): Subject {
  const mechanism = boundedMean({ epsilon: kept, ...BOUNDS });
  const half = epsilonAsNumber(kept) / 2;
  const range = BOUNDS.upper - BOUNDS.lower;
  const middle = (BOUNDS.lower + BOUNDS.upper) / 2;
  const values = [
    [4, 6, 10],
    [4, 6],
  ] as const;
  const about = 2 * (4 + 6 + 10) - 3 * range;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["values 4, 6 and 10", "values 4 and 6"],
    event: `the noisy sum about ${middle} is at least ${about / 2}, and the noisy count at least 3`,
    score: "twice the sum, by both noisy numbers",
    wrong: null,
    exact: {
      frequent: upperTail(half / range, 0) * upperTail(half, 0),
      rare: upperTail(half / range, range) * upperTail(half, 1),
    },
    outputs: (world, rng) => {
      let run = 0;
      return () => {
        // Trap: a release forks its stream by name, so the same stream would give the same noise again.
        const { parts } = mechanism.release(values[world], rng.fork(`run/${run++}`));
        const { halves, people } = parts as MeanParts;
        return { score: halves + 2 * middle * people, happens: halves >= about && people >= 3 };
      };
    },
  };
}

const TREE = { branching: 2, leaves: 4 } as const;
/** The nodes that the first cell is in. */
const PATH = [0, 1, 3] as const;

export function hierarchicalCounts({ kept, claimed }: Promised): Subject {
  const mechanism = hierarchy({ epsilon: kept, ...TREE });
  const cells = [
    [6, 3, 4, 2],
    [5, 3, 4, 2],
  ] as const;
  const truth = treeOf(TREE, cells[0]);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["6 people in the first of 4 cells", "5 people in it"],
    event: `all cells count at least ${truth[PATH[0]]}, the first two ${truth[PATH[1]]}, the first ${truth[PATH[2]]}`,
    score: "least excess of these three counts",
    wrong: null,
    exact: allAtLeast(epsilonAsNumber(kept), PATH.length),
    outputs: (world, rng) => () => {
      const noisy = mechanism.release(cells[world], rng).value;
      const score = Math.min(...PATH.map((node) => (noisy[node] as number) - (truth[node] as number)));
      return { score, happens: score >= 0 };
    },
  };
}

/** After these steps the total is a single block that the first number is in, each with noise of its own. */
const WHOLE_BLOCKS = [1, 2, 4] as const;

export function runningTotal({ kept, claimed }: Promised): Subject {
  const mechanism = binaryMechanism({ epsilon: kept, steps: 4 });
  const streams = [
    [1, 0, 1, 0],
    [0, 0, 1, 0],
  ] as const;
  const truth = [1, 1, 2, 2] as const;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["the stream 1, 0, 1, 0", "the stream 0, 0, 1, 0"],
    event: `the totals after ${WHOLE_BLOCKS.join(", ")} steps are at least ${WHOLE_BLOCKS.map((step) => truth[step - 1]).join(", ")}`,
    score: "least excess of these three totals",
    wrong: null,
    exact: allAtLeast(epsilonAsNumber(kept), WHOLE_BLOCKS.length),
    outputs: (world, rng) => () => {
      const totals = mechanism.release(streams[world], rng).value;
      const score = Math.min(...WHOLE_BLOCKS.map((step) => (totals[step - 1] as number) - (truth[step - 1] as number)));
      return { score, happens: score >= 0 };
    },
  };
}

/** So many counts, one larger each in the first world, that share epsilon. */
function allAtLeast(epsilon: number, counts: number): Subject["exact"] {
  const rate = epsilon / counts;
  return { frequent: upperTail(rate, 0) ** counts, rare: upperTail(rate, 1) ** counts };
}

const KEY = "rare";

/** At the threshold, where noise decides about one person more. Of a key that one person alone has, delta is all there is to see. */
export function stableHistogram({ kept, claimed }: Promised): Subject {
  const mechanism = stabilityHistogram({ epsilon: kept, delta: attoDelta(DELTA), maxPartitions: 1, maxPerPartition: 1 });
  const rate = epsilonAsNumber(kept);
  const people = [mechanism.threshold, mechanism.threshold - 1] as const;
  return {
    claim: { epsilon: claimed, delta: DELTA },
    worlds: [`${people[0]} people have the key`, `${people[1]} people`],
    event: "the key is published",
    score: "the published count, 0 for none",
    wrong: null,
    exact: { frequent: upperTail(rate, 0), rare: upperTail(rate, 1) },
    outputs: (world, rng) => {
      const counts = new Map([[KEY, people[world]]]);
      return () => {
        const published = mechanism.release(counts, rng).value;
        return { score: published.get(KEY) ?? 0, happens: published.has(KEY) };
      };
    },
  };
}

/**
 * Up to a number of people "kept" is as likely as epsilon and delta allow, and beyond it "not kept" is as unlikely as they allow. The pair stands
 * there, with the one of the two words that is the more frequent.
 */
export function selectedPartition({ kept, claimed }: Promised): Subject {
  const mechanism = partitionSelection({ epsilon: kept, delta: attoDelta(DELTA) });
  const crossing = (1 - DELTA) / (1 + Math.exp(epsilonAsNumber(kept)));
  let last = 1;
  while (mechanism.keepProbability(last) <= crossing) last++;
  const byKept = mechanism.keepProbability(last) >= 0.5;
  const people = [last, byKept ? last - 1 : last + 1] as const;
  const chance = (world: 0 | 1) => {
    const keep = mechanism.keepProbability(people[world]);
    return byKept ? keep : 1 - keep;
  };
  return {
    claim: { epsilon: claimed, delta: DELTA },
    worlds: [`${people[0]} people have the key`, `${people[1]} people`],
    event: byKept ? "the key is kept" : "the key is not kept",
    score: "1 for kept",
    wrong: null,
    exact: { frequent: chance(0), rare: chance(1) },
    outputs: (world, rng) => {
      const users = new Map([[KEY, people[world]]]);
      return () => {
        const score = mechanism.select(users, rng).value.length;
        return { score, happens: (score === 1) === byKept };
      };
    },
  };
}

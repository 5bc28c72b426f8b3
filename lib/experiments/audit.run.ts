/**
 * Runs a mechanism in two neighbouring worlds, and audits it three ways that differ in when the event is chosen. All three see the same outputs.
 *
 * Trap: the three bounds are not to be compared for the largest: whoever reports the best of several audits has the confidence of none.
 */
import { auditWorlds, type EventCounts, epsilonLowerBound, oneRunLowerBound } from "../dp/audit.ts";
import { runsToShow } from "../dp/audit-power.ts";
import { chosenAfterwards } from "../dp/broken/index.ts";
import { nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { randomisedResponse } from "../dp/local/index.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Bound, Result } from "./audit.result.ts";
import { type params, WAYS, type Way } from "./audit.ts";
import type { Subject } from "./audit-subject.ts";
import { subjectOf } from "./audit-subjects.run.ts";
import { beginningFirst } from "./beginning.ts";
import type { Lab } from "./experiment.ts";

/** So many runs of each world are seen first. */
const FIRST = 300;
const BINS = 31;
/** The share of the outputs at each end that is put into the outermost bins. */
const BEYOND = 0.005;
/** Where the road begins, and how many places on it are looked at. */
const ROAD = { from: 20, places: 28 };
const EXCESSES = [0.05, 0.1, 0.2, 0.5, 1] as const;

interface Seen {
  readonly scores: Float64Array;
  /** How often the event had happened after so many runs. */
  readonly hits: Uint32Array;
}

export const run = (values: Values<typeof params>, lab: Lab<Result>): Promise<Result> =>
  beginningFirst(lab, values.runs > 2 * FIRST ? { ...values, runs: FIRST } : undefined, values, audited);

async function audited(values: Values<typeof params>, lab: Lab<never>): Promise<Result> {
  const { mechanism, runs, confidence, event: way } = values;
  const subject = subjectOf(mechanism, values);
  const alpha = 1 - confidence;
  const first = await seenIn(0);
  const second = await seenIn(1);

  async function seenIn(world: 0 | 1): Promise<Seen> {
    const output = subject.outputs(world, lab.rng.fork(`world/${world}`));
    const seen: Seen = { scores: new Float64Array(runs), hits: new Uint32Array(runs + 1) };
    let breath = lab.now();
    for (let i = 0; i < runs; i++) {
      const { score, happens } = output();
      seen.scores[i] = score;
      seen.hits[i + 1] = (seen.hits[i] as number) + (happens ? 1 : 0);
      if (i % 16 === 15 && lab.now() - breath > 30) {
        breath = lab.now();
        await lab.progress((world + i / runs) / 2, "running it in both worlds");
      }
    }
    return seen;
  }

  const auditOf = (by: Way, tries: number) => auditedBy(by, tries, subject, first, second, alpha);
  const bounds = WAYS.map((by): Bound => {
    const { event, counts } = auditOf(by, runs);
    const interval = ({ hits, tries }: EventCounts["rare"]) => ({
      hits,
      tries,
      low: lowerBound(hits, tries, alpha / 2),
      high: upperBound(hits, tries, alpha / 2),
    });
    return {
      way: by,
      event,
      frequent: interval(counts.frequent),
      rare: interval(counts.rare),
      epsilon: epsilonLowerBound(counts, subject.claim.delta, alpha),
    };
  });
  const road: { runs: number; epsilon: number }[] = [];
  for (const tries of placesTo(runs)) {
    road.push({ runs: tries, epsilon: epsilonLowerBound(auditOf(way, tries).counts, subject.claim.delta, alpha) });
    await lab.progress(1, "looking back at fewer runs");
  }

  const chosen = bounds[WAYS.indexOf(way)] as Bound;
  const { claim, exact } = subject;
  const [beforehand] = bounds as [Bound, ...Bound[]];
  // Frequencies of a mechanism that was not refuted are above its promise by luck, if at all: they foretell nothing.
  const seen = beforehand.epsilon > claim.epsilon && { frequent: beforehand.frequent.hits / runs, rare: beforehand.rare.hits / runs };
  const chances = exact ?? seen;
  return {
    mechanism,
    wrong: subject.wrong,
    claim,
    confidence,
    runs,
    worlds: [...subject.worlds],
    way,
    epsilonLowerBound: chosen.epsilon,
    bounds,
    road,
    exact: exact && Math.max(0, Math.log((exact.frequent - claim.delta) / exact.rare)),
    needed: (chances && runsToShow(chances, claim.epsilon, claim.delta, alpha)) || null,
    power: EXCESSES.map((excess) => {
      const kept = claim.epsilon * (1 + excess);
      const noise = { frequent: 1 / (1 + Math.exp(-kept)), rare: 1 / (1 + Math.exp(kept)) };
      return { excess, runs: runsToShow(noise, claim.epsilon, 0, alpha) ?? null };
    }),
    outputs: { name: subject.score, ...binned(first.scores, second.scores) },
    oneRun: mechanism === "randomised-response" ? guessedInOneRun(values.epsilon, runs, alpha, lab.rng.fork("one run")) : null,
  };
}

function auditedBy(
  way: Way,
  tries: number,
  { event, score, claim }: Subject,
  first: Seen,
  second: Seen,
  alpha: number,
): { readonly event: string; readonly counts: EventCounts } {
  const [a, b] = [first.scores.subarray(0, tries), second.scores.subarray(0, tries)];
  if (way === "beforehand") {
    const counted = ({ hits }: Seen) => ({ hits: hits[tries] as number, tries });
    return { event, counts: { frequent: counted(first), rare: counted(second) } };
  }
  if (way === "halves") {
    const { event: cut, counts } = auditWorlds(a, b, claim.delta, alpha);
    return { event: `${score}: ${cut.side} ${readable(cut.cut)}`, counts };
  }
  const { counts, values } = chosenAfterwards(a, b, claim.epsilon);
  return { event: `${score}: one of ${values.toLocaleString("en-GB")} values that the first world gave more often`, counts };
}

const readable = (value: number) => (Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toPrecision(6));

/** Evenly on a scale of logarithms, the last included. */
function placesTo(runs: number): number[] {
  const ratio = runs / ROAD.from;
  const places = Array.from({ length: ROAD.places }, (_, i) => Math.round(ROAD.from * ratio ** (i / (ROAD.places - 1))));
  return [...new Set(places)];
}

function binned(first: Float64Array, second: Float64Array) {
  const all = Float64Array.from([...first, ...second]).sort();
  const at = (part: number) => all[Math.floor(part * (all.length - 1))] as number;
  const whole = all.every(Number.isInteger);
  const from = at(BEYOND);
  const reach = at(1 - BEYOND) - from;
  const width = whole ? Math.max(1, Math.ceil((reach + 1) / BINS)) : reach / BINS || 1;
  const bins = whole ? Math.ceil((reach + 1) / width) : BINS;
  const counted = (scores: Float64Array) => {
    const counts = new Array<number>(bins).fill(0);
    for (const score of scores) {
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((score - from) / width)));
      counts[bin] = (counts[bin] as number) + 1;
    }
    return counts;
  };
  return { from, width, first: counted(first), second: counted(second) };
}

/** Each person's truth is a fair coin; each answers once, and the answer is the guess. */
function guessedInOneRun(epsilon: number, people: number, alpha: number, rng: Rng) {
  const respond = randomisedResponse(nanoEpsilon(epsilon)).sampler(rng.fork("answers"));
  const coins = rng.fork("truths");
  let correct = 0;
  for (let i = 0; i < people; i++) {
    const truth = coins.below(2);
    if (respond(truth) === truth) correct++;
  }
  return { guesses: people, correct, epsilon: oneRunLowerBound({ guesses: people, correct }, alpha) };
}

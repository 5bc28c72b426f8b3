/**
 * Asks one question a day through the chosen variant; and asks two neighbouring databases one row of questions, by exact law and in fresh runs.
 *
 * The row: answers "below" pin the noisy threshold from one side, and the answers "above" that follow press against it from the other. On the first
 * database every answer lies one towards its verdict, on the second all lie at the threshold.
 */
import { epsilonLowerBound } from "../dp/audit.ts";
import { brokenRowProbability, brokenSparseVector } from "../dp/broken/index.ts";
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { toNumber } from "../dp/rational.ts";
import { type AboveThreshold, type SparseVectorRequest, sparseVector, type Verdict } from "../dp/sparse-vector.ts";
import { rowProbability } from "../dp/sparse-vector-law.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Result, Variant } from "./sparse-vector.result.ts";
import { CONFIDENCE, type params, VARIANTS } from "./sparse-vector.ts";

const CHUNK = 500;
/** The growth of the loss is drawn up to so many questions before. */
const LONGEST = 16;
/** Cases on an ordinary day, and on top of them around two days of each four weeks. */
const ORDINARY = { least: 24, spread: 9 };
const OUTBREAKS = [10, 20] as const;
const PEAK = 34;

export async function run(values: Values<typeof params>, lab: Lab<Result>): Promise<Result> {
  const { variant, count, belows, threshold, days, runs } = values;
  const epsilon = nanoEpsilon(values.epsilon);
  const exactly = epsilonAsNumber(epsilon);
  const asked = { epsilon, sensitivity: 1, threshold, count };
  const vector = made(variant, asked);

  const cases = inventedCases(days, lab.rng.fork("cases"));
  const { value: said } = vector.release(cases, lab.rng.fork("days"));
  const aboves = said.filter((verdict) => verdict === "above").length;

  const pairAsked = { ...asked, threshold: 0 };
  const pair = pairOf(variant, belows, count);
  const exact = lossOf(variant, pairAsked, pair);
  const growth = Array.from({ length: LONGEST }, (_, i) => ({
    belows: i + 1,
    losses: Object.fromEntries(VARIANTS.map((id) => [id, lossOf(id, pairAsked, pairOf(id, i + 1, count)).loss])) as Record<
      Variant,
      number | null
    >,
  }));

  const answerRate = toNumber(vector.answerRate);
  const known = {
    variant,
    epsilon: exactly,
    count,
    threshold,
    days: cases.map((each, day) => ({ cases: each, said: said[day] ?? null })),
    answered: { above: aboves, below: said.length - aboves },
    cost: { row: exactly, apart: answerRate * said.length },
    noise: { threshold: 1 / toNumber(vector.thresholdRate), answer: variant === "no-query-noise" ? 0 : 1 / answerRate },
    pair: { row: [...pair.row], first: [...pair.first], second: [...pair.second] },
    exact,
    growth,
  };
  const asking = made(variant, pairAsked);
  const [first, second] = [lab.rng.fork("first"), lab.rng.fork("second")];
  const hits: [number, number] = [0, 0];
  lab.show({ ...known, measured: boundsOf(hits, 0) });
  await lab.painted();
  for (let done = 1; done <= runs; done++) {
    if (comesOut(asking.open(first), pair.first, pair.row)) hits[0]++;
    if (comesOut(asking.open(second), pair.second, pair.row)) hits[1]++;
    if (done % CHUNK === 0) {
      lab.show({ ...known, measured: boundsOf(hits, done) });
      await lab.progress(done / runs, "asking both databases");
    }
  }
  return { ...known, measured: boundsOf(hits, runs) };
}

function boundsOf(hits: readonly [number, number], tries: number) {
  const alpha = (1 - CONFIDENCE) / 2;
  const counted = (each: number) => ({ hits: each, tries, low: lowerBound(each, tries, alpha), high: upperBound(each, tries, alpha) });
  const [first, second] = [counted(hits[0]), counted(hits[1])];
  return { first, second, epsilon: epsilonLowerBound({ frequent: first, rare: second }, 0, 1 - CONFIDENCE) };
}

const made = (variant: Variant, asked: SparseVectorRequest) =>
  variant === "right" ? sparseVector(asked) : brokenSparseVector(variant, asked);

interface Pair {
  readonly row: readonly Verdict[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** A variant that stops is asked until it does; one that never does, as often above as below. */
function pairOf(variant: Variant, belows: number, count: number): Pair {
  const aboves = variant === "no-cutoff" ? Math.max(count, belows) : count;
  const row = [...new Array<Verdict>(belows).fill("below"), ...new Array<Verdict>(aboves).fill("above")];
  return { row, first: row.map((verdict) => (verdict === "above" ? 1 : -1)), second: row.map(() => 0) };
}

function lossOf(variant: Variant, asked: SparseVectorRequest, { row, first, second }: Pair) {
  const chance = (answers: readonly number[]) =>
    variant === "right"
      ? rowProbability(sparseVector(asked), asked.threshold, answers, row)
      : brokenRowProbability(variant, asked, answers, row);
  const [p, q] = [chance(first), chance(second)];
  return { first: p, second: q, loss: q > 0 ? Math.log(p / q) : null };
}

function comesOut(open: AboveThreshold, answers: readonly number[], row: readonly Verdict[]): boolean {
  for (const [at, answer] of answers.entries()) if (open.ask(answer) !== row[at]) return false;
  return true;
}

function inventedCases(days: number, rng: Rng): number[] {
  return Array.from({ length: days }, (_, day) => {
    const peak = Math.max(0, ...OUTBREAKS.map((at) => PEAK - 13 * Math.abs((day % 28) - at)));
    return ORDINARY.least + rng.below(ORDINARY.spread) + peak;
  });
}

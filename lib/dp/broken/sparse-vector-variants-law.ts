/**
 * How likely a row of verdicts is under each broken sparse vector: exact sums over the discrete noise, beside ../sparse-vector-law.ts for the right one.
 *
 * Where every query has noise of its own the law is the right one's with other numbers. Where it has none, or all share one, only the difference of two
 * draws matters: each "below" bounds it from one side and each "above" from the other, and the row has the probability of what is left between.
 *
 * Source: Lyu, Su, Li (2017), section 3.
 */
import { pmf, upperTail } from "../discrete-laplace.ts";
import { toNumber } from "../rational.ts";
import { type SparseVectorRequest, sparseVector, type Verdict } from "../sparse-vector.ts";
import { isRow, rowProbability } from "../sparse-vector-law.ts";
import { brokenSparseVector, type SparseVectorMistake } from "./sparse-vector-variants.ts";

/** The shared noise beyond this many mean lengths is left out: e^-45 of what is kept. */
const LENGTHS = 45;

/** P(these verdicts | these answers). Answers are whole numbers. */
export function brokenRowProbability(
  mistake: SparseVectorMistake,
  request: SparseVectorRequest,
  answers: readonly number[],
  verdicts: readonly Verdict[],
): number {
  const { threshold, count = 1 } = request;
  const broken = brokenSparseVector(mistake, request);
  if (mistake === "cutoff-not-paid") return rowProbability(broken, threshold, answers, verdicts);
  if (mistake === "no-cutoff") return rowProbability({ ...broken, count: Number.POSITIVE_INFINITY }, threshold, answers, verdicts);
  if (!isRow(mistake === "no-query-noise" ? Number.POSITIVE_INFINITY : count, answers, verdicts)) return 0;
  // The noisy threshold, less the shared noise where there is one, is above `low` and at most `high`.
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [at, verdict] of verdicts.entries()) {
    const gap = (answers[at] as number) - threshold;
    if (verdict === "below") low = Math.max(low, gap);
    else high = Math.min(high, gap);
  }
  if (low >= high) return 0;
  const { thresholdRate, answerRate } = sparseVector(request);
  const [a, b] = [toNumber(thresholdRate), toNumber(answerRate)];
  if (mistake === "no-query-noise") return massAbove(a, low, high);
  const reach = Math.ceil(LENGTHS / b);
  let sum = 0;
  for (let shared = -reach; shared <= reach; shared++) sum += pmf(b, shared) * massAbove(a, low + shared, high + shared);
  return sum;
}

/** P(low < noise <= high), from the side of 0, so that no small mass is a difference of large ones. */
function massAbove(rate: number, low: number, high: number): number {
  if (high < 0) return massAbove(rate, -high - 1, -low - 1);
  if (low < -1) return massAbove(rate, -1, high) + massAbove(rate, 0, -low - 1);
  return tail(rate, low + 1) - tail(rate, high + 1);
}

const tail = (rate: number, from: number): number => (from === Number.POSITIVE_INFINITY ? 0 : upperTail(rate, from));

/**
 * A question as a mechanism: what it costs, how its answer is drawn, how far off the answer may be. The table has one row a person, and people
 * come and go (add-remove). Everything but the draw is decided by the question and the declaration.
 *
 *   count, histogram   geometric noise; one person is in one group, so a count by group costs what one count costs
 *   sum, mean          of whole numbers within the declared bounds (bounded-mean.ts)
 *   median, p10, p90   the exponential mechanism over the whole numbers between the bounds (quantile.ts)
 *
 * Trap: an answer's uncertainty is worked out from its law, never from the data: a standard error of the rows would be one more answer.
 */
import type { Rng } from "../../random/index.ts";
import { boundedMean, boundedSum, meanBand } from "../bounded-mean.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../budget.ts";
import type { Event } from "../event.ts";
import { mechanismOf } from "../mechanism.ts";
import { drawOnce } from "../one-draw.ts";
import { privateQuantile } from "../quantile.ts";
import { WrongQuestion } from "./declaration.ts";
import { QUANTILES, type Question } from "./question.ts";
import type { Table } from "./table.ts";

export interface Answer {
  /** Null where there is nobody to have a value; only the truth can say so. */
  readonly value: number | null;
  readonly groups?: readonly { readonly name: string; readonly value: number }[];
  /** In 95 of 100 such answers the truth is between these two. */
  readonly low?: number;
  readonly high?: number;
  /** In 95 of 100, no whole number between the bounds has a rank that is nearer by more people than this. */
  readonly ranks?: number;
  /** In 95 of 100, each group's count is off by no more than this. */
  readonly within?: number;
}

export interface Answering {
  readonly event: Event;
  draw(table: Table, rng: Rng): Answer;
  /** The laboratory's eye. */
  truth(table: Table): Answer;
}

export const CONFIDENCE = 0.95;

/** @throws WrongQuestion where the price is too low, or the bounds are too wide for a draw: it depends on no data */
export function answering(question: Question, epsilon: NanoEpsilon): Answering {
  switch (question.ask) {
    case "count":
      return counting(epsilon, question);
    case "histogram":
      return grouping(epsilon, question);
    case "sum":
      return summing(epsilon, question);
    case "mean":
      if (epsilon < 2n)
        throw new WrongQuestion("A mean is a sum and a count, each with its own noise: its price is at least two billionths.");
      return averaging(epsilon, question);
    default:
      return ranking(epsilon, question, QUANTILES[question.ask]);
  }
}

type Counting = Extract<Question, { readonly ask: "count" }>;
type Grouping = Extract<Question, { readonly ask: "histogram" }>;
/** About a column of numbers. */
type Measuring = Exclude<Question, Counting | Grouping>;

/**
 * What an answer is charged, rounded up to whole billionths. Trap: the noise is drawn for it, so it is this that the ledger counts, and not the
 * number that was typed: nine answers at 0.1111111111 are more than 1.
 *
 * @throws WrongQuestion where this is no price: 0, negative, endless, no number, or below a billionth
 */
export function priceOf(price: number): NanoEpsilon {
  if (!(Number.isFinite(price) && price >= 1e-9 && price <= DEAREST))
    throw new WrongQuestion(`A question's price is an epsilon from a billionth to ${DEAREST}, not ${price}.`);
  return nanoEpsilon(price);
}
const DEAREST = 1000;

/** Rows of the people that the question is about. */
function* rowsOf({ rows, columns, declaration }: Table, { among }: Question): Generator<number> {
  const column = among && columns[declaration.findIndex(({ name }) => name === among.column.name)];
  const wanted = among ? among.column.groups.indexOf(among.group) : 0;
  for (let row = 0; row < rows; row++) if (!column || column[row] === wanted) yield row;
}

/** Values of the asked column of those people; whoever has none is left out. */
function valuesOf(table: Table, question: Exclude<Question, Counting>): number[] {
  const column = table.columns[table.declaration.findIndex(({ name }) => name === question.column.name)];
  const values: number[] = [];
  for (const row of rowsOf(table, question)) {
    const value = column?.[row] ?? Number.NaN;
    if (!Number.isNaN(value)) values.push(value);
  }
  return values;
}

function countOf(table: Table, question: Question): number {
  let count = 0;
  for (const _ of rowsOf(table, question)) count++;
  return count;
}

function counting(epsilon: NanoEpsilon, question: Counting): Answering {
  const noise = mechanismOf({ name: "geometric", epsilon, sensitivity: 1 });
  const [low, high] = noise.support(CONFIDENCE);
  return {
    event: noise.event,
    draw(table, rng) {
      const value = countOf(table, question) + drawOnce(noise, rng);
      return { value, low: Math.max(0, value + low), high: Math.max(0, value + high) };
    },
    truth: (table) => ({ value: countOf(table, question) }),
  };
}

function grouping(epsilon: NanoEpsilon, question: Grouping): Answering {
  const noise = mechanismOf({ name: "geometric", epsilon, sensitivity: 1 });
  const counts = (table: Table): number[] => {
    const all = question.column.groups.map(() => 0);
    for (const place of valuesOf(table, question)) all[place] = (all[place] as number) + 1;
    return all;
  };
  const named = (values: readonly number[]) => values.map((value, i) => ({ name: question.column.groups[i] as string, value }));
  return {
    event: noise.event,
    draw(table, rng) {
      const noisy = counts(table).map((count, i) => count + drawOnce(noise, rng.fork(`group/${i}`)));
      return { value: null, groups: named(noisy), within: noise.support(CONFIDENCE)[1] };
    },
    truth: (table) => ({ value: null, groups: named(counts(table)) }),
  };
}

function summing(epsilon: NanoEpsilon, question: Measuring): Answering {
  const { lower, upper } = question.column;
  const sum = boundedSum({ epsilon, relation: "add-remove", lower, upper });
  const [low, high] = mechanismOf({ name: "geometric", epsilon, sensitivity: Math.max(Math.abs(lower), Math.abs(upper)) }).support(
    CONFIDENCE,
  );
  return {
    event: sum.event,
    draw(table, rng) {
      const { value } = sum.release(valuesOf(table, question), rng);
      return { value, low: value + low, high: value + high };
    },
    truth: (table) => ({ value: valuesOf(table, question).reduce((a, b) => a + b, 0) }),
  };
}

function averaging(epsilon: NanoEpsilon, question: Measuring): Answering {
  const { lower, upper } = question.column;
  const request = { epsilon, relation: "add-remove", lower, upper } as const;
  const mean = boundedMean(request);
  return {
    event: mean.event,
    draw(table, rng) {
      const { value, parts } = mean.release(valuesOf(table, question), rng);
      const [low, high] = parts ? meanBand(request, parts, CONFIDENCE) : [lower, upper];
      return { value, low, high };
    },
    truth(table) {
      const values = valuesOf(table, question);
      return { value: values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length };
    },
  };
}

function ranking(epsilon: NanoEpsilon, question: Measuring, quantile: number): Answering {
  const { lower, upper } = question.column;
  const mechanism = privateQuantile({ epsilon, quantile, lower, upper, step: 1 });
  // A place that is worse than the best by t has e^(-epsilon t / 2) of its weight, and there are no more of them than places.
  const ranks = (2 / epsilonAsNumber(epsilon)) * Math.log((upper - lower + 1) / (1 - CONFIDENCE));
  return {
    event: mechanism.event,
    draw: (table, rng) => ({ value: mechanism.release(valuesOf(table, question), rng).value, ranks }),
    truth(table) {
      const sorted = valuesOf(table, question).sort((a, b) => a - b);
      return { value: sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? null };
    },
  };
}

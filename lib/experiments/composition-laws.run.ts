/** The law of the privacy loss for drawing: how it spreads with every answer, and what lies beyond epsilon. From the pessimistic grid. */
import { composed, lossesOf } from "../dp/account/index.ts";
import type { Event, Relation } from "../dp/event.ts";
import type { Result } from "./composition.result.ts";

const POINTS = 2 ** 13;
/** Bins of a law, and of its tail. */
const BINS = 150;
const TAIL_BINS = 48;
/** So many laws are drawn at most. */
const ROWS = 7;
/** What is left out at either end of the axis. */
const OUTSIDE = 2e-4;
/** The tail is drawn until this part of delta is left. */
const REST = 0.01;

interface Mass {
  readonly loss: number;
  readonly mass: number;
}

/** Masses of the loss, of the direction in which a row is removed; on samples that is the more telling one. */
function massesOf(relation: Relation, event: Event, target: "all" | { readonly delta: number }): readonly Mass[] {
  const losses = lossesOf({ relation, event });
  if ("readable" in losses) return [];
  const parts = losses[0]?.parts ?? [];
  if (parts.length === 0) return [{ loss: 0, mass: 1 }];
  const { low, spacing, tilt, scale, pessimistic } = composed(parts, POINTS, target);
  return Array.from(pessimistic.masses, (tilted, i) => {
    const loss = low + i * spacing;
    return { loss, mass: Math.max(0, tilted) * Math.exp(scale - tilt * loss) };
  });
}

/** 1, 2, 4, ... answers, or 1, 4, 16, ... where these are too many; and all. */
export function rowsUpTo(answers: number): readonly number[] {
  for (let factor = 2; ; factor *= 2) {
    const rows: number[] = [];
    for (let k = 1; k < answers; k *= factor) rows.push(k);
    if (rows.length < ROWS) return [...rows, answers];
  }
}

export function lawsOf(
  relation: Relation,
  treeOf: (answers: number) => Event,
  answers: number,
  owedAfter: (answers: number) => number,
): Result["laws"] {
  const rows = rowsUpTo(answers).map((k) => ({ answers: k, epsilon: owedAfter(k), masses: massesOf(relation, treeOf(k), "all") }));
  const ends = rows.map(({ masses }) => quantiles(masses));
  const from = Math.min(...ends.map(([low]) => low));
  const to = Math.max(1.08 * Math.max(...rows.map(({ epsilon }) => epsilon)), ...ends.map(([, high]) => high));
  const room = (to - from) * 0.02;
  const width = (to - from + 2 * room) / BINS;
  return {
    from: from - room,
    width,
    rows: rows.map((row) => ({ ...row, masses: binned(row.masses, from - room, width, BINS, ({ mass }) => mass) })),
  };
}

function quantiles(masses: readonly Mass[]): readonly [number, number] {
  let [below, low] = [0, Number.NaN];
  for (const { loss, mass } of masses) {
    below += mass;
    if (below < OUTSIDE) continue;
    if (Number.isNaN(low)) low = loss;
    if (below >= 1 - OUTSIDE) return [low, loss];
  }
  return [low, masses.at(-1)?.loss ?? 0];
}

function binned(masses: readonly Mass[], from: number, width: number, bins: number, of: (at: Mass) => number): number[] {
  const sums = new Array<number>(bins).fill(0);
  for (const each of masses) {
    const bin = Math.floor((each.loss - from) / width);
    if (bin >= 0 && bin < bins) sums[bin] = (sums[bin] as number) + of(each);
  }
  return sums.map((sum) => Number(sum.toPrecision(9)));
}

/** What is beyond epsilon: its plain probability, and of it the part 1 - e^(epsilon - loss) that adds up to delta. */
export function tailOf(relation: Relation, event: Event, epsilon: number, delta: number): Result["tail"] {
  const masses = massesOf(relation, event, { delta });
  const counted = ({ loss, mass }: Mass) => (loss > epsilon ? -mass * Math.expm1(epsilon - loss) : 0);
  const beyond = masses.filter(({ loss }) => loss > epsilon);
  const all = beyond.reduce((sum, each) => sum + counted(each), 0);
  let [left, to] = [all, epsilon];
  for (const each of beyond) {
    if (left <= REST * all) break;
    left -= counted(each);
    to = each.loss;
  }
  const width = Math.max(1e-9, (to - epsilon) / (TAIL_BINS * 0.76));
  const from = epsilon - width * TAIL_BINS * 0.2;
  const digits = (x: number) => Number(x.toPrecision(9));
  return {
    epsilon,
    from,
    width,
    masses: binned(masses, from, width, TAIL_BINS, ({ mass }) => mass),
    counted: binned(masses, from, width, TAIL_BINS, counted),
    mass: digits(beyond.reduce((sum, { mass }) => sum + mass, 0)),
    delta: digits(all),
  };
}

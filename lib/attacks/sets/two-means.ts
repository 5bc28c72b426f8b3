/**
 * Where the walk splits, if people have features that anybody can see: members look alike more often than chance, so people who look alike
 * should stay together. Each set is split by 2-means over its distinct rows of features; people without a difference are split by halves.
 *
 * Trap: features in different units. The one with the largest numbers would decide alone, so each is first divided by its spread.
 * Trap: rows counted as often as people have them. Then a common row pulls both centres, and the rare one that tells something has none.
 *
 * Source: Guo et al. 2022 (feature-aware attack); Lloyd, Least squares quantization in PCM (1982).
 */
import type { Rng } from "../../random/index.ts";
import { halves, type Split } from "./walk.ts";

type Row = readonly number[];

const STARTS = 4;
const MOST_ROUNDS = 100;

/**
 * @param features a row for each person, all of one length, finite
 * @throws RangeError where a row has another length or a value is no number
 */
export function byFeatures(features: readonly Row[], rng: Rng): Split {
  const { rows, rowOf } = distinct(features);
  const scaled = standardised(rows);
  return (node, asked) => {
    const here = [...new Set(node.people.map((person) => rowOf[person] as number))];
    if (here.length < 2) return halves(node, asked);
    const near = twoMeans(
      here.map((row) => scaled[row] as Row),
      rng,
    );
    const sideOf = new Map(here.map((row, i) => [row, near[i]]));
    const part = (side: boolean) => node.people.filter((person) => sideOf.get(rowOf[person] as number) === side);
    const [a, b] = [part(true), part(false)];
    return a.length <= b.length ? [a, b] : [b, a];
  };
}

function distinct(features: readonly Row[]) {
  const width = features[0]?.length ?? 0;
  const known = new Map<string, number>();
  const rows: Row[] = [];
  const rowOf = features.map((row, person) => {
    if (row.length !== width) throw new RangeError(`Person ${person} has ${row.length} features, the first person ${width}.`);
    if (!row.every(Number.isFinite)) throw new RangeError(`A feature of person ${person} is not a number.`);
    const key = row.join();
    const at = known.get(key) ?? rows.length;
    if (at === rows.length) rows.push(row);
    known.set(key, at);
    return at;
  });
  return { rows, rowOf };
}

/** Mean 0 and deviation 1 in each column; a column that is the same everywhere is 0. */
function standardised(rows: readonly Row[]): Row[] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => {
    const values = rows.map((row) => row[at] as number);
    const mean = values.reduce((sum, x) => sum + x, 0) / rows.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows.length) };
  });
  return rows.map((row) => row.map((x, at) => scale(x, columns[at] as (typeof columns)[number])));
}

const scale = (x: number, { mean, deviation }: { readonly mean: number; readonly deviation: number }): number =>
  deviation > 0 ? (x - mean) / deviation : 0;

const distance = (a: Row, b: Row): number => a.reduce((sum, x, i) => sum + (x - (b[i] as number)) ** 2, 0);

/**
 * Which rows are nearer to the first of two centres; the tightest of a few starts. Rows differ, and no side is ever empty: of the rows whose
 * mean a centre is, at least one is nearer to it than to the other.
 */
function twoMeans(rows: readonly Row[], rng: Rng): boolean[] {
  let best: { near: boolean[]; spread: number } | undefined;
  for (let start = 0; start < STARTS; start++) {
    const first = rng.below(rows.length);
    const second = (first + 1 + rng.below(rows.length - 1)) % rows.length;
    const found = lloyd(rows, rows[first] as Row, rows[second] as Row);
    if (!best || found.spread < best.spread) best = found;
  }
  return (best as { near: boolean[] }).near;
}

function lloyd(rows: readonly Row[], first: Row, second: Row): { near: boolean[]; spread: number } {
  let centres = [first, second] as const;
  let near: boolean[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [a, b] = centres;
    const next = rows.map((row) => distance(row, a) < distance(row, b));
    if (next.every((side, i) => side === near[i])) break;
    near = next;
    centres = [meanOf(rows.filter((_, i) => near[i])), meanOf(rows.filter((_, i) => !near[i]))];
  }
  const spread = rows.reduce((sum, row, i) => sum + distance(row, near[i] ? centres[0] : centres[1]), 0);
  return { near, spread };
}

const meanOf = (rows: readonly Row[]): Row =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, at) => rows.reduce((sum, row) => sum + (row[at] as number), 0) / rows.length);

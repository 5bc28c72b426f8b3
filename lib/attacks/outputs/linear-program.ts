/**
 * Reconstruction by linear programming: the x in [0, 1]^n that makes the sum of |answer - count| least; then round. Unlike least squares
 * it does not mind a share of answers that are arbitrarily wrong.
 *
 * Knows: who was in which query, and the answers.
 *
 * How: the simplex method for sums of absolute values. Variables are the bits x (between 0 and 1) and the residuals r = y - A x (any sign, at
 * cost |r|). n of them stand still (bits at 0 or 1, residuals at 0), the others follow. A step moves one that stood still, downhill past
 * every residual's kink as long as it still goes downhill, until a bit meets its bound or the slope turns; what stopped it takes its place.
 * The table has a row for each that follows and a column for each that stands still: m times n numbers.
 *
 * Trap: whole numbers meet at kinks and bounds by the dozen, and a simplex walks in circles there. Answers and bounds are moved apart by less
 * than 1e-7 first; the optimum is that of the moved problem, and off by less than 1e-7 (people + 1) for each query.
 * Trap: rounding errors grow with the number of steps. The result brings its proof: `dual`, from which anybody can compute a lower bound on
 * the sum (`lowerBoundBy`); the tests do.
 *
 * Source: Dwork, McSherry, Talwar, The Price of Privacy and the Limits of LP Decoding (2007); Barrodale and Roberts (1973) for the long step.
 */
import { isIn, type SubsetQueries, sumsOfAnswers, sumsOver } from "./subset-queries.ts";

/** Table of 2 MB; some seconds at the very most. */
const MOST_CELLS = 1 << 18;
const SMALL = 1e-9;
const APART = 1e-7;

export interface LinearProgramResult {
  readonly bits: Uint8Array;
  /** Before rounding, each from 0 to 1. */
  readonly estimate: Float64Array;
  /** Sum of |answer - count| at the estimate. */
  readonly distance: number;
  /** A weight in [-1, 1] for each query, proof that no estimate does better (see `lowerBoundBy`). */
  readonly dual: Float64Array;
  readonly steps: number;
}

/**
 * @param answers one to each query; finite
 * @throws RangeError where queries times people exceeds 262,144, or answers are missing or not finite
 */
export function reconstructByLinearProgram(design: SubsetQueries, answers: ArrayLike<number>): LinearProgramResult {
  const { people, queries } = design;
  if (people * queries > MOST_CELLS) throw new RangeError(`${queries} queries about ${people} people: the table would be too large.`);
  if (answers.length !== queries) throw new RangeError(`${answers.length} answers to ${queries} queries.`);
  for (let q = 0; q < queries; q++) if (!Number.isFinite(answers[q])) throw new RangeError(`The answer to query ${q} is not a number.`);
  const walk = start(design, answers);
  // Each step goes strictly downhill, so it ends; in practice after fewer than people + queries.
  let steps = 0;
  for (const limit = 50 * (people + queries); step(walk); steps++) {
    if (steps > limit) throw new Error("The linear program did not end: rounding errors have taken over.");
  }
  return { ...read(walk, design, answers), steps };
}

/**
 * No x in [0, 1]^n has a smaller sum of |answer - count| than this, whatever `weights` in [-1, 1]: |r| >= w r, and the rest is linear in x.
 * @throws RangeError where a weight is outside [-1, 1]
 */
export function lowerBoundBy(design: SubsetQueries, answers: ArrayLike<number>, weights: Float64Array): number {
  if (weights.some((w) => !(Math.abs(w) <= 1))) throw new RangeError("A weight is from -1 to 1.");
  const linear = weights.reduce((sum, w, q) => sum + w * (answers[q] as number), 0);
  return sumsOfAnswers(design, weights).reduce((sum, slope) => sum - Math.max(0, slope), linear);
}

/** Variables are numbered: bits 0 .. n-1, residuals n .. n+m-1. */
interface Walk {
  readonly n: number;
  readonly m: number;
  /** basic[row] follows: value[row] + the sum of table[row, column] times the change of still[column]. */
  readonly basic: Int32Array;
  readonly value: Float64Array;
  readonly still: Int32Array;
  /** Where still[column] stands: a bit at one of its bounds, a residual at 0. */
  readonly stands: Float64Array;
  readonly table: Float64Array;
}

/**
 * Small amounts, no two alike. Scrambled bits (the mixer of MurmurHash3), because the multiples of an irrational number have sums that fit each
 * other exactly, and so would kinks.
 */
function apart(place: number, of: 1 | 2 | 3): number {
  let word = Math.imul(4 * place + of, 0x9e37_79b9);
  word = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2_ae35);
  return APART * ((word ^ (word >>> 16)) >>> 0) * 2 ** -32;
}
const lowOf = (bit: number): number => -apart(bit, 1);
const highOf = (bit: number): number => 1 + apart(bit, 2);

/** All bits at their low end. */
function start(design: SubsetQueries, answers: ArrayLike<number>): Walk {
  const { people: n, queries: m } = design;
  const lows = Float64Array.from({ length: n }, (_, p) => lowOf(p));
  const counts = sumsOver(design, lows);
  const table = new Float64Array(m * n);
  for (let q = 0; q < m; q++) for (let p = 0; p < n; p++) if (isIn(design, p, q)) table[q * n + p] = -1;
  return {
    n,
    m,
    basic: Int32Array.from({ length: m }, (_, q) => n + q),
    value: counts.map((count, q) => (answers[q] as number) - count + apart(q, 3)),
    still: Int32Array.from({ length: n }, (_, p) => p),
    stands: lows,
    table,
  };
}

/** How fast the sum changes as each that stands still moves up, its own kink apart. */
function slopes({ n, m, basic, value, table }: Walk): Float64Array {
  const slope = new Float64Array(n);
  for (let row = 0; row < m; row++) {
    if ((basic[row] as number) < n) continue;
    const sign = (value[row] as number) < 0 ? -1 : 1;
    for (let column = 0; column < n; column++) slope[column] = (slope[column] as number) + sign * (table[row * n + column] as number);
  }
  return slope;
}

/** One step downhill; false where there is none. */
function step(walk: Walk): boolean {
  const { n, still, stands } = walk;
  const slope = slopes(walk);
  let [column, direction, steepest] = [-1, 1, -SMALL];
  for (let at = 0; at < n; at++) {
    const isBit = (still[at] as number) < n;
    for (const way of [1, -1]) {
      if (isBit && (stands[at] as number) > 0.5 === (way === 1)) continue; // at its bound
      const rate = way * (slope[at] as number) + (isBit ? 0 : 1);
      if (rate < steepest) [column, direction, steepest] = [at, way, rate];
    }
  }
  if (column < 0) return false;
  const { row, far } = stopOf(walk, column, direction, steepest);
  if (far === Number.POSITIVE_INFINITY) throw new Error("The linear program fell without end: rounding errors have taken over.");
  move(walk, column, direction * far);
  if (row < 0)
    stands[column] = boundOf(still[column] as number, direction); // a bit went from one bound to the other
  else exchange(walk, row, column, (stands[column] as number) + direction * far);
  return true;
}

/** How far the step goes, and which row stops it; row -1: the moving bit reaches its other bound. */
function stopOf(walk: Walk, column: number, direction: number, rate: number): { readonly row: number; readonly far: number } {
  const { n, m, basic, value, still, table } = walk;
  const moving = still[column] as number;
  const kinks: { far: number; row: number; turn: number }[] = [];
  let stop = { row: -1, far: moving < n ? highOf(moving) - lowOf(moving) : Number.POSITIVE_INFINITY };
  for (let row = 0; row < m; row++) {
    const speed = direction * (table[row * n + column] as number);
    if (Math.abs(speed) < SMALL) continue;
    const now = value[row] as number;
    if ((basic[row] as number) < n) {
      const far = Math.max(0, (boundOf(basic[row] as number, speed) - now) / speed);
      if (far < stop.far) stop = { row, far };
    } else if (now * speed < 0) kinks.push({ far: -now / speed, row, turn: 2 * Math.abs(speed) });
  }
  let slope = rate;
  for (const { far, row, turn } of kinks.sort((a, b) => a.far - b.far)) {
    if (far >= stop.far) break;
    slope += turn;
    if (slope >= 0) return { row, far };
  }
  return stop;
}

/** Where a bit ends that moves this way. */
const boundOf = (bit: number, way: number): number => (way > 0 ? highOf(bit) : lowOf(bit));

function move({ n, m, value, table }: Walk, column: number, by: number): void {
  for (let row = 0; row < m; row++) value[row] = (value[row] as number) + by * (table[row * n + column] as number);
}

/** What stopped the step stands still from here on, and what moved, and has arrived at this value, follows. */
function exchange({ n, m, basic, value, still, stands, table }: Walk, row: number, column: number, arrived: number): void {
  const [leaving, entering] = [basic[row] as number, still[column] as number];
  const pivot = table[row * n + column] as number;
  // leaving = ... + pivot * entering, solved for entering.
  for (let c = 0; c < n; c++) table[row * n + c] = -(table[row * n + c] as number) / pivot;
  table[row * n + column] = 1 / pivot;
  for (let r = 0; r < m; r++) {
    const share = table[r * n + column] as number;
    if (r === row || share === 0) continue;
    for (let c = 0; c < n; c++) table[r * n + c] = (table[r * n + c] as number) + share * (table[row * n + c] as number);
    table[r * n + column] = share * (table[row * n + column] as number);
  }
  [basic[row], still[column]] = [entering, leaving];
  // A bit stopped at a bound, a residual at its kink.
  stands[column] = leaving < n ? boundOf(leaving, (value[row] as number) - 0.5) : 0;
  value[row] = arrived;
}

function read(walk: Walk, design: SubsetQueries, answers: ArrayLike<number>): Omit<LinearProgramResult, "steps"> {
  const { n, m, basic, value, still, stands } = walk;
  const [estimate, dual] = [new Float64Array(n), new Float64Array(m)];
  const slope = slopes(walk);
  for (let row = 0; row < m; row++) {
    const [variable, at] = [basic[row] as number, value[row] as number];
    if (variable < n) estimate[variable] = Math.min(1, Math.max(0, at));
    else dual[variable - n] = at < 0 ? -1 : 1;
  }
  for (let column = 0; column < n; column++) {
    const variable = still[column] as number;
    if (variable < n) estimate[variable] = Math.min(1, Math.max(0, stands[column] as number));
    // One more in the answer is one less in its residual.
    else dual[variable - n] = Math.min(1, Math.max(-1, -(slope[column] as number)));
  }
  const distance = sumsOver(design, estimate).reduce((sum, count, q) => sum + Math.abs((answers[q] as number) - count), 0);
  return { bits: Uint8Array.from(estimate, (x) => (x > 0.5 ? 1 : 0)), estimate, distance, dual };
}

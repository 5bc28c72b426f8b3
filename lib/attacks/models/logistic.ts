/**
 * Logistic regression by Newton's method, for a handful of features: log odds as a line in them.
 *
 * Features are brought to mean 0 and spread 1 first, and a small penalty on the slopes keeps them finite where the two kinds can be
 * told apart without error.
 *
 * Source: the method is iteratively reweighted least squares (Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, section 4.4.1).
 */
import { choleskyInPlace, solveInPlace } from "../cholesky.ts";

const PENALTY = 1e-3;
const ROUNDS = 25;
const ENOUGH = 1e-9;

/** @param of 1 or 0 for each row. @returns the log odds of 1 at a row; without rows, 0 */
export function fitLogistic(rows: readonly ArrayLike<number>[], of: ArrayLike<number>, width: number): (row: ArrayLike<number>) => number {
  const [means, spreads] = scaleOf(rows, width);
  const scaled = (row: ArrayLike<number>, j: number): number =>
    j === width ? 1 : ((row[j] as number) - (means[j] as number)) / (spreads[j] as number);
  const size = width + 1;
  const weights = new Float64Array(size);
  const lineAt = (row: ArrayLike<number>): number => weights.reduce((sum, weight, j) => sum + weight * scaled(row, j), 0);
  const x = new Float64Array(size);
  for (let round = 0; round < ROUNDS && rows.length > 0; round++) {
    const slope = new Float64Array(size);
    const bend = new Float64Array(size * size);
    rows.forEach((row, i) => {
      for (let j = 0; j < size; j++) x[j] = scaled(row, j);
      const p = 1 / (1 + Math.exp(-lineAt(row)));
      for (let j = 0; j < size; j++) {
        slope[j] = (slope[j] as number) + ((of[i] as number) - p) * (x[j] as number);
        for (let k = 0; k <= j; k++)
          bend[j * size + k] = (bend[j * size + k] as number) + p * (1 - p) * (x[j] as number) * (x[k] as number);
      }
    });
    // The penalty is on the bias too: of one kind alone its odds would be infinite.
    for (let j = 0; j < size; j++) {
      slope[j] = (slope[j] as number) - PENALTY * rows.length * (weights[j] as number);
      bend[j * size + j] = (bend[j * size + j] as number) + PENALTY * rows.length;
    }
    choleskyInPlace(bend, size, "These features determine no line."); // the penalty keeps its pivots away from 0
    solveInPlace(bend, slope);
    const move = slope; // from here on
    // A step that is too long, before the curve is known, is cut.
    const longest = move.reduce((most, by) => Math.max(most, Math.abs(by)), 0);
    move.forEach((by, j) => {
      weights[j] = (weights[j] as number) + by * Math.min(1, 4 / longest);
    });
    if (longest < ENOUGH) break;
  }
  return lineAt;
}

function scaleOf(rows: readonly ArrayLike<number>[], width: number): readonly [means: Float64Array, spreads: Float64Array] {
  const [means, squares] = [new Float64Array(width), new Float64Array(width)];
  rows.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      const from = (row[j] as number) - (means[j] as number);
      means[j] = (means[j] as number) + from / (i + 1);
      squares[j] = (squares[j] as number) + from * ((row[j] as number) - (means[j] as number));
    }
  });
  // A feature that is the same everywhere has slope 0, whatever it is divided by.
  return [means, squares.map((square) => Math.sqrt(square / rows.length) || 1)];
}

/** Answers and guesses of the dial as they are written. */
import type { Line, Result } from "../../../lib/experiments/dial.result.ts";

const MINUS = "\u2212";

/** So many decimals, and a real minus. */
export const fixed = (x: number, decimals: number): string => (x < 0 ? MINUS : "") + Math.abs(x).toFixed(decimals);

/** A published answer: a whole number, or as many decimals as two people could tell apart on paper. */
export const answer = ({ value, grid }: Pick<Line, "value" | "grid">): string => (value === null ? "" : fixed(value, grid === 1 ? 0 : 2));

/** An answer that nobody published: a threshold. */
export const written = ({ mechanism }: Pick<Result, "mechanism">, value: number): string => fixed(value, mechanism === "laplace" ? 2 : 0);

/** "73" of a right guess's probability; never 100 where it is less. */
export const inHundred = (p: number): string =>
  p < 1 && p > 0.995 ? (100 * Math.min(p, 0.9999)).toFixed(p > 0.9995 ? 2 : 1) : (100 * p).toFixed(0);

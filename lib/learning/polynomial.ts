/**
 * Overfitting in one dimension: a polynomial through noisy points of a sine. Rising degree, and the curve passes ever closer to the points it
 * was fitted to and no closer to others: from its error at a point one sees whether the point was used.
 *
 * The fit is least squares by Householder reflections, in Chebyshev polynomials.
 *
 * Trap: powers of x and the normal equations lose all digits near degree 20. The orthogonal basis and reflections lose next to none.
 *
 * Source: Golub and Van Loan, Matrix Computations, sections 5.2 and 5.3, for the method.
 */
import { quantile } from "../math/index.ts";
import type { Rng } from "../random/index.ts";

export interface Points {
  /** In [-1, 1]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** y = sin 3x + noise * normal. */
export function noisySine(count: number, noise: number, rng: Rng): Points {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = 2 * rng.real() - 1;
    // real() may be 0, whose quantile is infinite.
    y[i] = Math.sin(3 * (x[i] as number)) + noise * quantile(rng.real() || 2 ** -54);
  }
  return { x, y };
}

/** Coefficients in Chebyshev polynomials, from degree 0. */
export type Polynomial = Float64Array;

/** T_0(x) .. T_degree(x). */
function chebyshev(x: number, degree: number): Float64Array {
  const t = new Float64Array(degree + 1).fill(1);
  if (degree > 0) t[1] = x;
  for (let k = 2; k <= degree; k++) t[k] = 2 * x * (t[k - 1] as number) - (t[k - 2] as number);
  return t;
}

export const valueAt = (polynomial: Polynomial, x: number): number =>
  chebyshev(x, polynomial.length - 1).reduce((sum, t, k) => sum + t * (polynomial[k] as number), 0);

/** @throws RangeError where the points do not determine a polynomial of this degree */
export function fitPolynomial({ x, y }: Points, degree: number): Polynomial {
  if (!(Number.isSafeInteger(degree) && degree >= 0)) throw new RangeError(`The degree is ${degree}; it is a whole number of at least 0.`);
  if (x.length <= degree)
    throw new RangeError(`${x.length} points do not determine a polynomial of degree ${degree}; it takes ${degree + 1}.`);
  const columns = degree + 1;
  const rows = Array.from(x, (at, i) => Float64Array.of(...chebyshev(at, degree), y[i] as number));
  for (let k = 0; k < columns; k++) reflect(rows, k);
  const solution = new Float64Array(columns);
  for (let k = columns - 1; k >= 0; k--) {
    const row = rows[k] as Float64Array;
    let rest = row[columns] as number;
    for (let j = k + 1; j < columns; j++) rest -= (row[j] as number) * (solution[j] as number);
    const pivot = row[k] as number;
    if (Math.abs(pivot) < 1e-12 * x.length)
      throw new RangeError(`Points at fewer than ${columns} places do not determine a polynomial of degree ${degree}.`);
    solution[k] = rest / pivot;
  }
  return solution;
}

/** Reflects the rows from k on so that column k is 0 below row k. */
function reflect(rows: Float64Array[], k: number): void {
  let norm = 0;
  for (let i = k; i < rows.length; i++) norm = Math.hypot(norm, rows[i]?.[k] as number);
  const top = rows[k]?.[k] as number;
  if (norm === 0) return;
  const mirror = rows.map((row, i) => (i < k ? 0 : i === k ? top + (top < 0 ? -norm : norm) : (row[k] as number)));
  const half = norm * (norm + Math.abs(top));
  const width = (rows[k] as Float64Array).length;
  for (let j = k; j < width; j++) {
    let dot = 0;
    for (let i = k; i < rows.length; i++) dot += (mirror[i] as number) * (rows[i]?.[j] as number);
    for (let i = k; i < rows.length; i++) {
      const row = rows[i] as Float64Array;
      row[j] = (row[j] as number) - (dot / half) * (mirror[i] as number);
    }
  }
}

/** (y - p(x))^2 at each point: the loss that an attacker looks at. */
export const squaredErrors = (polynomial: Polynomial, { x, y }: Points): Float64Array =>
  x.map((at, i) => ((y[i] as number) - valueAt(polynomial, at)) ** 2);

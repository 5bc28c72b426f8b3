/**
 * Solving L L^T x = right for a symmetric positive matrix, row by row in one array.
 *
 * Trap: a pivot near 0 is a column that is a combination of others. Dividing by it gives numbers that look like an answer.
 * Source: Golub and Van Loan, Matrix Computations, section 4.2.
 */

/** In units of the matrix's entries: counts, or sums over rows. */
const LEAST_PIVOT = 1e-6;

/**
 * The lower half of a symmetric matrix to L with L L^T = matrix.
 * @throws RangeError with this sentence where a pivot is below a millionth
 */
export function choleskyInPlace(matrix: Float64Array, n: number, undetermined: string): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const above = j * n;
      let sum = matrix[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] as number) * (matrix[above + k] as number);
      if (i !== j) matrix[row + j] = sum / (matrix[above + j] as number);
      else if (sum > LEAST_PIVOT) matrix[row + i] = Math.sqrt(sum);
      else throw new RangeError(undetermined);
    }
  }
}

/** L L^T x = right, over `right`. */
export function solveInPlace(factor: Float64Array, right: Float64Array): void {
  const n = right.length;
  for (let i = 0; i < n; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (right[k] as number);
    right[i] = sum / (factor[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (right[k] as number);
    right[i] = sum / (factor[i * n + i] as number);
  }
}

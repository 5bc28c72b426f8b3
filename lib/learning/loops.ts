/**
 * The loops that training spends its time in: a dense layer's outputs, the outer product that is its gradient, and the step. Rows come without
 * their zeros; outputs are taken eight, two and one at a time, with the sums in local variables, where an engine keeps them in registers.
 * kernel/dense.ts is the same compiled, for where there is WebAssembly; place.ts chooses.
 *
 * Trap: a sum in a local variable and one in an array are added in the same order here, so that neither the width of a strip nor the engine
 * changes a digit.
 */
import type { Layer } from "./network.ts";

/** A row: values[from .. to - 1] stand in these columns. */
export interface Inputs {
  columns: Uint32Array;
  values: Float64Array;
  from: number;
  to: number;
  /** The sum of squares. */
  square: number;
}

/** out = weights * row + biases. */
export function affine(w: Float64Array, { inputs, outputs, at }: Layer, { columns, values, from, to }: Inputs, out: Float64Array): void {
  const bias = at + inputs * outputs;
  let k = 0;
  for (; k + 8 <= outputs; k += 8) {
    const b = bias + k;
    let s0 = w[b] as number;
    let s1 = w[b + 1] as number;
    let s2 = w[b + 2] as number;
    let s3 = w[b + 3] as number;
    let s4 = w[b + 4] as number;
    let s5 = w[b + 5] as number;
    let s6 = w[b + 6] as number;
    let s7 = w[b + 7] as number;
    for (let p = from; p < to; p++) {
      const x = values[p] as number;
      const i = at + Math.imul(columns[p] as number, outputs) + k;
      s0 += x * (w[i] as number);
      s1 += x * (w[i + 1] as number);
      s2 += x * (w[i + 2] as number);
      s3 += x * (w[i + 3] as number);
      s4 += x * (w[i + 4] as number);
      s5 += x * (w[i + 5] as number);
      s6 += x * (w[i + 6] as number);
      s7 += x * (w[i + 7] as number);
    }
    out[k] = s0;
    out[k + 1] = s1;
    out[k + 2] = s2;
    out[k + 3] = s3;
    out[k + 4] = s4;
    out[k + 5] = s5;
    out[k + 6] = s6;
    out[k + 7] = s7;
  }
  for (; k + 2 <= outputs; k += 2) {
    let s0 = w[bias + k] as number;
    let s1 = w[bias + k + 1] as number;
    for (let p = from; p < to; p++) {
      const x = values[p] as number;
      const i = at + Math.imul(columns[p] as number, outputs) + k;
      s0 += x * (w[i] as number);
      s1 += x * (w[i + 1] as number);
    }
    out[k] = s0;
    out[k + 1] = s1;
  }
  if (k < outputs) {
    let sum = w[bias + k] as number;
    for (let p = from; p < to; p++) sum += (values[p] as number) * (w[at + Math.imul(columns[p] as number, outputs) + k] as number);
    out[k] = sum;
  }
}

/**
 * sum += (error times row, and error for the biases). `whole`: every product is cut off towards 0 before it is added.
 *
 * The question `whole` stands in the innermost loop. It has one answer for a whole training, which a processor guesses: a loop for either
 * answer saves an eighth, and would be this one twice.
 */
export function addOuter(
  sum: Float64Array,
  { inputs, outputs, at }: Layer,
  { columns, values, from, to }: Inputs,
  error: Float64Array,
  whole: boolean,
): void {
  const bias = at + inputs * outputs;
  for (let k = 0; k < outputs; k++) sum[bias + k] = (sum[bias + k] as number) + cut(error[k] as number, whole);
  let k = 0;
  for (; k + 8 <= outputs; k += 8) {
    const d0 = error[k] as number;
    const d1 = error[k + 1] as number;
    const d2 = error[k + 2] as number;
    const d3 = error[k + 3] as number;
    const d4 = error[k + 4] as number;
    const d5 = error[k + 5] as number;
    const d6 = error[k + 6] as number;
    const d7 = error[k + 7] as number;
    for (let p = from; p < to; p++) {
      const x = values[p] as number;
      const i = at + Math.imul(columns[p] as number, outputs) + k;
      sum[i] = (sum[i] as number) + cut(x * d0, whole);
      sum[i + 1] = (sum[i + 1] as number) + cut(x * d1, whole);
      sum[i + 2] = (sum[i + 2] as number) + cut(x * d2, whole);
      sum[i + 3] = (sum[i + 3] as number) + cut(x * d3, whole);
      sum[i + 4] = (sum[i + 4] as number) + cut(x * d4, whole);
      sum[i + 5] = (sum[i + 5] as number) + cut(x * d5, whole);
      sum[i + 6] = (sum[i + 6] as number) + cut(x * d6, whole);
      sum[i + 7] = (sum[i + 7] as number) + cut(x * d7, whole);
    }
  }
  for (; k + 2 <= outputs; k += 2) {
    const d0 = error[k] as number;
    const d1 = error[k + 1] as number;
    for (let p = from; p < to; p++) {
      const x = values[p] as number;
      const i = at + Math.imul(columns[p] as number, outputs) + k;
      sum[i] = (sum[i] as number) + cut(x * d0, whole);
      sum[i + 1] = (sum[i + 1] as number) + cut(x * d1, whole);
    }
  }
  if (k < outputs) {
    const d0 = error[k] as number;
    for (let p = from; p < to; p++) {
      const i = at + Math.imul(columns[p] as number, outputs) + k;
      sum[i] = (sum[i] as number) + cut((values[p] as number) * d0, whole);
    }
  }
}

/** parameters -= rate * sum, and sum = 0. */
export function move(parameters: Float64Array, sum: Float64Array, rate: number): void {
  for (let i = 0; i < sum.length; i++) parameters[i] = (parameters[i] as number) - rate * (sum[i] as number);
  sum.fill(0);
}

const cut = (x: number, whole: boolean): number => (whole ? Math.trunc(x) : x);

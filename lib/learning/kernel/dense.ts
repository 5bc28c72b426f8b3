/**
 * The loops of loops.ts, two outputs in a vector. That file says what is computed and in which order; here a lane is one output, so every sum
 * has the same terms in the same order, and the same digits.
 *
 * Everything is an address. `w` and `sum` are where the layer begins: input after input, each with all its outputs; after the last input, the biases,
 * at `bias`. A row is `count` columns (u32) with their values (f64).
 */

/** Where constants end. */
export function heap(): usize {
  return __heap_base;
}

/** out = weights * row + biases. */
export function affine(w: usize, outputs: u32, bias: usize, columns: usize, values: usize, count: u32, out: usize): void {
  const stride = (<usize>outputs) * 8;
  let k: u32 = 0;
  for (; k + 10 <= outputs; k += 10) {
    const at = (<usize>k) * 8;
    let s0 = v128.load(bias + at, 0);
    let s1 = v128.load(bias + at, 16);
    let s2 = v128.load(bias + at, 32);
    let s3 = v128.load(bias + at, 48);
    let s4 = v128.load(bias + at, 64);
    for (let p: u32 = 0; p < count; p++) {
      const x = v128.load64_splat(values + (<usize>p) * 8);
      const i = w + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      s0 = f64x2.add(s0, f64x2.mul(x, v128.load(i, 0)));
      s1 = f64x2.add(s1, f64x2.mul(x, v128.load(i, 16)));
      s2 = f64x2.add(s2, f64x2.mul(x, v128.load(i, 32)));
      s3 = f64x2.add(s3, f64x2.mul(x, v128.load(i, 48)));
      s4 = f64x2.add(s4, f64x2.mul(x, v128.load(i, 64)));
    }
    v128.store(out + at, s0, 0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
    v128.store(out + at, s4, 64);
  }
  for (; k + 2 <= outputs; k += 2) {
    const at = (<usize>k) * 8;
    let s = v128.load(bias + at);
    for (let p: u32 = 0; p < count; p++) {
      const i = w + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      s = f64x2.add(s, f64x2.mul(v128.load64_splat(values + (<usize>p) * 8), v128.load(i)));
    }
    v128.store(out + at, s);
  }
  if (k < outputs) {
    const at = (<usize>k) * 8;
    let s = load<f64>(bias + at);
    for (let p: u32 = 0; p < count; p++) {
      const i = w + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      s += load<f64>(values + (<usize>p) * 8) * load<f64>(i);
    }
    store<f64>(out + at, s);
  }
}

/** sum += (error times row, and error for the biases). `error` is scaled already. */
export function addOuter(sum: usize, outputs: u32, bias: usize, columns: usize, values: usize, count: u32, error: usize): void {
  outer(sum, outputs, bias, columns, values, count, error, false);
}

/** The same, and every product is cut off towards 0 before it is added. */
export function addWholeOuter(sum: usize, outputs: u32, bias: usize, columns: usize, values: usize, count: u32, error: usize): void {
  outer(sum, outputs, bias, columns, values, count, error, true);
}

/** parameters -= rate * sum, and sum = 0. */
export function move(parameters: usize, sum: usize, count: u32, rate: f64): void {
  const factor = f64x2.splat(rate);
  const zero = f64x2.splat(0);
  const pairs = (<usize>(count & ~1)) * 8;
  for (let i: usize = 0; i < pairs; i += 16) {
    v128.store(parameters + i, f64x2.sub(v128.load(parameters + i), f64x2.mul(factor, v128.load(sum + i))));
    v128.store(sum + i, zero);
  }
  if (count & 1) {
    store<f64>(parameters + pairs, load<f64>(parameters + pairs) - rate * load<f64>(sum + pairs));
    store<f64>(sum + pairs, 0);
  }
}

/** Compiled twice, since `whole` is a constant where it is called. */
// @ts-ignore: decorator
@inline
function outer(sum: usize, outputs: u32, bias: usize, columns: usize, values: usize, count: u32, error: usize, whole: bool): void {
  const stride = (<usize>outputs) * 8;
  for (let k: u32 = 0; k < outputs; k++) {
    const at = (<usize>k) * 8;
    const d = load<f64>(error + at);
    store<f64>(bias + at, load<f64>(bias + at) + (whole ? Math.trunc(d) : d));
  }
  let k: u32 = 0;
  for (; k + 10 <= outputs; k += 10) {
    const at = (<usize>k) * 8;
    const d0 = v128.load(error + at, 0);
    const d1 = v128.load(error + at, 16);
    const d2 = v128.load(error + at, 32);
    const d3 = v128.load(error + at, 48);
    const d4 = v128.load(error + at, 64);
    for (let p: u32 = 0; p < count; p++) {
      const x = v128.load64_splat(values + (<usize>p) * 8);
      const i = sum + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      v128.store(i, f64x2.add(v128.load(i, 0), cut(f64x2.mul(x, d0), whole)), 0);
      v128.store(i, f64x2.add(v128.load(i, 16), cut(f64x2.mul(x, d1), whole)), 16);
      v128.store(i, f64x2.add(v128.load(i, 32), cut(f64x2.mul(x, d2), whole)), 32);
      v128.store(i, f64x2.add(v128.load(i, 48), cut(f64x2.mul(x, d3), whole)), 48);
      v128.store(i, f64x2.add(v128.load(i, 64), cut(f64x2.mul(x, d4), whole)), 64);
    }
  }
  for (; k + 2 <= outputs; k += 2) {
    const at = (<usize>k) * 8;
    const d = v128.load(error + at);
    for (let p: u32 = 0; p < count; p++) {
      const i = sum + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      v128.store(i, f64x2.add(v128.load(i), cut(f64x2.mul(v128.load64_splat(values + (<usize>p) * 8), d), whole)));
    }
  }
  if (k < outputs) {
    const at = (<usize>k) * 8;
    const d = load<f64>(error + at);
    for (let p: u32 = 0; p < count; p++) {
      const i = sum + at + (<usize>load<u32>(columns + ((<usize>p) << 2))) * stride;
      const product = load<f64>(values + (<usize>p) * 8) * d;
      store<f64>(i, load<f64>(i) + (whole ? Math.trunc(product) : product));
    }
  }
}

// @ts-ignore: decorator
@inline
function cut(x: v128, whole: bool): v128 {
  return whole ? f64x2.trunc(x) : x;
}

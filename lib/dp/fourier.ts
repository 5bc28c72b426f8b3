/**
 * The law of a sum of many independent draws: its Fourier transform is the k-th power of one draw's.
 *
 * Trap: the result is good to about 1e-15 of the whole, not of each entry: far tails are noise, and tiny negative numbers occur. It is
 * for curves and areas; a tail that a guarantee hangs on is summed term by term (delta.ts).
 */

/** Probabilities of a sum of `count` draws. Both arrays are circular: entry i stands for i, entry length - i for -i. The length is a power of 2. */
export function lawOfSum(law: Float64Array, count: number): Float64Array {
  const re = Float64Array.from(law);
  const im = new Float64Array(law.length);
  transform(re, im);
  for (let i = 0; i < re.length; i++) {
    let [x, y, a, b] = [1, 0, re[i] as number, im[i] as number];
    for (let k = count; k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) [x, y] = [x * a - y * b, x * b + y * a];
      [a, b] = [a * a - b * b, 2 * a * b];
    }
    re[i] = x;
    im[i] = -y; // conjugate: the same transform then goes back
  }
  transform(re, im);
  return re.map((mass) => Math.max(0, mass / re.length));
}

/** In place, decimation in time (Cooley and Tukey 1965). */
function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] as number, re[i] as number];
      [im[i], im[j]] = [im[j] as number, im[i] as number];
    }
  }
  const cos = Float64Array.from({ length: n / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / n));
  const sin = Float64Array.from({ length: n / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / n));
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [c, s] = [cos[k * stride] as number, sin[k * stride] as number];
        const [low, high] = [start + k, start + k + half];
        const [hr, hi] = [re[high] as number, im[high] as number];
        const [x, y] = [hr * c - hi * s, hr * s + hi * c];
        re[high] = (re[low] as number) - x;
        im[high] = (im[low] as number) - y;
        re[low] = (re[low] as number) + x;
        im[low] = (im[low] as number) + y;
      }
    }
  }
}

/**
 * The law of a sum of many independent draws: its Fourier transform is the k-th power of one draw's.
 *
 * The spectrum is left in bit-reversed order: what is done to it is done to each entry alone, so sorting it, and sorting it back, would be
 * work for nothing. `mirrorOf` says where the frequency of opposite sign is.
 *
 * Trap: the result is good to about 1e-15 of the whole, not of each entry: far tails are noise, and tiny negative numbers occur. It is
 * for curves and areas; a tail that a guarantee hangs on is summed term by term (delta.ts), or tilted first (account/convolve.ts).
 *
 * Source: Cooley and Tukey (1965); Gentleman and Sande (1966) for the way there (decimation in frequency).
 */

/** Probabilities of a sum of `count` draws. Both arrays are circular: entry i stands for i, entry length - i for -i. The length is a power of 2. */
export function lawOfSum(law: Float64Array, count: number): Float64Array {
  const re = Float64Array.from(law);
  const im = new Float64Array(law.length);
  forward(re, im);
  for (let i = 0; i < re.length; i++) {
    let [x, y, a, b] = [1, 0, re[i] as number, im[i] as number];
    for (let k = count; k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) [x, y] = [x * a - y * b, x * b + y * a];
      [a, b] = [a * a - b * b, 2 * a * b];
    }
    re[i] = x;
    im[i] = y;
  }
  backward(re, im);
  return re.map((mass) => Math.max(0, mass));
}

/** In a spectrum: the place of the frequency -f, given that of f. */
export const mirrorOf = (place: number): number => (place < 2 ? place : (3 << (31 - Math.clz32(place))) - 1 - place);

/** The spectrum, in place and in bit-reversed order. The length is a power of 2. */
export function forward(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  const { cos, sin } = rootsOf(n);
  for (let half = n >> 1; half > 0; half >>= 1) {
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0, low = start, high = start + half; k < half; k++, low++, high++) {
        const [c, s] = [cos[half + k] as number, sin[half + k] as number];
        const [ar, ai, br, bi] = [re[low] as number, im[low] as number, re[high] as number, im[high] as number];
        re[low] = ar + br;
        im[low] = ai + bi;
        const [x, y] = [ar - br, ai - bi];
        re[high] = x * c + y * s;
        im[high] = y * c - x * s;
      }
    }
  }
}

/** Back from a spectrum in bit-reversed order, in place: backward(forward(x)) is x. */
export function backward(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  const { cos, sin } = rootsOf(n);
  for (let half = 1; half < n; half *= 2) {
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0, low = start, high = start + half; k < half; k++, low++, high++) {
        const [c, s] = [cos[half + k] as number, sin[half + k] as number];
        const [br, bi] = [re[high] as number, im[high] as number];
        const [x, y] = [br * c - bi * s, br * s + bi * c];
        const [ar, ai] = [re[low] as number, im[low] as number];
        re[low] = ar + x;
        im[low] = ai + y;
        re[high] = ar - x;
        im[high] = ai - y;
      }
    }
  }
  for (let i = 0; i < n; i++) {
    re[i] = (re[i] as number) / n;
    im[i] = (im[i] as number) / n;
  }
}

interface Roots {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

/** Tables of the lengths that were last asked for: a slider asks for the same one again and again. */
const tables = new Map<number, Roots>();

/** Entry half + k is of the angle pi k / half: the roots of each pass lie side by side. */
function rootsOf(n: number): Roots {
  const known = tables.get(n);
  if (known) return known;
  const [cos, sin] = [new Float64Array(n), new Float64Array(n)];
  const top = n >> 1;
  for (let k = 0; k < top; k++) {
    cos[top + k] = Math.cos((Math.PI * k) / top);
    sin[top + k] = Math.sin((Math.PI * k) / top);
  }
  for (let half = top >> 1; half > 0; half >>= 1) {
    for (let k = 0; k < half; k++) {
      cos[half + k] = cos[2 * (half + k)] as number;
      sin[half + k] = sin[2 * (half + k)] as number;
    }
  }
  if (tables.size >= 4) tables.clear();
  tables.set(n, { cos, sin });
  return { cos, sin };
}

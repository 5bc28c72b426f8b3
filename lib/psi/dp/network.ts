/**
 * A network of switches that can bring n values into every order: which switches there are depends on n alone, and how they are set is the
 * order. So whoever works through the switches without knowing how they are set moves values without knowing where.
 *
 * Waksman's construction for every n: switch the inputs in pairs, send one of each pair through a network of half the size and the other
 * through another, switch the outputs in pairs. With an even n the last output switch is left out, with an odd n the last value has none on
 * either side and takes the second half. n log2 n switches, less about n.
 *
 * Routing (the looping algorithm): a pair of outputs comes from different halves, and so do the values of a pair of inputs; each choice
 * forces the next one until the loop closes. With an odd n the first chain begins at the last output and ends at the last input, both of
 * which are in the second half.
 *
 * Sources: Waksman, J. ACM 15 (1968); Beauquier, Darrot, "On arbitrary size Waksman networks and their vulnerability", Parallel Processing
 * Letters 12 (2002).
 */

/** Switch i may swap what is on the wires `a[i]` and `b[i]`, one after the other. */
export interface Network {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** How many switches. */
export function switchesFor(n: number): number {
  if (n <= 2) return n === 2 ? 1 : 0;
  const half = n >> 1;
  return half + switchesFor(half) + switchesFor(n - half) + (n % 2 === 0 ? half - 1 : half);
}

export function networkOf(n: number): Network {
  const count = switchesFor(n);
  const [a, b] = [new Uint32Array(count), new Uint32Array(count)];
  let at = 0;
  const put = (one: number, other: number) => {
    a[at] = one;
    b[at++] = other;
  };
  const build = (wires: Uint32Array) => {
    const { length } = wires;
    if (length < 2) return;
    const pair = (i: number) => put(wires[2 * i] as number, wires[2 * i + 1] as number);
    if (length === 2) return pair(0);
    const half = length >> 1;
    for (let i = 0; i < half; i++) pair(i);
    const [top, bottom] = [new Uint32Array(half), new Uint32Array(length - half)];
    for (let i = 0; i < half; i++) {
      top[i] = wires[2 * i] as number;
      bottom[i] = wires[2 * i + 1] as number;
    }
    if (length % 2 === 1) bottom[half] = wires[2 * half] as number;
    build(top);
    build(bottom);
    for (let i = 0; i < (length % 2 === 0 ? half - 1 : half); i++) pair(i);
  };
  build(Uint32Array.from({ length: n }, (_, i) => i));
  return { a, b };
}

/** For each switch whether it swaps, so that output j is what was on input `source[j]`. `source` is a permutation. */
export function routed(source: Uint32Array): Uint8Array {
  const bits = new Uint8Array(switchesFor(source.length));
  let at = 0;
  const route = (from: Uint32Array) => {
    const n = from.length;
    if (n < 2) return;
    if (n === 2) {
      bits[at++] = from[0] === 1 ? 1 : 0;
      return;
    }
    const half = n >> 1;
    const second = halvesOf(from);
    const [top, bottom] = [new Uint32Array(half), new Uint32Array(n - half)];
    const input = new Uint8Array(half);
    for (let j = 0; j < n; j++) {
      const x = from[j] as number;
      if (second[j]) bottom[j >> 1] = x >> 1;
      else top[j >> 1] = x >> 1;
      // A switch of inputs swaps where its first value takes the second half.
      if (second[j] && x % 2 === 0 && x < 2 * half) input[x >> 1] = 1;
    }
    bits.set(input, at);
    at += half;
    route(top);
    route(bottom);
    for (let i = 0; i < (n % 2 === 0 ? half - 1 : half); i++) bits[at++] = second[2 * i] as number;
  };
  route(source);
  return bits;
}

/** For each output whether it comes through the second half. */
function halvesOf(from: Uint32Array): Uint8Array {
  const n = from.length;
  const paired = n - (n % 2);
  const outputOf = new Uint32Array(n);
  from.forEach((x, j) => {
    outputOf[x] = j;
  });
  const second = new Uint8Array(n);
  const known = new Uint8Array(n);
  /** From an output in the second half: around its loop. */
  const follow = (start: number) => {
    for (let j = start; !known[j]; ) {
      second[j] = known[j] = 1;
      const x = from[j] as number;
      if (x >= paired) return; // the last value of an odd number: here the chain ends
      const partner = outputOf[x ^ 1] as number;
      known[partner] = 1; // in the first half
      j = partner ^ 1;
    }
  };
  follow(n - 1);
  for (let j = 1; j < n; j += 2) follow(j);
  return second;
}

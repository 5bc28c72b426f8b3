/**
 * How fast this device computes, so that a long run can be estimated before it starts. The unit is a pass over a thousand 32-bit words,
 * each multiplied and mixed into the next, per millisecond: plain integers and memory, which every engine has compiled well for years.
 *
 * Traps. To measure what one part of an engine does: multiplying big integers became five times as fast from one Chromium to a later one,
 * and every estimate here a fifth of what it should be. To measure the moment instead of the device: where pages open on every core, the
 * mean of 60 ms was a sixth of the speed, and figures that take half a second asked before they ran. So the time is cut into slices shorter
 * than a core gives a thread at a stretch, the fastest one counts, and only what was computed without a break counts as time. And to end
 * before the loop is compiled, which another thread does when it gets a turn: interpreted it is ten times slower. So it goes on until it has
 * become much faster than it was at first.
 */
const WORDS = 1024;
const BUDGET = 60;
const PATIENCE = 400;
const SLICE = 2;
/** A slice that took longer than this was broken off: others had the core meanwhile. */
const WHOLE = 2 * SLICE;
/** How much faster than at first a loop is at least once it is compiled; of its first whole slices the middle one counts. */
const COMPILED = 4;
const FIRST = 3;

/**
 * Takes about 60 ms, and at most 400: to be called in a worker, once (a second time the loop may be compiled from the start, and it takes
 * 400 ms). `now` is in milliseconds, and may be as coarse as one.
 */
export function speed(now: () => number = () => performance.now()): number {
  const words = new Uint32Array(WORDS);
  let x = 1;
  const first: number[] = [];
  let [fastest, computed] = [0, 0];
  let rises = true; // a slice in which the loop comes to be compiled is half as fast as the next one
  const isCompiled = () => first.length === FIRST && fastest >= COMPILED * (first.toSorted((a, b) => a - b)[1] as number);
  const began = now();
  let from = began;
  while ((computed < BUDGET || rises || !isCompiled()) && from - began < PATIENCE) {
    const slice = fastest === 0 ? 0 : SLICE; // the first one ends as soon as the clock has moved
    let passes = 0;
    let to = from;
    while (to - from <= slice) {
      for (let i = 0; i < WORDS; i++) {
        x = Math.imul(x ^ (words[i] as number), 0x9e3779b1) + i;
        words[i] = x;
      }
      passes++;
      to = now();
    }
    const reached = passes / (to - from);
    if (slice > 0 && to - from < WHOLE) {
      computed += to - from;
      if (first.length < FIRST) first.push(reached);
    }
    rises = reached > 1.1 * fastest;
    fastest = Math.max(fastest, reached);
    from = to; // where a coarse clock has just moved on
  }
  return x === 0.5 ? Number.NaN : fastest; // x is used, so that no engine can leave the work out
}

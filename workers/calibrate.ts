/**
 * How fast this device computes, so that a long run can be estimated before it starts. The unit is a pass over a thousand 32-bit words,
 * each multiplied and mixed into the next, per millisecond: plain integers and memory, which every engine has compiled well for years.
 *
 * Traps. To measure what one part of an engine does: multiplying big integers became five times as fast from one Chromium to a later one,
 * and every estimate here a fifth of what it should be. And to measure the moment instead of the device: where pages open on every core, or
 * before the loop is compiled, the mean of 60 ms was a sixth of the speed, and figures that take half a second asked before they ran. So the
 * time is cut into slices shorter than a core gives a thread at a stretch, and the fastest one counts.
 */
const WORDS = 1024;
const BUDGET = 60;
const SLICE = 2;

/** Takes about 60 ms: to be called in a worker. `now` is in milliseconds, and may be as coarse as one. */
export function speed(now: () => number = () => performance.now()): number {
  const words = new Uint32Array(WORDS);
  let x = 1;
  let fastest = 0;
  const began = now();
  for (let from = began; from - began < BUDGET; ) {
    let passes = 0;
    let to = from;
    while (to - from < SLICE) {
      for (let i = 0; i < WORDS; i++) {
        x = Math.imul(x ^ (words[i] as number), 0x9e3779b1) + i;
        words[i] = x;
      }
      passes++;
      to = now();
    }
    fastest = Math.max(fastest, passes / (to - from));
    from = to; // where a coarse clock has just moved on
  }
  return x === 0.5 ? Number.NaN : fastest; // x is used, so that no engine can leave the work out
}

/** This unit on the machine on which the cards' estimates were measured (2 cores, Chromium 156). */
export const REFERENCE_SPEED = 150;

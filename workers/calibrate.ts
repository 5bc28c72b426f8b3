/**
 * How fast this device computes, so that a long run can be estimated before it starts. The unit is a pass over a thousand 32-bit words,
 * each multiplied and mixed into the next, per millisecond: plain integers and memory, which every engine has compiled well for years.
 *
 * Trap: to measure what one part of an engine does. Multiplying big integers became five times as fast from one Chromium to a later one, and
 * every estimate here a fifth of what it should be.
 */
const WORDS = 1024;
const BUDGET = 60;

/** Takes about 60 ms: to be called in a worker. */
export function speed(now: () => number = () => performance.now()): number {
  const words = new Uint32Array(WORDS);
  let x = 1;
  let done = 0;
  const began = now();
  let elapsed = 0;
  while (elapsed < BUDGET) {
    for (let pass = 0; pass < 50; pass++) {
      for (let i = 0; i < WORDS; i++) {
        x = Math.imul(x ^ (words[i] as number), 0x9e3779b1) + i;
        words[i] = x;
      }
    }
    done += 50;
    elapsed = now() - began;
  }
  return x === 0.5 ? Number.NaN : done / elapsed; // x is used, so that no engine can leave the work out
}

/** This unit on the machine on which the cards' estimates were measured (2 cores, Chromium 159). */
export const REFERENCE_SPEED = 120;

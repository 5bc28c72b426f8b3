/**
 * How fast this device multiplies big integers, so that a long run can be estimated before it starts. The unit is
 * multiplications of 255-bit numbers modulo a prime, per millisecond: what the protocols here spend their time on.
 */
const P = 2n ** 255n - 19n;
const BUDGET = 60;

/** Takes about 60 ms: to be called in a worker. */
export function speed(now: () => number = () => performance.now()): number {
  let x = P / 3n;
  let done = 0;
  const began = now();
  let elapsed = 0;
  while (elapsed < BUDGET) {
    for (let i = 0; i < 500; i++) x = (x * x) % P;
    done += 500;
    elapsed = now() - began;
  }
  return x === 0n ? Number.NaN : done / elapsed; // x is used, so that no engine can leave the work out
}

/** This unit on the machine on which the cards' estimates were measured (2 cores, Chromium 156). */
export const REFERENCE_SPEED = 1500;

/**
 * Random words and coins for samplers. An Rng hands out bytes in fresh buffers, which costs more than the sampling; here they
 * are drawn by the pool and read as 32-bit numbers.
 *
 * Trap: a pool draws ahead. A sampler therefore takes a stream of its own (`rng.fork("noise")`), so that its drawing ahead moves
 * nobody else's numbers.
 */
import type { Rng } from "../random/index.ts";
import type { Watch } from "./watch.ts";

export interface Words {
  /** Uniform on 0 .. 2^32 - 1. */
  next(): number;
  /** A fair coin. */
  coin(): boolean;
  /** Hears what a sampler does with the words. Absent where nobody looks on. */
  readonly watch?: Watch;
}

/** In bytes. One draw should not cost ten thousand words, and ten thousand draws should not ask the source ten thousand times. */
const [FIRST, POOL] = [64, 65_536];

export function wordsOf(rng: Rng): Words {
  let size = FIRST;
  let pool = new DataView(new ArrayBuffer(0));
  let [at, end] = [0, 0];
  let coins = 0;
  let left = 0;
  const next = () => {
    if (at === end) {
      pool = new DataView(rng.bytes(size).buffer);
      end = size;
      size = Math.min(POOL, 2 * size);
      at = 0;
    }
    const word = pool.getUint32(at, true);
    at += 4;
    return word;
  };
  return {
    next,
    coin() {
      if (left === 0) {
        coins = next();
        left = 32;
      }
      const coin = (coins & 1) === 1;
      coins >>>= 1;
      left--;
      return coin;
    },
  };
}

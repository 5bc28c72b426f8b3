/**
 * Which rows a step learns from. Two ways, with different privacy:
 *
 *   Poisson   every row is in the batch by a coin of its own, afresh in each step. Batches differ in size, and may be empty. This is what
 *             the accounting of DP-SGD is about.
 *   shuffled  all rows in random order, cut into batches of one size: what most programs do. Every row is in one batch of each epoch,
 *             and nothing of the amplification by Poisson samples is proven of it.
 *
 * Exact: a rate is the decimal that was typed (0.2 is one in five), and each coin has that chance to the last digit. No logarithm jumps
 * ahead: that would let a rounded number decide who is in.
 *
 * Trap: dividing a Poisson batch's sum by its size. The size is a secret (one row more, one more); what is divided by is `expected`.
 *
 * Source: Abadi et al., Deep Learning with Differential Privacy (2016), section 3.1; Chua et al., How Private are DP-SGD Implementations?
 * (2024), for what goes wrong when one is accounted for as the other.
 */
import type { Rng } from "../random/index.ts";

export interface Batches {
  /** A constant: what the sum of a batch is divided by. */
  readonly expected: number;
  /** The places of the rows of the next batch. */
  next(): Uint32Array;
}

const NINE_DECIMALS = 1e9;

/**
 * @param publicRows what `expected` is made of, where the number of rows is itself a secret
 * @throws RangeError where the rate is no probability above 0, or has more than nine decimals
 */
export function poissonBatches(rows: number, rate: number, rng: Rng, publicRows = rows): Batches {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`The sampling rate is ${rate}; it is above 0 and at most 1.`);
  const chance = Math.round(rate * NINE_DECIMALS);
  if (chance / NINE_DECIMALS !== rate)
    throw new RangeError(`The sampling rate is ${rate}; it has nine decimals at most, so that coins can have it exactly.`);
  if (!(publicRows > 0)) throw new RangeError(`The public number of rows is ${publicRows}; it must be above 0.`);
  const found = new Uint32Array(rows);
  return {
    expected: rate * publicRows,
    next() {
      let count = 0;
      for (let row = 0; row < rows; row++) if (chance === NINE_DECIMALS || rng.below(NINE_DECIMALS) < chance) found[count++] = row;
      return found.slice(0, count);
    },
  };
}

/** The last batch of an epoch may be smaller. @throws RangeError where `size` is no number of rows */
export function shuffledBatches(rows: number, size: number, rng: Rng): Batches {
  if (!(Number.isSafeInteger(size) && size >= 1 && size <= rows))
    throw new RangeError(`A batch has ${size} of ${rows} rows; it has from 1 to all.`);
  const places = Array.from({ length: rows }, (_, row) => row);
  let order = new Uint32Array();
  let at = rows;
  return {
    expected: size,
    next() {
      if (at >= rows) {
        order = Uint32Array.from(rng.shuffled(places));
        at = 0;
      }
      const batch = order.slice(at, at + size);
      at += size;
      return batch;
    },
  };
}

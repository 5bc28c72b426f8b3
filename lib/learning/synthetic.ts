/**
 * Invented examples: each class is a pattern of black and white points, and a row is its class's pattern with points turned over by chance. What
 * a model can know is the pattern; what it remembers of a row is the points that were turned over, and they are nobody else's.
 *
 * All draws are whole: the same table on every engine.
 */
import type { Rng } from "../random/index.ts";
import { type Table, tableOf } from "./table.ts";

export interface Invented {
  readonly rows: number;
  /** Points in a row. */
  readonly width: number;
  readonly classes: number;
  /** The chance of a point to be turned over, in percent: 50 leaves nothing to learn. */
  readonly turned: number;
  /** The chance of a label to be drawn anew, in percent. */
  readonly mislabelled?: number;
}

export function inventedTable({ rows, width, classes, turned, mislabelled = 0 }: Invented, rng: Rng): Table {
  const [patterns, points, names] = [rng.fork("patterns"), rng.fork("points"), rng.fork("labels")];
  const pattern = Uint8Array.from({ length: classes * width }, () => patterns.below(2));
  const features = new Float32Array(rows * width);
  const labels = new Uint16Array(rows);
  for (let i = 0; i < rows; i++) {
    // In turn, so that no class is missing by chance.
    const own = i % classes;
    for (let j = 0; j < width; j++) features[i * width + j] = (pattern[own * width + j] as number) ^ (points.below(100) < turned ? 1 : 0);
    labels[i] = names.below(100) < mislabelled ? names.below(classes) : own;
  }
  return tableOf({ features, width, labels, classes });
}

/**
 * Rows of one number: two hills of equal width, `apart` of their widths apart, one a class. A number is a whole many 256ths, so that it is the
 * same on every engine: twelve whole numbers added, which is a bell within 1 % out to three widths.
 */
export function twoHills(rows: number, apart: number, rng: Rng): Table {
  const features = new Float32Array(rows);
  const labels = new Uint16Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = -1530; // twelve times 255, halved
    for (let j = 0; j < 12; j++) sum += rng.below(256);
    labels[i] = i % 2;
    features[i] = (Math.round(128 * apart) * (i % 2 === 0 ? -1 : 1) + sum) / 256;
  }
  return tableOf({ features, width: 1, labels, classes: 2 });
}

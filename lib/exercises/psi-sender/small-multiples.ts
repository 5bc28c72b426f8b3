/**
 * Finds t from t·G when t is small (baby steps, giant steps: Shanks 1971): the square root of the range in steps. A group is only as
 * strong as its scalars are long: 252 bits would take 2^126 steps, 32 bits take 2^16.
 *
 * Trap: a ristretto255 point stands for four points of the curve below it, and two computations may hold different ones. Four times
 * the point is the same for all four, so the search runs on 4·t·G.
 * A point and its negative share their y: every look-up answers for t and for -t.
 */
import { normalizeZ } from "@noble/curves/abstract/curve.js";
import { ed25519, ristretto255 } from "@noble/curves/ed25519.js";
import type { Point } from "../../psi/element.ts";

const Curve = ed25519.Point;
type CurvePoint = InstanceType<typeof Curve>;

const BABIES = 2 ** 16;
const GIANT = 2 * BABIES + 1; // a look-up covers -BABIES .. BABIES
const BATCH = 2 ** 11;
const LOW = (1n << 52n) - 1n;

/** `FAR` covers every t below 2^32, `NEAR` every t below 2^24, and is some hundred times cheaper. */
export const FAR = Math.ceil(2 ** 32 / GIANT) + 1;
export const NEAR = Math.ceil(2 ** 24 / GIANT) + 1;

const unique = (point: Point): CurvePoint => Curve.fromAffine(point.toAffine()).double().double();

/** 52 bits of y: two different points agree in them once in 2^52, so a hit is checked before it is believed. */
const keyOf = (point: CurvePoint): number => Number(point.Y & LOW); // after normalising, Y is the affine y

let table: Map<number, number> | undefined;

function babies(): Map<number, number> {
  if (table) return table;
  table = new Map();
  const step = unique(ristretto255.Point.BASE);
  let point = Curve.ZERO;
  for (let t = 0; t <= BABIES; t += BATCH) {
    const batch: CurvePoint[] = [];
    for (let i = t; i < t + BATCH && i <= BABIES; i++) {
      batch.push(point);
      point = point.add(step);
    }
    for (const [i, normal] of normalizeZ(Curve, batch).entries()) table.set(keyOf(normal), t + i);
  }
  return table;
}

/** The t from -BABIES to (giants - 1)·GIANT + BABIES with point = t·G, or undefined. */
export function smallMultiple(point: Point, giants: number): bigint | undefined {
  const known = babies();
  const back = unique(ristretto255.Point.BASE).multiplyUnsafe(BigInt(GIANT)).negate();
  let at = unique(point);
  for (let i = 0; i < giants; i += BATCH) {
    const batch: CurvePoint[] = [];
    for (let k = i; k < Math.min(giants, i + BATCH); k++) {
      batch.push(at);
      at = at.add(back);
    }
    for (const [k, normal] of normalizeZ(Curve, batch).entries()) {
      const baby = known.get(keyOf(normal));
      if (baby === undefined) continue;
      const centre = BigInt(i + k) * BigInt(GIANT);
      for (const t of [centre + BigInt(baby), centre - BigInt(baby)]) if (isMultiple(point, t)) return t;
    }
  }
  return undefined;
}

const isMultiple = (point: Point, t: bigint): boolean => {
  const { BASE, Fn } = ristretto255.Point;
  return BASE.multiplyUnsafe(Fn.create(t)).equals(point);
};

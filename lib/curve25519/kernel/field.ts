/**
 * The field, in whichever of its two forms the module is compiled for. The branches are on a constant: the other form is not compiled.
 *
 * An element (SIZE bytes at an address) holds two numbers modulo p, one in either lane. "Reduced" is what mul, sqr, small, unpack and set
 * give; add and sub of two reduced elements may go into mul, sqr and small, and nowhere else.
 */
import * as fused from "./fused";
import * as plain from "./plain";

export const SIZE: usize = ASC_FEATURE_RELAXED_SIMD ? fused.SIZE : plain.SIZE;

export function mul(out: usize, x: usize, y: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) fused.mul(out, x, y);
  else plain.mul(out, x, y);
}

export function sqr(out: usize, x: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) fused.sqr(out, x);
  else plain.sqr(out, x);
}

/** x times a whole number, at most 2^20 in size. */
export function small(out: usize, x: usize, factor: f64): void {
  if (ASC_FEATURE_RELAXED_SIMD) fused.small(out, x, factor);
  else plain.small(out, x, factor);
}

/** From two encodings of 32 bytes; the highest bit of each is ignored. */
export function unpack(out: usize, p: usize, q: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) fused.unpack(out, p, q);
  else plain.unpack(out, p, q);
}

/** To the one encoding of each lane, below p. */
export function pack(p: usize, q: usize, x: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) fused.pack(p, q, x);
  else plain.pack(p, q, x);
}

// @ts-ignore: decorator
@inline
export function add(out: usize, x: usize, y: usize): void {
  for (let i: usize = 0; i < SIZE; i += 16) v128.store(out + i, f64x2.add(v128.load(x + i), v128.load(y + i)));
}

// @ts-ignore: decorator
@inline
export function sub(out: usize, x: usize, y: usize): void {
  for (let i: usize = 0; i < SIZE; i += 16) v128.store(out + i, f64x2.sub(v128.load(x + i), v128.load(y + i)));
}

/** In each lane y where the mask is all ones, x where it is zero. No branch: the mask may be a secret. */
// @ts-ignore: decorator
@inline
export function select(out: usize, x: usize, y: usize, mask: v128): void {
  for (let i: usize = 0; i < SIZE; i += 16) v128.store(out + i, v128.bitselect(v128.load(y + i), v128.load(x + i), mask));
}

/** A whole number, at most 2^20 in size, in both lanes. */
export function set(out: usize, value: f64): void {
  memory.fill(out, 0, SIZE);
  v128.store(out, f64x2.splat(value));
}

export function copy(out: usize, x: usize): void {
  memory.copy(out, x, SIZE);
}

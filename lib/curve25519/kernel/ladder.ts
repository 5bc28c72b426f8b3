/**
 * The Montgomery ladder of RFC 7748 section 5 on u alone, two points at a time, for a whole batch: then one inversion serves them all.
 *
 * Every scalar takes the same steps: its bits choose by masks, never by a branch or an address. Nothing is clamped here.
 *
 * Trap: a point of small order ends at Z = 0, and one zero in a product would make every inverse of the batch zero. Such a Z is replaced
 * by 1 and its X by 0, which is what RFC 7748 gives; that this happens tells about the point, not about the scalar.
 */
import { add, copy, mul, pack, select, set, SIZE, small, sqr, sub, unpack } from "./field";
import { invert } from "./powers";
import { slot } from "./scratch";

/** (A + 2) / 4 - 1 for A = 486662, so that z2 = E (AA + A24 E). */
const A24: f64 = 121665;

/** One bit: in each lane, the pair that the mask names is doubled, the other becomes the sum. x1 is the difference. */
function step(x2: usize, z2: usize, x3: usize, z3: usize, x1: usize, swap: v128): void {
  const a = slot(8);
  const b = slot(9);
  const c = slot(10);
  const d = slot(11);
  const e = slot(12);
  const f = slot(13);
  const t = slot(14);
  add(a, x2, z2);
  sub(b, x2, z2);
  add(c, x3, z3);
  sub(d, x3, z3);
  select(e, a, c, swap);
  select(f, b, d, swap);
  mul(d, d, a);
  mul(c, c, b);
  add(t, d, c);
  sqr(x3, t);
  sub(t, d, c);
  sqr(t, t);
  mul(z3, x1, t);
  sqr(e, e);
  sqr(f, f);
  mul(x2, e, f);
  sub(f, e, f);
  small(t, f, A24);
  add(t, t, e);
  mul(z2, f, t);
}

/** In each lane all ones where the element is 0 modulo p. */
function zeros(x: usize): v128 {
  const p = slot(1);
  pack(p, p + 32, x);
  const first = load<u64>(p) | load<u64>(p, 8) | load<u64>(p, 16) | load<u64>(p, 24);
  const second = load<u64>(p, 32) | load<u64>(p, 40) | load<u64>(p, 48) | load<u64>(p, 56);
  return i64x2.replace_lane(i64x2.splat(-(<i64>(first == 0))), 1, -(<i64>(second == 0)));
}

/** Scratch for a batch: what `multiply` needs for each pair. */
export const PAIR: usize = 3 * SIZE;

/**
 * out[i] = u of scalar * P(us[i]), for `count` points, an even number. The scalar of a point stands `stride` bytes after the one before:
 * 32, or 0 where one serves all. `out` may be `us`.
 */
export function multiply(out: usize, us: usize, scalars: usize, stride: usize, count: usize, scratch: usize): void {
  const pairs = count >> 1;
  const xs = scratch;
  const zs = xs + pairs * SIZE;
  const products = zs + pairs * SIZE;
  const product = slot(15);
  const x1 = slot(16);
  const x3 = slot(17);
  const z3 = slot(18);
  const one = slot(19);
  const zero = slot(20);
  set(product, 1);
  set(one, 1);
  set(zero, 0);
  for (let i: usize = 0; i < pairs; i++) {
    const x = xs + i * SIZE;
    const z = zs + i * SIZE;
    const k = scalars + 2 * i * stride;
    const l = k + stride;
    unpack(x1, us + 64 * i, us + 64 * i + 32);
    set(x, 1);
    set(z, 0);
    copy(x3, x1);
    set(z3, 1);
    let before = i64x2.splat(0);
    for (let bit: i32 = 254; bit >= 0; bit--) {
      const at = <usize>(bit >> 3);
      const shift = bit & 7;
      const now = i64x2.replace_lane(
        i64x2.splat(-(<i64>((load<u8>(k + at) >> shift) & 1))), 1, -(<i64>((load<u8>(l + at) >> shift) & 1)),
      );
      step(x, z, x3, z3, x1, v128.xor(now, before));
      before = now;
    }
    select(x, x, x3, before); // the result is with the pair that the lowest bit named
    select(z, z, z3, before);
    const lost = zeros(z);
    select(z, z, one, lost);
    select(x, x, zero, lost);
    copy(products + i * SIZE, product);
    mul(product, product, z);
  }
  const inverse = slot(21);
  const t = slot(22);
  invert(inverse, product);
  for (let i: usize = pairs; i-- > 0; ) {
    mul(t, inverse, products + i * SIZE);
    mul(inverse, inverse, zs + i * SIZE);
    mul(t, xs + i * SIZE, t);
    pack(out + 64 * i, out + 64 * i + 32, t);
  }
}

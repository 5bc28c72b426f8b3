/**
 * The Montgomery ladder on u alone (RFC 7748 section 5): the readable twin of the kernel's.
 *
 * u alone does not tell P from -P, and need not lie on the curve: half of all u belong to its twist, and the ladder is right there too. Both
 * groups have a large prime in their order and a small cofactor (8 and 4), so a point of the twist tells no more about a scalar than one
 * of the curve: it is accepted.
 */
import { invert, mod } from "./field.ts";

const A24 = 121665n;

/** u of scalar * P(u). 0 where the result is the neutral point. The scalar is taken as it is. */
export function ladder(scalar: bigint, u: bigint): bigint {
  const x1 = mod(u);
  let [x2, z2, x3, z3] = [1n, 0n, x1, 1n];
  for (let bit = 254n; bit >= 0n; bit--) {
    const swap = (scalar >> bit) & 1n;
    if (swap) [x2, z2, x3, z3] = [x3, z3, x2, z2];
    const [a, b, c, d] = [x2 + z2, x2 - z2, x3 + z3, x3 - z3];
    const [da, cb, aa, bb] = [mod(d * a), mod(c * b), mod(a * a), mod(b * b)];
    const e = aa - bb;
    x3 = mod((da + cb) ** 2n);
    z3 = mod(x1 * (da - cb) ** 2n);
    x2 = mod(aa * bb);
    z2 = mod(e * (aa + A24 * e));
    if (swap) [x2, z2, x3, z3] = [x3, z3, x2, z2];
  }
  return mod(x2 * invert(z2));
}

/** The last engine: noble's X25519 and the readable Elligator 2. BigInts: slow, and not in constant time. */
import { x25519 } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { checkLengths, checkShape, type Ladder, SmallOrder } from "./curve.ts";
import { encode } from "./elligator.ts";
import { fromBytes, toBytes } from "./field.ts";
import { ladder } from "./ladder.ts";

export function nobleCurve(): Ladder {
  const multiplied = (us: Uint8Array, scalarAt: (at: number) => Uint8Array) => {
    const out = new Uint8Array(us.length);
    for (let at = 0; at < us.length; at += 32) out.set(product(scalarAt(at), us.subarray(at, at + 32)), at);
    return out;
  };
  return {
    engine: "noble",
    async multiply(us, scalar) {
      checkLengths(us, scalar, false);
      return multiplied(us, () => scalar);
    },
    async multiplyEach(us, scalars) {
      checkLengths(us, scalars, true);
      return multiplied(us, (at) => scalars.subarray(at, at + 32));
    },
    async multiplyAsIs(us, scalars) {
      checkShape(us, scalars, true);
      const out = new Uint8Array(us.length);
      for (let at = 0; at < us.length; at += 32) {
        const u = ladder(fromBytes(scalars.subarray(at, at + 32)), fromBytes(us.subarray(at, at + 32)));
        if (u === 0n) throw new SmallOrder();
        out.set(toBytes(u), at);
      }
      return out;
    },
    encode: async (texts, dst) => nobleEncode(texts, dst),
  };
}

export function nobleEncode(texts: readonly string[], dst: string): Uint8Array {
  const out = new Uint8Array(32 * texts.length);
  texts.forEach((text, i) => {
    out.set(toBytes(encode(utf8ToBytes(text), dst)), 32 * i);
  });
  return out;
}

/** noble refuses a result of zero with an error of its own; nothing else can go wrong here, since lengths are checked. */
function product(scalar: Uint8Array, u: Uint8Array): Uint8Array {
  try {
    return x25519.scalarMult(scalar, u);
  } catch {
    throw new SmallOrder();
  }
}

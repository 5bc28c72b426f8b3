/**
 * The group as the learner holds it: lib/psi's ristretto255 behind opaque points, so that what is learned is the protocol and not one
 * library's methods. It refuses with a sentence what is no point or no number, because a beginner's first call is often wrong.
 *
 * Trap: decoding accepts the identity here, and the protocol must not. Refusing it is the learner's part.
 */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ELEMENT_BYTES, type Point as GroupPoint, hashToGroup, idOf, secretScalar } from "../../psi/element.ts";
import type { Rng } from "../../random/index.ts";
import type { Encoded, Point, Tools } from "./api.ts";
import { multiplier, remembered } from "./seen-again.ts";

/** RFC 9380 section 3.1: a tag for this use, so that these points are not those of the figures. */
export const DST = "PETRI-V01-EXERCISE-PSI-with-ristretto255_XMD:SHA-512_R255MAP_RO_";
const SCALAR_DST = "PETRI-V01-EXERCISE-PSI-with-ristretto255_XMD:SHA-512_SCALAR_";

const { BASE, Fn } = ristretto255.Point;

class Live implements Point {
  readonly kind = "point";
  readonly #point: GroupPoint;
  constructor(point: GroupPoint) {
    this.#point = point;
  }
  static of(value: unknown, where: string): GroupPoint {
    if (typeof value === "object" && value !== null && #point in value) return value.#point;
    throw new TypeError(`${where} needs a point, and got ${named(value)}.`);
  }
}

const named = (value: unknown): string => {
  if (value instanceof Uint8Array) return `${value.length} bytes (decode them first)`;
  if (Array.isArray(value)) return "a list";
  return value === null ? "null" : typeof value === "object" ? "an object" : `a value of type ${typeof value}`;
};

const text = (value: unknown, where: string): string => {
  if (typeof value === "string") return value;
  throw new TypeError(`${where} needs a text, and got ${named(value)}.`);
};

/** What idOf made a text of. */
const bytesOf = (id: string): Uint8Array => Uint8Array.from(id, (char) => char.charCodeAt(0));

export const hashToScalar = (item: string): bigint => ristretto255_hasher.hashToScalar(utf8ToBytes(item), { DST: SCALAR_DST });

export function makeTools(rng: Rng): Tools {
  const hashed = remembered((item) => hashToGroup(item, DST));
  const decoded = remembered((id) => ristretto255.Point.fromBytes(bytesOf(id)));
  const product = multiplier();
  return {
    hashToPoint: (item) => new Live(hashed(text(item, "hashToPoint"))),
    hashToScalar: (item) => hashToScalar(text(item, "hashToScalar")),
    generator: new Live(BASE),
    order: Fn.ORDER,
    randomScalar: () => secretScalar(rng),
    multiply(point, times) {
      const live = Live.of(point, "multiply");
      if (typeof times !== "bigint") throw new TypeError(`multiply needs a whole number like 5n, and got ${named(times)}.`);
      if (times < 1n || times >= Fn.ORDER) throw new RangeError("multiply: the number must be from 1 to order - 1.");
      return new Live(live.is0() ? live : product(live, times));
    },
    encode: (point) => Live.of(point, "encode").toBytes(),
    decode(bytes: Encoded) {
      if (!(bytes instanceof Uint8Array)) throw new TypeError(`decode needs 32 bytes, and got ${named(bytes)}.`);
      try {
        return new Live(bytes.length === ELEMENT_BYTES ? decoded(idOf(bytes)) : ristretto255.Point.fromBytes(bytes));
      } catch {
        throw new Error("decode: these bytes are not the encoding of a point.");
      }
    },
    isIdentity: (point) => Live.of(point, "isIdentity").is0(),
    rng: {
      below: (bound) => rng.below(bound),
      shuffled: (list) => rng.shuffled(list),
      bytes: (length) => rng.bytes(length),
    },
  };
}

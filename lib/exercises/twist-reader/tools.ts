/** Arithmetic modulo p, from the readable field of lib/curve25519. It refuses with a sentence what is no number or no encoding. */
import { BYTES, fromBytes, P, power } from "../../curve25519/field.ts";
import { named } from "../judging.ts";
import type { Tools } from "./api.ts";

const element = (value: unknown, what: string): bigint => {
  if (typeof value !== "bigint") throw new TypeError(`power needs whole numbers like 5n; the ${what} is ${named(value)}.`);
  if (value < 0n || value >= P) throw new RangeError(`power: the ${what} must be from 0 to p - 1. Take it modulo p first.`);
  return value;
};

export const makeTools = (): Tools => ({
  prime: P,
  toNumber(u) {
    if (!(u instanceof Uint8Array) || u.length !== BYTES) throw new TypeError(`toNumber needs ${BYTES} bytes, and got ${named(u)}.`);
    return fromBytes(u);
  },
  power: (base, exponent) => power(element(base, "base"), element(exponent, "exponent")),
});

/** What a receiver does with points: multiply them, and compare their bytes. It refuses with a sentence what is no point. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { named } from "../judging.ts";
import type { Encoded, Tools } from "./api.ts";
import { compareBytes } from "./runs.ts";

const { Point } = ristretto255;

function bytesOf(value: unknown, where: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`${where} needs the bytes of a point, and got ${named(value)}.`);
}

export function makeTools(): Tools {
  return {
    multiply(point, times) {
      const bytes = bytesOf(point, "multiply");
      if (typeof times !== "bigint") throw new TypeError(`multiply needs a whole number like 5n, and got ${named(times)}.`);
      if (times < 1n || times >= Point.Fn.ORDER)
        throw new RangeError("multiply: the number must be from 1 to the order of the group less 1.");
      try {
        return Point.fromBytes(bytes).multiply(times).toBytes();
      } catch {
        throw new Error("multiply: these bytes are not the encoding of a point.");
      }
    },
    equal: (a, b) => bytesOf(a, "equal").length === bytesOf(b, "equal").length && compareBytes(a, b) === 0,
    compare: (a: Encoded, b: Encoded) => compareBytes(bytesOf(a, "compare"), bytesOf(b, "compare")),
  };
}

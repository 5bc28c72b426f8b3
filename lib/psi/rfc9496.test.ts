/** RFC 9496 (ristretto255), Appendix A: multiples of the generator, invalid encodings, element derivation. */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { element } from "./element.ts";
import file from "./vectors/rfc9496.json" with { type: "json" };

interface Data {
  readonly encoding: string;
  readonly k?: number;
  readonly label?: string;
  readonly uniform?: string;
}
const { Point } = ristretto255;
const cases = file.vectors as unknown as readonly { readonly id: string; readonly topic: string; readonly data: Data }[];
const multiples = cases.filter(({ data }) => data.k !== undefined);
const derived = cases.filter(({ data }) => data.uniform !== undefined);
const invalid = cases.filter(({ topic }) => topic === "ristretto255-negative");

it("has all three kinds", () => {
  expect([multiples.length, derived.length, invalid.length]).toEqual([8, 8, 15]);
});

describe.each(multiples)("$id", ({ data: { k, encoding } }) => {
  it("is that multiple of the generator, and decodes to itself", () => {
    const multiple = k === 0 ? Point.ZERO : Point.BASE.multiply(BigInt(k as number));
    expect(hex(multiple.toBytes())).toBe(encoding);
    expect(hex(Point.fromHex(encoding).toBytes())).toBe(encoding);
  });
});

it.each(derived)("$id is derived from 64 uniform bytes", ({ data: { label, uniform, encoding } }) => {
  const bytes = label === undefined ? hexToBytes(uniform as string) : sha512(utf8ToBytes(label));
  expect(hex(ristretto255_hasher.deriveToCurve?.(bytes).toBytes() ?? new Uint8Array())).toBe(encoding);
});

it.each(invalid)("$id is refused, by noble and by the layout the protocols use", ({ data: { encoding } }) => {
  expect(() => Point.fromHex(encoding)).toThrow();
  expect(() => element.decode(hexToBytes(encoding))).toThrow(/not a point/);
});

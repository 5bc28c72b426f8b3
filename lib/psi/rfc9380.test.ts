/** RFC 9380 (hashing to elliptic curves), Appendices J.1, J.3 and K: expand_message_xmd, and P-256 and P-384 step by step. */
import { expand_message_xmd, hash_to_field } from "@noble/curves/abstract/hash-to-curve.js";
import { p256, p256_hasher, p384, p384_hasher } from "@noble/curves/nist.js";
import { bytesToHex as hex } from "@noble/curves/utils.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import file from "./vectors/rfc9380.json" with { type: "json" };

interface Expanded {
  readonly DST: string;
  readonly hash: "SHA256" | "SHA512";
  readonly msg: string;
  readonly len_in_bytes: string;
  readonly uniform_bytes: string;
}
interface Affine {
  readonly x: string;
  readonly y: string;
}
interface Hashed {
  readonly suite: string;
  readonly dst: string;
  readonly msg: string;
  readonly P: Affine;
  readonly Q0: Affine;
  readonly Q1: Affine;
  readonly u: readonly string[];
}

const cases = file.vectors as unknown as readonly { readonly id: string; readonly topic: string; readonly data: unknown }[];
const of = <T>(topic: string) => cases.filter((c) => c.topic === topic) as readonly { readonly id: string; readonly data: T }[];
const expanded = of<Expanded>("expand-message");
const hashed = of<Hashed>("hash-to-curve");

it("has both kinds", () => {
  expect([expanded.length, hashed.length]).toEqual([10, 5]);
});

it.each(expanded)("$id", ({ data: { DST, hash, msg, len_in_bytes, uniform_bytes } }) => {
  const bytes = expand_message_xmd(utf8ToBytes(msg), DST, Number(len_in_bytes), { SHA256: sha256, SHA512: sha512 }[hash]);
  expect(hex(bytes)).toBe(uniform_bytes);
});

describe.each(hashed)("$id", ({ data: { suite, dst, msg, P, Q0, Q1, u } }) => {
  const P384 = suite.startsWith("P384");
  const { p, hash, k } = P384 ? { p: p384.Point.Fp.ORDER, hash: sha384, k: 192 } : { p: p256.Point.Fp.ORDER, hash: sha256, k: 128 };
  const hasher = P384 ? p384_hasher : p256_hasher;
  // noble types the map as it hands it in (an array, affine coordinates) and returns what it makes of it (a scalar, a point).
  const map = hasher.mapToCurve as unknown as (u: bigint) => { toAffine(): { x: bigint; y: bigint } };
  const affine = ({ x, y }: Affine) => ({ x: BigInt(x), y: BigInt(y) });

  it("hashes to the field, maps both elements, and adds them", () => {
    const field = hash_to_field(utf8ToBytes(msg), 2, { p, m: 1, k, expand: "xmd", hash, DST: dst });
    expect(field.flat()).toEqual(u.map(BigInt));
    expect(field.map(([u]) => map(u as bigint).toAffine())).toEqual([affine(Q0), affine(Q1)]);
    expect(hasher.hashToCurve(utf8ToBytes(msg), { DST: dst }).toAffine()).toEqual(affine(P));
  });
});

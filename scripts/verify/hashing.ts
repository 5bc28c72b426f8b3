/** RFC 9380: expand_message_xmd, and hashing to P-256 and P-384 step by step. */
import { expand_message_xmd, hash_to_field } from "@noble/curves/abstract/hash-to-curve.js";
import { p256, p256_hasher, p384, p384_hasher } from "@noble/curves/nist.js";
import { bytesToHex as hex } from "@noble/curves/utils.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { type Comparison, defineTopic, hexField, hexNumber } from "./topic.ts";

const hashes: Readonly<Record<string, Parameters<typeof expand_message_xmd>[3]>> = { SHA256: sha256, SHA384: sha384, SHA512: sha512 };

export const expandMessage = defineTopic(
  {
    topic: "expand-message",
    title: "expand_message_xmd",
    standard: "RFC 9380, section 5.3.1",
    covers: "hash SHA256, SHA384 and SHA512",
    fields: { DST: "text", hash: "SHA256, SHA384 or SHA512", msg: "text", len_in_bytes: "a number in hex (0x20)", uniform_bytes: "hex" },
    compares: ["uniform_bytes"],
  },
  v.object({ DST: v.string(), hash: v.string(), msg: v.string(), len_in_bytes: hexNumber, uniform_bytes: hexField }),
  ({ DST, hash, msg, len_in_bytes, uniform_bytes }) => {
    const H = Object.hasOwn(hashes, hash) ? hashes[hash] : undefined;
    if (!H) return undefined;
    return [{ field: "uniform_bytes", got: hex(expand_message_xmd(utf8ToBytes(msg), DST, Number(len_in_bytes), H)), want: uniform_bytes }];
  },
);

const suites = {
  "P256_XMD:SHA-256_SSWU_RO_": { hasher: p256_hasher, options: { p: p256.Point.Fp.ORDER, hash: sha256, k: 128 } },
  "P384_XMD:SHA-384_SSWU_RO_": { hasher: p384_hasher, options: { p: p384.Point.Fp.ORDER, hash: sha384, k: 192 } },
} as const;

const affine = v.object({ x: hexNumber, y: hexNumber });
const shown = (n: bigint) => `0x${n.toString(16)}`;
const pair = ({ x, y }: { x: bigint; y: bigint }) => `${shown(x)},${shown(y)}`;

export const hashToCurve = defineTopic(
  {
    topic: "hash-to-curve",
    title: "Hashing to an elliptic curve",
    standard: "RFC 9380",
    covers: `suite ${Object.keys(suites).join(" and ")}`,
    fields: {
      suite: "the suite's name",
      dst: "text",
      msg: "text",
      u: "two field elements, numbers in hex",
      Q0: "{ x, y }: numbers in hex; the first mapped point",
      Q1: "{ x, y }; the second",
      P: "{ x, y }; the result",
    },
    compares: ["u", "Q0", "Q1", "P"],
  },
  v.object({ suite: v.string(), dst: v.string(), msg: v.string(), u: v.tuple([hexNumber, hexNumber]), Q0: affine, Q1: affine, P: affine }),
  ({ suite, dst, msg, u, Q0, Q1, P }) => {
    if (!Object.hasOwn(suites, suite)) return undefined;
    const { hasher, options } = suites[suite as keyof typeof suites];
    const field = hash_to_field(utf8ToBytes(msg), 2, { ...options, m: 1, expand: "xmd", DST: dst }).flat();
    // noble types the map as it hands it in (an array, affine coordinates) and returns what it makes of it (a scalar, a point).
    const map = hasher.mapToCurve as unknown as (u: bigint) => { toAffine(): { x: bigint; y: bigint } };
    const mapped = field.map((element) => map(element).toAffine());
    const compared: Comparison[] = [{ field: "u", got: field.map(shown).join(), want: u.map(shown).join() }];
    for (const [i, want] of [Q0, Q1].entries())
      compared.push({ field: `Q${i}`, got: pair(mapped[i] ?? { x: 0n, y: 0n }), want: pair(want) });
    compared.push({ field: "P", got: pair(hasher.hashToCurve(utf8ToBytes(msg), { DST: dst }).toAffine()), want: pair(P) });
    return compared;
  },
);

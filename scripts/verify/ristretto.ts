/** RFC 9496: multiples of the generator, derivation from 64 uniform bytes, and encodings that must be refused. */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { defineTopic, hexField } from "./topic.ts";

const { Point } = ristretto255;

const decoded = (encoding: string): string => {
  try {
    return hex(Point.fromBytes(hexToBytes(encoding)).toBytes());
  } catch {
    return "refused";
  }
};

export const ristretto = defineTopic(
  {
    topic: "ristretto255",
    title: "The group ristretto255",
    standard: "RFC 9496",
    covers: "multiples of the generator, and element derivation",
    fields: {
      encoding: "hex, 32 bytes",
      k: "a whole number: the multiple of the generator; or",
      label: "UTF-8 text: its SHA-512 is derived from; or",
      uniform: "hex, 64 bytes derived from",
    },
    compares: ["the encoding", "that it decodes to itself"],
  },
  v.union([
    v.object({ k: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), encoding: hexField }),
    v.object({ label: v.string(), encoding: hexField }),
    v.object({ uniform: v.pipe(hexField, v.length(128)), encoding: hexField }),
  ]),
  (data) => {
    const point =
      "k" in data
        ? Point.BASE.multiplyUnsafe(BigInt(data.k))
        : ristretto255_hasher.deriveToCurve?.("label" in data ? sha512(utf8ToBytes(data.label)) : hexToBytes(data.uniform));
    return [
      { field: "encoding", got: hex(point?.toBytes() ?? new Uint8Array()), want: data.encoding },
      { field: "decoded and encoded", got: decoded(data.encoding), want: data.encoding },
    ];
  },
);

export const ristrettoNegative = defineTopic(
  {
    topic: "ristretto255-negative",
    title: "Encodings that are not elements of ristretto255",
    standard: "RFC 9496",
    covers: "any bytes",
    fields: { encoding: "hex" },
    compares: ["that decoding refuses them"],
  },
  v.object({ encoding: hexField }),
  ({ encoding }) => [{ field: "decoding", got: decoded(encoding), want: "refused" }],
);

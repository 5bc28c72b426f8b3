/** Paillier's encryption with known primes and known randomness, and the course's known answer for the intersection-sum. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import * as v from "valibot";
import { type Ciphertext, keyOf, type PrivateKey } from "../../lib/he/keys.ts";
import { add, decrypt, encrypt, ownResidueOf, rerandomise, residueOf, times, ZERO } from "../../lib/he/paillier.ts";
import { inverse } from "../../lib/math/index.ts";
import { hashToGroup } from "../../lib/psi/element.ts";
import { type Comparison, defineAnswer, defineTopic, hexField } from "./topic.ts";

/** A number as JSON's, in decimal, or in hex with 0x. */
const integer = v.pipe(
  v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^(-?\d+|0x[0-9a-f]+)$/i, "is not a whole number"))]),
  v.transform((given) => BigInt(given)),
);
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const one = v.object({ m: integer, r: integer, c: integer });
const keyed = { p: integer, q: integer, n: integer, g: v.literal("n+1") };

const text = (n: bigint) => `0x${n.toString(16)}`;
const same = (field: string, got: readonly bigint[], want: readonly bigint[]): Comparison => ({
  field,
  got: got.map(text).join(),
  want: want.map(text).join(),
});

export const paillier = defineTopic(
  {
    topic: "paillier",
    title: "Paillier's encryption with g = n + 1",
    standard: "Paillier 1999; c = (1 + m n) r^n mod n^2",
    covers: "any modulus of two different primes",
    fields: {
      "p, q, n": "whole numbers: of JSON, in decimal, or in hex with 0x",
      g: '"n+1"',
      "m, r, c": "one case, or",
      cases: "[{ m, r, c }]",
      homomorphic:
        "optional: add { inputs: [place, place], c, m }, scalar { input: place, k, c, m }, negate { input: place, c, m }; places in cases, from 0",
      r_reuse: "optional: { r, m1, m2, c1, c2, ratio_minus_1_over_n }",
    },
    compares: [
      "n",
      "every c, computed with n alone and with its factors",
      "every m, decrypted",
      "homomorphic, the encryptions and what they decrypt to",
      "r_reuse",
    ],
  },
  v.union([
    v.object({
      ...keyed,
      cases: v.pipe(v.array(one), v.minLength(1)),
      homomorphic: v.optional(
        v.object({
          add: v.object({ inputs: v.tuple([place, place]), c: integer, m: integer }),
          scalar: v.object({ input: place, k: integer, c: integer, m: integer }),
          negate: v.object({ input: place, c: integer, m: integer }),
        }),
      ),
      r_reuse: v.optional(v.object({ r: integer, m1: integer, m2: integer, c1: integer, c2: integer, ratio_minus_1_over_n: integer })),
    }),
    v.pipe(
      v.object({ ...keyed, ...one.entries }),
      v.transform(({ p, q, n, g, m, r, c }) => ({ p, q, n, g, cases: [{ m, r, c }], homomorphic: undefined, r_reuse: undefined })),
    ),
  ]),
  ({ p, q, n, cases, homomorphic, r_reuse }) => {
    const key = keyOf(p, q);
    const wanted = cases.map(({ c }) => c);
    return [
      same("n", [key.open.n], [n]),
      same(
        "c",
        cases.map(({ m, r }) => encrypt(key.open, m, residueOf(key.open, r)).c),
        wanted,
      ),
      same(
        "c by the factors",
        cases.map(({ m, r }) => encrypt(key.open, m, ownResidueOf(key, r)).c),
        wanted,
      ),
      same(
        "m",
        cases.map(({ c }) => decrypt(key, { c })),
        cases.map(({ m }) => m),
      ),
      ...(homomorphic ? computedOn(key, wanted, homomorphic) : []),
      ...(r_reuse ? reused(key, r_reuse) : []),
    ];
  },
);

interface Made {
  readonly c: bigint;
  readonly m: bigint;
}

function computedOn(
  key: PrivateKey,
  wanted: readonly bigint[],
  given: {
    readonly add: Made & { readonly inputs: readonly [number, number] };
    readonly scalar: Made & { readonly input: number; readonly k: bigint };
    readonly negate: Made & { readonly input: number };
  },
): Comparison[] {
  const at = (i: number): Ciphertext => {
    const c = wanted[i];
    if (c === undefined) throw new Error(`there is no case ${i}`);
    return { c };
  };
  const made: readonly (readonly [string, Ciphertext, Made])[] = [
    ["add", add(key.open, at(given.add.inputs[0]), at(given.add.inputs[1])), given.add],
    ["scalar", times(key.open, at(given.scalar.input), given.scalar.k), given.scalar],
    ["negate", times(key.open, at(given.negate.input), -1n), given.negate],
  ];
  return made.map(([name, cipher, { c, m }]) => same(`homomorphic.${name}`, [cipher.c, decrypt(key, cipher)], [c, m]));
}

function reused(key: PrivateKey, given: Readonly<Record<"r" | "m1" | "m2" | "c1" | "c2" | "ratio_minus_1_over_n", bigint>>): Comparison[] {
  const residue = ownResidueOf(key, given.r);
  const ratio = (given.c1 * inverse(given.c2, key.open.nn)) % key.open.nn;
  return [
    same(
      "r_reuse",
      [encrypt(key.open, given.m1, residue).c, encrypt(key.open, given.m2, residue).c, (ratio - 1n) / key.open.n],
      [given.c1, given.c2, given.ratio_minus_1_over_n],
    ),
  ];
}

const bytes32 = v.pipe(hexField, v.length(64));

export const psiSum = defineAnswer(
  "psi_sum_ion",
  "a, b: scalars, hex; V: [text], W: [[text, number]], paillier_p, paillier_q, paillier_n, enc_r: [number], rerandomiser; compares paillier_n, m1, double_masked_sorted, m2_pairs, cardinality, sum_ciphertext, sum",
  v.object({
    a: bytes32,
    b: bytes32,
    V: v.array(v.string()),
    W: v.array(v.tuple([v.string(), integer])),
    paillier_n: integer,
    paillier_p: integer,
    paillier_q: integer,
    enc_r: v.array(integer),
    m1: v.array(bytes32),
    double_masked_sorted: v.array(bytes32),
    m2_pairs: v.array(v.tuple([bytes32, integer])),
    rerandomiser: integer,
    sum_ciphertext: integer,
    cardinality: place,
    sum: integer,
  }),
  (data) => {
    const [a, b] = [data.a, data.b].map((scalar) => ristretto255.Point.Fn.fromBytes(hexToBytes(scalar))) as [bigint, bigint];
    if (data.enc_r.length !== data.W.length) throw new Error("enc_r and W differ in length");
    const key = keyOf(data.paillier_p, data.paillier_q);
    const point = (item: string) => hashToGroup(item, "PET-COURSE-V1-ECDHPSI-ristretto255");
    const doubled = data.V.map((item) => hex(point(item).multiply(a).multiply(b).toBytes())).sort();
    const pairs = data.W.map(([item, amount], i) => ({
      masked: point(item).multiply(b),
      amount: encrypt(key.open, amount, ownResidueOf(key, data.enc_r[i] as bigint)),
    }));
    const shared = pairs.filter(({ masked }) => doubled.includes(hex(masked.multiply(a).toBytes())));
    const product = shared.reduce((sum, { amount }) => add(key.open, sum, amount), ZERO);
    const anew = rerandomise(key.open, product, ownResidueOf(key, data.rerandomiser));
    return [
      same("paillier_n", [key.open.n], [data.paillier_n]),
      { field: "m1", got: data.V.map((item) => hex(point(item).multiply(a).toBytes())).join(), want: data.m1.join() },
      { field: "double_masked_sorted", got: doubled.join(), want: data.double_masked_sorted.join() },
      {
        field: "m2_pairs",
        got: pairs.map(({ masked, amount }) => `${hex(masked.toBytes())} ${text(amount.c)}`).join(),
        want: data.m2_pairs.map(([masked, amount]) => `${masked} ${text(amount)}`).join(),
      },
      { field: "cardinality", got: String(shared.length), want: String(data.cardinality) },
      same("sum_ciphertext", [anew.c], [data.sum_ciphertext]),
      same("sum", [decrypt(key, anew)], [data.sum]),
    ];
  },
);

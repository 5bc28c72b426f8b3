/** Secret sharing: Shamir over prime fields and bytes as standards have it, and the course's own known answers. */
import { bytesToNumberBE, bytesToNumberLE, numberToBytesBE, numberToBytesLE } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import {
  type AdditiveGroup,
  additiveShare,
  byteOf,
  byteShare,
  bytesAt,
  check,
  evaluate,
  fromVault,
  gf256,
  lagrange,
  openAdditively,
  overField,
  primeField,
  shareAt,
  sharesOf,
  toVault,
  z2_64,
} from "../../lib/sharing/index.ts";
import { type Comparison, defineAnswer, defineTopic, hexField, hexNumber } from "./topic.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const decimal = v.pipe(
  v.string(),
  v.regex(/^\d+$/, "is not a whole number"),
  v.transform((text) => BigInt(text)),
);
const signed = v.pipe(v.string(), v.regex(/^-?\d+$/, "is not a whole number"));

export const shamirPrime = defineTopic(
  {
    topic: "shamir-prime",
    title: "Shamir's sharing over a prime field",
    standard: "RFC 9591, Appendix E (shares of a trusted dealer)",
    covers: "any prime order",
    fields: {
      order: "the field's order, a number in hex",
      endian: "big or little",
      group_secret_key: "hex, as long as the order",
      share_polynomial_coefficients: "the other coefficients, hex each",
      participant_shares: "[{ identifier: a whole number, participant_share: hex }]",
    },
    compares: ["participant_shares", "that all of them lie on one polynomial, and group_secret_key from them"],
  },
  v.object({
    order: hexNumber,
    endian: v.picklist(["big", "little"]),
    group_secret_key: hexField,
    share_polynomial_coefficients: v.array(hexField),
    participant_shares: v.pipe(v.array(v.object({ identifier: whole, participant_share: hexField })), v.minLength(1)),
  }),
  ({ order, endian, group_secret_key, share_polynomial_coefficients, participant_shares }) => {
    const field = primeField(order);
    const [read, write] = endian === "big" ? [bytesToNumberBE, numberToBytesBE] : [bytesToNumberLE, numberToBytesLE];
    const number = (text: string) => field.of(read(hexToBytes(text)));
    const text = (n: bigint) => hex(write(n, group_secret_key.length / 2));
    const polynomial = [group_secret_key, ...share_polynomial_coefficients].map(number);
    const given = participant_shares.map(({ identifier, participant_share }) => shareAt(field, identifier, number(participant_share)));
    const dealt = sharesOf(
      field,
      polynomial,
      given.map(({ x }) => x),
    );
    const opened = given.length < polynomial.length ? undefined : check(field, polynomial.length, given)?.secret;
    return [
      {
        field: "participant_shares",
        got: dealt.map(({ y }) => text(y)).join(),
        want: participant_shares.map((share) => share.participant_share).join(),
      },
      { field: "group_secret_key", got: opened === undefined ? "refused" : text(opened), want: group_secret_key },
    ];
  },
);

const triples = v.pipe(v.array(v.tuple([whole, whole, whole])), v.minLength(1));

export const shamirGf256 = defineTopic(
  {
    topic: "shamir-gf256",
    title: "Shamir's sharing of bytes, GF(2^8) modulo 0x11b",
    standard: "SLIP-0039 (decoded shares); FIPS 197, section 4 (the field)",
    covers: "shares decoded from their mnemonics, and field facts; not the mnemonics themselves",
    fields: {
      decoded_shares: "[{ x: 0 to 255, y: hex }], as many as the threshold; with",
      secret_at_x255: "hex; or",
      mult: "[a, b, a * b]; with",
      divide: "[a, b, a / b]",
      add: "[a, b, a + b]",
    },
    compares: ["secret_at_x255", "the digest at x = 254", "mult", "divide", "add"],
  },
  v.union([
    v.object({ decoded_shares: v.pipe(v.array(v.object({ x: whole, y: hexField })), v.minLength(1)), secret_at_x255: hexField }),
    v.object({ mult: triples, divide: triples, add: triples }),
    v.object({ mnemonics: v.array(v.string()) }),
  ]),
  (data): Comparison[] | undefined => {
    if ("mnemonics" in data) return undefined;
    if ("mult" in data) {
      const { of, mul, inverse, add } = gf256;
      const fact = (field: "mult" | "divide" | "add", compute: (a: number, b: number) => number) => ({
        field,
        got: data[field].map(([a, b]) => compute(of(a), of(b))).join(),
        want: data[field].map(([, , c]) => c).join(),
      });
      return [fact("mult", mul), fact("divide", (a, b) => mul(a, inverse(b))), fact("add", add)];
    }
    const points = data.decoded_shares.map(({ x, y }) => ({ x: gf256.of(x), y: hexToBytes(y) }));
    const secret = bytesAt(points, 255);
    const at254 = bytesAt(points, 254);
    return [
      { field: "secret_at_x255", got: hex(secret), want: data.secret_at_x255 },
      { field: "digest", got: hex(hmac(sha256, at254.subarray(4), secret).subarray(0, 4)), want: hex(at254.subarray(0, 4)) },
    ];
  },
);

const opened = (group: AdditiveGroup, shares: readonly bigint[]) =>
  openAdditively(
    group,
    shares.map((share) => additiveShare(group, share)),
  );

const word = v.pipe(
  hexField,
  v.length(16),
  v.transform((text) => BigInt(`0x${text}`)),
);

export const additiveZ264 = defineAnswer(
  "additive_z2_64",
  "cases: [{ x: hex, signed: decimal, shares: [hex] }]; compares x and signed, opened from the shares modulo 2^64",
  v.object({ cases: v.pipe(v.array(v.object({ x: word, signed, shares: v.array(word) })), v.minLength(1)) }),
  ({ cases }) => [
    { field: "x", got: cases.map(({ shares }) => z2_64.of(opened(z2_64, shares))).join(), want: cases.map(({ x }) => x).join() },
    { field: "signed", got: cases.map(({ shares }) => opened(z2_64, shares)).join(), want: cases.map((each) => each.signed).join() },
  ],
);

export const additiveFp61 = defineAnswer(
  "additive_fp61",
  "p: decimal, cases: [{ x: decimal, shares: [decimal] }]; compares x, opened from the shares modulo p",
  v.object({ p: decimal, cases: v.pipe(v.array(v.object({ x: decimal, shares: v.array(decimal) })), v.minLength(1)) }),
  ({ p, cases }) => {
    const group = overField(primeField(p));
    return [{ field: "x", got: cases.map(({ shares }) => opened(group, shares)).join(), want: cases.map(({ x }) => x).join() }];
  },
);

export const shamirFp61 = defineAnswer(
  "shamir_fp61",
  "p, secret, coefficients, shares: [{ x: a whole number, y: decimal }], lagrange_135; compares y, the secret from all shares, the weights at 1, 3, 5",
  v.object({
    p: decimal,
    secret: decimal,
    coefficients: v.array(decimal),
    shares: v.pipe(v.array(v.object({ x: whole, y: decimal })), v.minLength(1)),
    lagrange_135: v.array(decimal),
  }),
  ({ p, secret, coefficients, shares, lagrange_135 }) => {
    const field = primeField(p);
    const given = shares.map(({ x, y }) => shareAt(field, x, y));
    const dealt = sharesOf(
      field,
      [secret, ...coefficients].map((c) => field.of(c)),
      given.map(({ x }) => x),
    );
    return [
      { field: "y", got: dealt.map(({ y }) => y).join(), want: given.map(({ y }) => y).join() },
      { field: "secret", got: String(check(field, coefficients.length + 1, given)?.secret ?? "refused"), want: String(secret) },
      { field: "lagrange_135", got: lagrange(field, [1n, 3n, 5n]).join(), want: lagrange_135.join() },
    ];
  },
);

export const shamirBytes = defineAnswer(
  "shamir_gf256",
  "threshold, secret, coefficients: [hex], shares: [{ x, y: hex, vault_format: hex }]; compares y, the text form, the secret from all shares",
  v.object({
    threshold: v.pipe(whole, v.minValue(1)),
    secret: hexField,
    coefficients: v.array(hexField),
    shares: v.pipe(v.array(v.object({ x: whole, y: hexField, vault_format: hexField })), v.minLength(1)),
  }),
  ({ threshold, secret, coefficients, shares }) => {
    const rows = [secret, ...coefficients].map((row) => hexToBytes(row));
    const length = rows[0]?.length ?? 0;
    const dealt = shares.map(({ x }) =>
      byteShare(
        x,
        Uint8Array.from({ length }, (_, i) =>
          evaluate(
            gf256,
            rows.map((row) => gf256.of(row[i] ?? 0)),
            x,
          ),
        ),
      ),
    );
    const read = shares.map((share) => fromVault(hexToBytes(share.vault_format)));
    const bytes = Array.from({ length }, (_, i) => check(gf256, threshold, byteOf(read, i))?.secret);
    return [
      { field: "threshold", got: String(rows.length), want: String(threshold) },
      { field: "y", got: dealt.map(({ y }) => hex(y)).join(), want: shares.map(({ y }) => y).join() },
      {
        field: "vault_format",
        got: dealt.map((share) => hex(toVault(share))).join(),
        want: shares.map((share) => share.vault_format).join(),
      },
      { field: "secret", got: bytes.includes(undefined) ? "refused" : hex(Uint8Array.from(bytes as number[])), want: secret },
    ];
  },
);

/** Verifiable sharing over ristretto255: RFC 9591's dealer with Feldman's commitments, and the course's known answer for Pedersen's. */
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { type Commitments, commitFeldman, fitsFeldman } from "../../lib/sharing/feldman.ts";
import { element, scalar, scalars } from "../../lib/sharing/group.ts";
import { check, evaluate, shareAt, sharesOf } from "../../lib/sharing/index.ts";
import { commitPedersen, fitsPedersen, H } from "../../lib/sharing/pedersen.ts";
import { defineAnswer, defineTopic, hexField } from "./topic.ts";

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const bytes32 = v.pipe(hexField, v.length(64));
const list = v.pipe(v.array(bytes32), v.minLength(1));
const read = (text: string) => scalar.decode(hexToBytes(text));
const points = (texts: readonly string[]) => texts.map((text) => element.decode(hexToBytes(text)));
const encoded = (commitments: Commitments) => commitments.map((c) => hex(element.encode(c))).join();
const all = (fit: readonly boolean[]) => (fit.every(Boolean) ? "all" : fit.map((fits) => (fits ? "fits" : "does not fit")).join());

export const feldman = defineTopic(
  {
    topic: "shamir+feldman",
    title: "Shamir's sharing with Feldman's commitments, ristretto255",
    standard: "RFC 9591, Appendix E (shares of a trusted dealer)",
    covers: "ristretto255; scalars little-endian",
    fields: {
      group_secret_key: "hex, 32 bytes",
      group_public_key: "hex, 32 bytes",
      share_polynomial_coefficients: "the other coefficients, hex each",
      participant_shares: "[{ identifier: a whole number, participant_share: hex }]",
      feldman_commitments: "one point for each coefficient, the key's first, hex each",
    },
    compares: [
      "participant_shares",
      "group_secret_key from all of them",
      "group_public_key",
      "feldman_commitments",
      "that every share fits them as they stand, and none that is one more",
    ],
  },
  v.object({
    group_secret_key: bytes32,
    group_public_key: bytes32,
    share_polynomial_coefficients: v.array(bytes32),
    participant_shares: v.pipe(v.array(v.object({ identifier: place, participant_share: bytes32 })), v.minLength(1)),
    feldman_commitments: list,
  }),
  (data) => {
    const polynomial = [data.group_secret_key, ...data.share_polynomial_coefficients].map(read);
    const given = data.participant_shares.map(({ identifier, participant_share }) => shareAt(scalars, identifier, read(participant_share)));
    const dealt = sharesOf(
      scalars,
      polynomial,
      given.map(({ x }) => x),
    );
    const opened = given.length < polynomial.length ? undefined : check(scalars, polynomial.length, given)?.secret;
    const made = commitFeldman(polynomial);
    const published = points(data.feldman_commitments);
    const off = given.map(({ x, y }) => shareAt(scalars, x, scalars.add(y, 1n)));
    return [
      {
        field: "participant_shares",
        got: dealt.map(({ y }) => hex(scalar.encode(y))).join(),
        want: data.participant_shares.map((share) => share.participant_share).join(),
      },
      { field: "group_secret_key", got: opened === undefined ? "refused" : hex(scalar.encode(opened)), want: data.group_secret_key },
      { field: "group_public_key", got: encoded(made.slice(0, 1)), want: data.group_public_key },
      { field: "feldman_commitments", got: encoded(made), want: data.feldman_commitments.join() },
      { field: "shares that fit", got: all(given.map((share) => fitsFeldman(published, share))), want: "all" },
      { field: "shares one off that fit", got: off.some((share) => fitsFeldman(published, share)) ? "some" : "none", want: "none" },
    ];
  },
);

const pedersenShare = v.object({ x: place, s: bytes32, t: bytes32 });

export const pedersen = defineAnswer(
  "pedersen_vss_ristretto255",
  "H, a: [hex], b: [hex], commitments: [hex], shares: [{ x: a whole number, s: hex, t: hex }], bad_share; compares H, commitments, shares, that every share fits the commitments and the bad one does not",
  v.object({
    H: bytes32,
    a: list,
    b: list,
    commitments: list,
    shares: v.pipe(v.array(pedersenShare), v.minLength(1)),
    bad_share: pedersenShare,
  }),
  ({ H: h, a, b, commitments, shares, bad_share }) => {
    const [first, second] = [a.map(read), b.map(read)];
    if (first.length !== second.length) throw new Error("a and b differ in length");
    const published = points(commitments);
    const fits = ({ x, s, t }: v.InferOutput<typeof pedersenShare>) =>
      fitsPedersen(published, { ...shareAt(scalars, x, read(s)), blinding: read(t) });
    const text = (n: bigint) => hex(scalar.encode(n));
    return [
      { field: "H", got: hex(element.encode(H)), want: h },
      { field: "commitments", got: encoded(commitPedersen(first, second)), want: commitments.join() },
      {
        field: "shares",
        got: shares
          .map(({ x }) => `${text(evaluate(scalars, first, scalars.of(x)))}${text(evaluate(scalars, second, scalars.of(x)))}`)
          .join(),
        want: shares.map(({ s, t }) => `${s}${t}`).join(),
      },
      { field: "shares that fit", got: all(shares.map(fits)), want: "all" },
      { field: "bad_share", got: fits(bad_share) ? "fits" : "does not fit", want: "does not fit" },
    ];
  },
);

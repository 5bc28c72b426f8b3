/** What a run of verifiable-shares gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/));
const pin = v.pipe(v.string(), v.regex(/^\d{4}$/));
const share = v.object({ value: hex, blinding: v.optional(hex) });

export const result = v.object({
  scheme: v.picklist(["feldman", "pedersen"]),
  threshold: count,
  /** The PIN that the dealer was given. */
  dealt: pin,
  /** What the first party was sent, one point for each coefficient, the constant one first. */
  commitments: v.array(hex),
  accepted: v.record(v.string(), v.boolean()),
  /** The PIN that the commitments gave away, or null. */
  bruteForced: v.nullable(pin),
  /** How many PINs the attacker tried, from 0000 on, until it had it or all were done. */
  tried: count,
  /** How many PINs are still possible to whoever has the commitments: with Pedersen's each fits one blinding. */
  possible: count,
  cheat: v.nullable(v.string()),
  refusal: v.nullable(v.string()),
  complaints: v.array(v.string()),
  answers: v.array(v.object({ seat: v.string(), ...share.entries })),
  parties: v.array(
    v.object({
      seat: v.string(),
      place: count,
      given: share,
      /** Null: it did not look. */
      fits: v.nullable(v.boolean()),
      /** Whether it was sent what the first party was sent. */
      sameBoard: v.boolean(),
      /** What it ends with; null where it refused the dealer. */
      share: v.nullable(share),
    }),
  ),
  /** What sets of as many parties as the threshold open, once they have accepted. */
  opened: v.nullable(
    v.object({
      sets: count,
      distinct: count,
      /** The commonest first; at most eight. */
      values: v.array(v.object({ pin: v.nullable(pin), secret: v.string(), sets: count, example: v.array(v.string()) })),
    }),
  ),
  /** Pedersen's: one commitment, and for several PINs the blinding under which it is theirs, computed with the logarithm of H. */
  openings: v.nullable(
    v.object({
      /** Whether it is the dealer's own commitment, with the H that this dealer made; else one made beside it, to show the same. */
      ofDealer: v.boolean(),
      commitment: hex,
      fitting: v.array(v.object({ pin, blinding: hex, fits: v.boolean() })),
    }),
  ),
  traffic: v.object({
    messages: count,
    bytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: Feldman's and Pedersen's commitments over ristretto255, a worker for the dealer and for each party, every byte between them, and the attack, which gets the published commitments and nothing else. " +
  "Simplified: the PIN is invented and stands in the link; this page collects the shares afterwards to show what sets of parties would open. That every PIN fits Pedersen's commitment is shown on one whose H this page made itself, because nobody knows the logarithm of the real one. " +
  "Assumed: parties follow the protocol and their wires are private. There are no signatures, so a party that lies about its commitments can have an honest dealer refused. " +
  "Ignored: parties that lie when the secret is opened; they could be caught by the same commitments. " +
  "Not for production: JavaScript's big integers take different times for different secrets.";

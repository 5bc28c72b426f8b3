/** What a run of hash-psi-break gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

const recovered = v.array(v.object({ hash: v.string(), value: v.string() }));

export const result = v.object({
  listed: count,
  tried: count,
  recovered,
  oprf: v.object({
    /** Guesses made against the list of OPRF tags: the same ones, hashed. */
    tried: count,
    recovered,
    /** Guesses made with the OPRF itself, under a key that the attacker drew: each costs a curve multiplication. */
    triedUnderOwnKey: count,
  }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: SHA-256 of every possible number, computed in a worker of this page, and the rate is measured as it goes; the tags are those of RFC 9497 over ristretto255 under a key drawn for this run. " +
  "Simplified: the numbers are invented, under a country code that belongs to nobody, and the attacker knows all but the last digits; attackers with graphics cards are thousands of times faster. " +
  "Assumed: the OPRF's key stays secret. Whoever gets the key, or may ask its holder as often as they like, guesses as before. " +
  "A salt that both parties know does not help: it is known to the attacker too.";

/** What a run of shamir gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

/** An element of the field, or how many there are of something: a whole number as text. */
const whole = v.pipe(v.string(), v.regex(/^\d+$/));
const places = v.array(count);

export const result = v.object({
  field: v.string(),
  /** How many elements it has, and so how many secrets there are. */
  order: whole,
  secret: whole,
  threshold: count,
  /** As dealt. */
  shares: v.array(v.object({ x: count, y: whole })),
  /** As brought. */
  present: v.array(v.object({ x: count, y: whole, wrong: v.boolean() })),
  /** Given the shares present: how many secrets are still possible, which (in small fields), and by how many polynomials each. */
  secrets: whole,
  candidates: v.nullable(v.array(whole)),
  polynomials: whole,
  /** The same for one share fewer than needed (or all present, where that is fewer), as dealt; and for each number of those present, none to all, as brought. */
  few: v.object({ shares: places, secrets: whole, polynomials: whole }),
  seen: v.array(v.object({ shares: count, secrets: whole, polynomials: whole })),
  /** What comes out: the secret of the reader who corrects. Null: it refuses, or there are too few. */
  opened: v.nullable(whole),
  readers: v.object({
    /** Takes the first shares and looks at no other. */
    trusting: v.object({ opened: whole, from: places }),
    /** Refuses where not all shares lie on one polynomial. Null where there are too few. */
    checking: v.nullable(v.object({ opened: v.nullable(whole) })),
    /** Takes the polynomial from which few shares differ, and names those. */
    correcting: v.nullable(v.object({ opened: v.nullable(whole), blamed: places })),
  }),
  /** Of so many shares present: how many wrong ones are always noticed, and how many always corrected. */
  bounds: v.object({ noticed: count, corrected: count }),
  wrongAt: places,
  detected: v.boolean(),
  corrected: v.boolean(),
  /** At places that are drawn: the dealt polynomial, the one that was accepted, and how many values are possible there to few shares. */
  curve: v.array(v.object({ x: count, dealt: whole, accepted: v.nullable(whole), possible: whole })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the sharing, over the field that you choose, with coefficients drawn uniformly by rejection; in small fields every secret is tried against the shares; the check and the decoder (Gao's) are not told which shares are wrong. " +
  "Simplified: one worker of this page deals, hands out and opens, and it shows you everything; in life the dealer is one machine and each share is on another. Small fields are for drawing: whoever guesses is right once in 31. " +
  "Assumed: the dealer is honest, and each share reaches its party unseen. Any t parties together can open the secret: that is the rule of the scheme and no attack. " +
  "Ignored: a dealer who hands out shares of no polynomial (verifiable sharing answers that), and a party who waits for the others' shares before it brings its own.";

/** What a run of secure-sum gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

/** People's numbers and their sums are small. What can have 64 bits is more than a JSON number holds, and stands in decimal. */
const small = v.pipe(v.number(), v.safeInteger());
const large = v.pipe(v.string(), v.regex(/^\d+$/));
const held = v.object({ seat: v.string(), value: small });

export const result = v.object({
  /** What the first party declares. */
  sum: small,
  /** What the numbers add up to that this page dealt. */
  expected: small,
  inputs: v.array(held),
  perParty: v.array(v.object({ seat: v.string(), output: small })),
  colluders: v.object({
    seats: v.array(v.string()),
    /** What the others' numbers come to: exactly the sum less the colluders' own. */
    learn: small,
    others: v.array(v.string()),
    /** Between which bounds each of the others' numbers can lie, given that and what everybody knows. */
    possible: v.array(v.object({ seat: v.string(), least: small, most: small })),
    /** In how many ways the others' numbers can make what they come to. */
    splits: large,
    /** Each of those ways fits all that the colluders saw in 2^(64 freedom) ways, all alike. */
    freedom: count,
    /** Some of the ways, each with shares (64-bit words) that would have made the colluders see the same bytes. */
    explanations: v.array(
      v.object({ numbers: v.array(held), shares: v.array(v.object({ from: v.string(), to: v.string(), share: large })) }),
    ),
  }),
  traffic: v.object({
    messages: count,
    bytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the protocol over 64-bit words, a worker for each party, every byte between them; what the colluders work out is computed from their own views alone. " +
  "Simplified: this page invented all the numbers, so it knows them, and it holds the network, so it could read every share; between people each wire would be encrypted. " +
  "Assumed: parties follow the protocol. One that adds to its partial sum moves the result and nobody notices, as the last setting shows. " +
  "Ignored: what the sum itself says. With one party left it says that party's number, whatever protocol computes it, and sums of narrow numbers (three yes of three) say each of them. " +
  "Not for production: nobody here checks who the other party is.";

/** What a run of hash-psi-break gives: its schema, and the types that follow from it. */
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

/** "We only share hashes": the card. The attack is in lib/attacks, the function that resists it in lib/psi. */
import { defineParams, integer } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./hash-psi-break.result.ts";

/** Country code 999 is reserved (ITU-T E.164): these numbers belong to nobody. */
export const PREFIX = "+99955";

/** SHA-256 of short texts per second in Chromium on 2 cores, with noble. */
const RATE = 700_000;

export const params = defineParams({
  numbers: integer({
    label: "Numbers on the list",
    help: "How many telephone numbers were hashed.",
    unit: "numbers",
    default: 6,
    min: 1,
    max: 100,
  }),
  digits: integer({
    label: "Unknown digits",
    help: "How many digits of a number the attacker does not know. Each one more is ten times the work.",
    unit: "digits",
    default: 6,
    min: 3,
    max: 8,
  }),
});

export type Recovered = { readonly hash: string; readonly value: string };
export type Frame = {
  readonly tried: number;
  readonly total: number;
  /** Guesses per second so far. */
  readonly rate: number;
  readonly hashes: readonly string[];
  readonly tags: readonly string[];
  readonly recovered: readonly Recovered[];
};

export const hashPsiBreak = defineExperiment<typeof params.fields, Result, Frame>({
  id: "hash-psi-break",
  title: "A list of hashed numbers, read by guessing",
  summary: "Telephone numbers are hashed, and every one of them is recovered while you watch; under an OPRF the same guesses find nothing.",
  params,
  version: 1,
  outcome: () => import("./hash-psi-break.result.ts"),
  verdicts: ["hashes-read", "oprf-resists"],
  estimate: ({ digits }) => 10 ** digits / RATE + 0.7,
  load: async () => (await import("./hash-psi-break.run.ts")).run,
});

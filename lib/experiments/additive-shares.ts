import { choice, defineParams, integer } from "../schema/index.ts";
import type { Result } from "./additive-shares.result.ts";
import { defineExperiment } from "./experiment.ts";

const LARGEST = Number.MAX_SAFE_INTEGER;

export const params = defineParams(
  {
    part: choice({
      label: "Look at",
      help: "One secret shared twice; what parties compute on shares by themselves; or the same over floats, which fails.",
      names: { shares: "shares", sums: "sums of shares", floats: "floats, which fail" },
      default: "shares",
    }),
    secret: integer({
      label: "Secret",
      help: "An invented number. It stands in the link of this figure, so type nothing real.",
      default: 42,
      min: -LARGEST,
      max: LARGEST,
    }),
    parties: integer({ label: "Parties", help: "How many parties get a share.", default: 3, min: 2, max: 10 }),
    shown: integer({
      label: "Shares you see",
      help: "How many of the shares are shown to you, the first ones. The other parties keep theirs.",
      default: 2,
      min: 0,
      max: 10,
    }),
    group: choice({
      label: "Group",
      help: "What is added: 64-bit words, which wrap around at 2^64 and carry a sign, or numbers modulo the prime 2^61 - 1.",
      names: { z2_64: "64-bit words", fp: "modulo 2^61 - 1" },
      default: "z2_64",
    }),
    second: integer({
      label: "Second secret",
      help: "Another shared number, which is added to the first without opening either. Invented, too.",
      default: 58,
      min: -LARGEST,
      max: LARGEST,
    }),
    constant: integer({
      label: "Public constant",
      help: "A number that everybody knows and one party adds.",
      default: 5,
      min: -LARGEST,
      max: LARGEST,
    }),
    delta: integer({
      label: "What a cheat adds",
      help: "The last party adds this to its share and tells nobody.",
      default: 1000,
      min: -LARGEST,
      max: LARGEST,
    }),
  },
  [
    {
      names: ["shown", "parties"],
      broken: ({ shown, parties }) => (shown > parties ? `${shown} shares cannot be shown of ${parties} that there are` : undefined),
      mend: ({ parties }, name) => (name === "parties" ? { shown: parties - 1 } : undefined),
    },
    ...(["secret", "second", "constant", "delta"] as const).map((name) => ({
      names: [name, "group"] as const,
      broken: (values: { readonly [N in typeof name]: number } & { readonly group: string }) =>
        values.group === "fp" && values[name] < 0
          ? `${values[name]} is negative, and numbers modulo a prime have no sign: ${values[name]} would come back as a large number`
          : undefined,
    })),
  ],
);

export const additiveShares = defineExperiment<typeof params.fields, Result>({
  id: "additive-shares",
  title: "A number in pieces that say nothing",
  summary:
    "A number is cut into random shares that add up to it; all but one of them leave every number possible, parties add shared numbers without opening them, and over floats none of it works.",
  params,
  version: 1,
  outcome: () => import("./additive-shares.result.ts"),
  verdicts: ["hides", "moves", "floats-fail"],
  estimate: ({ parties }) => 0.1 + 0.04 * parties,
  load: async () => (await import("./additive-shares.run.ts")).run,
});

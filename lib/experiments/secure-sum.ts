/** A sum that nobody adds up: the card. The protocol is in lib/mpc, what colluders make of it in lib/attacks. */
import { choice, defineParams, integer, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { placeOfNothing, tamper } from "./tampering.ts";

export const MOST_PARTIES = 8;
/** What is summed. Everybody knows the bounds; the numbers are drawn between them, each with equal chance. */
export const SCENES = {
  salaries: { least: 24_000, most: 120_000, lie: 50_000 },
  votes: { least: 0, most: 1, lie: 1 },
} as const;
export type Scene = keyof typeof SCENES;

export const params = defineParams(
  {
    parties: integer({
      label: "Parties",
      help: "How many take part. Each runs in a worker of its own.",
      default: 4,
      min: 3,
      max: MOST_PARTIES,
    }),
    colluders: integer({
      label: "Colluders",
      help: "How many of them, the last ones, put together all that they have: their numbers, their coins, every byte they received.",
      default: 2,
      min: 1,
      max: MOST_PARTIES - 1,
    }),
    scene: choice({
      label: "Numbers",
      help: "What each party brings: an invented salary, or a vote (1 is yes). Everybody knows between which bounds the numbers lie.",
      names: { salaries: "salaries", votes: "votes, yes or no" },
      default: "salaries",
    }),
    cheat: choice({
      label: "The last party",
      help: "What the last party does that breaks the rules: it adds to the partial sum that it tells everybody, or only to what it tells every second party.",
      names: { none: "follows the protocol", shift: "tells everybody a wrong partial sum", "two-faced": "tells some a wrong one" },
      default: "none",
    }),
    tamper,
    tamperAt: text({
      label: "At message",
      help: "Which message tamper means, as sender of it/its tag/its number among those, from 0; empty: the first message of p0.",
      max: 20,
      pattern: /^(p[0-7]\/(share|partial)\/[0-6])?$/,
      allowed: "a place such as p1/share/0",
      default: "",
    }),
  },
  [
    {
      names: ["parties", "colluders"],
      broken: ({ parties, colluders }) =>
        colluders >= parties
          ? `of ${parties} parties at most ${parties - 1} collude: somebody must be left who has something to hide`
          : undefined,
    },
    {
      names: ["tamper", "cheat"],
      broken: ({ tamper, cheat }) =>
        tamper !== "none" && cheat !== "none" ? "tampering on the wire and a party that lies are two experiments; choose one" : undefined,
    },
    placeOfNothing,
    {
      names: ["tamperAt", "parties"],
      broken: ({ parties, tamperAt }) =>
        Number(tamperAt[1] ?? 0) >= parties
          ? `there is no party ${tamperAt.slice(0, 2)} among ${parties}: the last is p${parties - 1}`
          : undefined,
    },
  ],
);

export const secureSum = defineExperiment({
  id: "secure-sum",
  title: "A sum that nobody adds up",
  summary:
    "Three to eight parties, each in a worker of its own, learn what their numbers come to; some of them pool all they saw, and learn no more than that.",
  params,
  version: 1,
  outcome: () => import("./secure-sum.result.ts"),
  verdicts: ["others-hidden", "last-input-known", "sum-right"],
  load: async () => (await import("./secure-sum.run.ts")).run,
});

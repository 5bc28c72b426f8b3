/** "How far can one person move the sum?": the card. The clipped sum and the noise are in lib/dp, the attack in lib/attacks. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./sensitivity.result.ts";

/** Answers per world and second in Chromium on 2 cores, both sources of the bound together. */
const RATE = 250_000;

export const params = defineParams({
  bound: integer({
    label: "Bound",
    help: "No gift counts for more than this. It is declared before anybody looks at the gifts.",
    unit: "euros",
    default: 100,
    min: 1,
    max: 5000,
    stops: [25, 50, 100, 150, 200, 300, 500, 1000],
  }),
  epsilon: number({
    label: "Epsilon",
    help: "The privacy loss of the one answer. The noise's scale is the bound divided by it.",
    default: 0.25,
    min: 0.01,
    max: 20,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  newcomer: integer({
    label: "The newcomer gives",
    help: "One more person, who is in the data in one world and not in the other.",
    unit: "euros",
    default: 2000,
    min: 0,
    max: 5000,
  }),
  boundFrom: choice({
    label: "Take the bound from",
    help: "Declared beforehand, or read off the data: the largest gift there is.",
    names: { declared: "a declaration", largest: "the largest gift" },
    default: "declared",
  }),
  people: integer({
    label: "People",
    help: "How many gifts there are before the newcomer's.",
    unit: "people",
    default: 150,
    min: 10,
    max: 1000,
  }),
  tries: integer({
    label: "Answers per world",
    help: "How often the attacker is tried, with the newcomer and without. More make the band narrower; the number is fixed beforehand.",
    unit: "answers",
    default: 10_000,
    min: 500,
    max: 100_000,
  }),
});

export const sensitivity = defineExperiment<typeof params.fields, Result, Result>({
  id: "sensitivity",
  title: "How far may one person move the sum?",
  summary:
    "A bound is declared before the data are seen: what it cuts, what its noise costs, and what happens when it is read off the data.",
  params,
  version: 1,
  outcome: () => import("./sensitivity.result.ts"),
  verdicts: ["moves-within-bound", "bound-leaks", "bias-dominates"],
  estimate: ({ tries }) => (2 * tries) / RATE,
  load: async () => (await import("./sensitivity.run.ts")).run,
});

/** Many options, and three places to put the noise: the card. The reports are in lib/dp/local, the shuffler's worth in lib/dp/shuffle.ts. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./local-dp.result.ts";

export const METHODS = ["central", "shuffled-kary", "shuffled-oue", "kary", "oue", "sue", "rappor"] as const;
export type Method = (typeof METHODS)[number];
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  central: "a curator",
  "shuffled-kary": "k-ary, shuffled",
  "shuffled-oue": "OUE, shuffled",
  kary: "k-ary",
  oue: "OUE",
  sue: "SUE",
  rappor: "RAPPOR",
};

/** Of the daily report of RAPPOR: P(1) where the remembered bit is 0, and where it is 1. */
export const DAILY = { p: 0.5, q: 0.75 } as const;

/** Surveys that are repeated. RAPPOR's cost as many draws as there are bits, people and days: of them there are fewer, and never below 30. */
const REPEATS = { most: 100, least: 30, draws: 2e7 } as const;
export const repeatsOf = (method: Method, { people, options, days }: { people: number; options: number; days: number }): number =>
  method === "rappor"
    ? Math.max(REPEATS.least, Math.min(REPEATS.most, Math.floor(REPEATS.draws / (people * options * days))))
    : REPEATS.most;

/** Bits of reports made one by one, and draws counted at once, in a second of Chromium on 2 cores. */
const RATE = { bits: 6e5, draws: 2e8 } as const;

export const params = defineParams({
  epsilon: number({
    label: "Privacy loss, ε",
    help: "The same for every method: what all that is ever learned of one person may give away.",
    default: 1,
    min: 0.1,
    max: 8,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  options: integer({
    label: "Options",
    help: "How many answers the question has. Each person has one.",
    default: 16,
    min: 2,
    max: 64,
    stops: [2, 4, 8, 16, 32, 64],
  }),
  people: integer({
    label: "People",
    help: "How many report. The same people for every method.",
    unit: "people",
    default: 5000,
    min: 100,
    max: 10_000,
    stops: [500, 1000, 2000, 5000, 10_000],
  }),
  method: choice({
    label: "Show estimates of",
    help: "A curator reads the truth; a shuffler mixes reports; the others trust nobody.",
    choices: METHODS,
    names: METHOD_NAMES,
    default: "oue",
  }),
  days: integer({
    label: "Reports of RAPPOR",
    help: "So many days each person sends a report about what the device remembered. The other methods report once.",
    unit: "days",
    default: 7,
    min: 1,
    max: 90,
    stops: [1, 7, 30, 90],
  }),
  delta: number({
    label: "Allowed excess, δ, of the shuffled reports",
    help: "A shuffler keeps ε except for an excess of this size. The other methods need none.",
    default: 1e-6,
    min: 1e-12,
    max: 1e-3,
    stops: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3],
  }),
});

export const localDp = defineExperiment<typeof params.fields, Result, Result>({
  id: "local-dp",
  title: "Who is trusted with the noise?",
  summary:
    "The same people and the same ε: k-ary response, unary encodings and RAPPOR, against shuffled reports and a trusted curator. Errors by the law and measured.",
  params,
  version: 1,
  outcome: () => import("./local-dp.result.ts"),
  verdicts: ["kary-beats-unary", "shuffling-helps"],
  estimate: ({ people, options, days }) =>
    (4 * people * options) / RATE.bits + (repeatsOf("rappor", { people, options, days }) * people * options * days) / RATE.draws,
  load: async () => (await import("./local-dp.run.ts")).run,
});

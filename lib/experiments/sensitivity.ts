/** "How far can one person move the sum?": the card. The clipped sum and the noise are in lib/dp, the attack in lib/attacks. */
import * as v from "valibot";
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

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
    choices: ["declared", "largest"],
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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Without the newcomer, and with. */
const twice = v.tuple([count, count]);
const measured = v.object({ measured: v.number(), low: v.number(), high: v.number() });

/** The same answer in two worlds, with the bound from one source. */
const worlds = v.object({
  /** In both worlds: a declared bound is the same, one read off the data need not be. */
  bounds: twice,
  sums: twice,
  scales: v.tuple([v.number(), v.number()]),
  /** How far the newcomer moves the sum before noise. */
  moved: count,
  /** How much better than a coin the attacker does, at its best threshold; low to high the 99 % band. */
  advantage: measured,
  auc: measured,
  /** With 99 % confidence, no mechanism of a smaller epsilon gives such answers. */
  epsilonAtLeast: v.number(),
  /** Of the answers, how many fell where. The outermost bins also hold all that lies beyond. */
  bins: v.object({ from: v.pipe(v.number(), v.safeInteger()), width: count, without: v.array(count), with: v.array(count) }),
});

export const result = v.object({
  /** Of the chosen source, before the newcomer comes; so are clipped, bias, scale, error, expected. */
  bound: count,
  boundFrom: v.picklist(["declared", "largest"]),
  epsilon: v.number(),
  /** Gifts above the bound. */
  clipped: count,
  /** What they lose: by so much the sum is too small before any noise. */
  bias: count,
  /** Of the geometric noise: bound / epsilon. */
  scale: v.number(),
  /** Mean distance of the published answers from the true sum, measured. */
  error: v.number(),
  /** The same, and the noise's mean size, as the law says. */
  expected: v.object({ error: v.number(), noise: v.number() }),
  /** How far one person really moves the sum, without a bound: the most that anybody gave, the newcomer included. */
  trueSensitivity: count,
  /** How far the newcomer moves the sum that is published, before noise. */
  moved: count,
  /** All gifts, exactly: what nobody publishes. */
  total: count,
  /** The bound with the least error for these gifts. Nobody who publishes may know it. */
  best: v.object({ bound: count, error: v.number(), above: count }),
  /** The exact cost of other bounds. */
  curve: v.array(v.object({ bound: count, bias: count, noise: v.number(), error: v.number() })),
  /** The gifts, smallest first. */
  gifts: v.array(count),
  newcomer: count,
  declared: worlds,
  largest: worlds,
});

export type Worlds = v.InferOutput<typeof worlds>;
export type Result = v.InferOutput<typeof result>;

export const sensitivity = defineExperiment<typeof params.fields, Result, Result>({
  id: "sensitivity",
  title: "How far may one person move the sum?",
  summary:
    "A bound is declared before the data are seen: what it cuts, what its noise costs, and what happens when it is read off the data.",
  honesty:
    "Real: the geometric noise, drawn exactly; the cost of every bound, from its closed form; the attacker, measured on the stated number of answers in each world, with a band that holds for all of its thresholds at once (99 %). " +
    "Simplified: the gifts are invented, everybody gives once, in whole euros, and one answer is published; many answers cost many epsilons. " +
    "Assumed of the attacker: it knows every other gift and what the newcomer would give, which is what differential privacy has to withstand. " +
    "Not to be copied: the curve of costs is computed from the gifts. Whoever chooses a bound by looking at it has published something without noise.",
  params,
  version: 1,
  result,
  verdicts: ["moves-within-bound", "bound-leaks", "bias-dominates"],
  estimate: ({ tries }) => (2 * tries) / RATE,
  load: async () => (await import("./sensitivity.run.ts")).run,
});

/** "Two harmless totals": the card. The questions and what they give away are in lib/attacks/outputs, the noise is in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./differencing.result.ts";
import { defineExperiment } from "./experiment.ts";

const WAYS = ["everybody", "halves", "grid"] as const;
const RULES = ["smallest", "both-ends", "overlap"] as const;
/** Noisy answers per second in Chromium on 2 cores. */
const RATE = 4_500_000;
/** A guess counts as right within so many euros. */
export const NEAR = 250;

export const params = defineParams(
  {
    target: integer({
      label: "Whose salary",
      help: "The attacker wants this employee's salary, and asks for no group that is this employee alone.",
      default: 23,
      min: 1,
      max: 200,
    }),
    way: choice({
      label: "The attacker asks for",
      help: "Everybody, then everybody but the target. Or half of the others, with the target and without. Or a grid of small groups.",
      choices: WAYS,
      names: { everybody: "all, and all but one", halves: "two halves", grid: "a grid of groups" },
      default: "everybody",
    }),
    rule: choice({
      label: "The service refuses",
      help: "Groups that are too small. Or also groups that leave out too few. Or also groups that share two people or more with one before.",
      choices: RULES,
      names: { smallest: "small groups", "both-ends": "small and nearly full ones", overlap: "those, and overlaps" },
      default: "smallest",
    }),
    limit: integer({
      label: "Smallest group",
      help: "A total over fewer people is refused; so is, under the stricter rules, one that leaves out fewer. The grid's groups have this size.",
      unit: "people",
      default: 6,
      min: 2,
      max: 14,
    }),
    noise: choice({
      label: "Answers",
      help: "Exact, or with geometric noise that covers any salary up to the declared highest one.",
      names: { none: "exact", geometric: "with noise" },
      default: "none",
    }),
    epsilon: number({
      label: "Epsilon",
      help: "The privacy loss that is declared: of each answer, or of all of them together.",
      default: 1,
      min: 0.01,
      max: 20,
      stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
    }),
    pays: choice({
      label: "Epsilon is for",
      help: "Each answer: nobody adds up what has been spent. Or all answers together: the more are asked for, the noisier each is.",
      names: { each: "each answer", all: "all answers together" },
      default: "each",
    }),
    times: integer({
      label: "Each question is asked",
      help: "So many times, each time with fresh noise. The attacker takes the mean of the answers.",
      unit: "times",
      default: 1,
      min: 1,
      max: 1024,
      stops: [1, 4, 16, 64, 256, 1024],
    }),
    people: integer({ label: "Employees", help: "How many there are on the payroll.", unit: "people", default: 60, min: 20, max: 200 }),
    tries: integer({
      label: "Attacks",
      help: "How often the whole attack on noisy answers is carried out anew. The number is fixed beforehand.",
      default: 1000,
      min: 100,
      max: 5000,
    }),
  },
  [
    {
      names: ["target", "people"],
      broken: ({ target, people }) => (target > people ? `employee ${target} is not among ${people} employees` : undefined),
    },
    {
      names: ["way", "limit", "people"],
      broken: ({ way, limit, people }) =>
        way === "grid" && 1 + limit * (limit - 1) > people
          ? `a grid of groups of ${limit} needs ${1 + limit * (limit - 1)} employees, and there are ${people}`
          : undefined,
    },
    {
      names: ["limit", "people"],
      broken: ({ limit, people }) => (2 * limit >= people ? `groups of ${limit} are half of ${people} employees` : undefined),
    },
  ],
);

export const differencing = defineExperiment<typeof params.fields, Result, Result>({
  id: "differencing",
  title: "Two harmless totals",
  summary:
    "Totals over large groups, each harmless by itself, leave one salary when they are subtracted; rules about groups do not stop that, noise and a budget do.",
  params,
  version: 1,
  outcome: () => import("./differencing.result.ts"),
  verdicts: ["salary-found", "question-refused", "better-than-blind"],
  estimate: ({ way, limit, times, tries, noise }) => (noise === "none" ? 0 : ((way === "grid" ? 2 * limit - 1 : 2) * times * tries) / RATE),
  load: async () => (await import("./differencing.run.ts")).run,
});

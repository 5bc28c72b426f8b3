/** What can be set of an attack on sizes of intersections. */
import { choice, defineParams, flag, integer, number, type Values } from "../schema/index.ts";

/** No attack here asks more often for so few people, but those that never end. */
export const UNLIMITED = 1024;
const MOST_PEOPLE = 256;
/** With a plan, which is a table over all smaller sets. */
const MOST_PLANNED = 128;
/** Dummies for more calls would be more than anybody adds. */
const MOST_PADDED = 100;

export const params = defineParams(
  {
    n: integer({
      label: "People asked about",
      help: "Everybody whose membership the attacker wants to know.",
      default: 64,
      min: 1,
      max: MOST_PEOPLE,
      stops: [16, 32, 64, 80, 128, 256],
    }),
    c: integer({ label: "Members among them", help: "How many of them are in the secret set.", default: 16, min: 0, max: MOST_PEOPLE }),
    calls: integer({
      label: "Calls",
      help: "How many questions may be asked, the first one about everybody. Unlimited is 1,024: more than any attack here needs.",
      default: 45,
      min: 1,
      max: UNLIMITED,
      stops: [1, 10, 20, 45, 128, 256],
      words: { unlimited: UNLIMITED },
    }),
    epsilon: number({
      label: "Privacy loss, ε",
      help: "For the whole attack, or for each call, as is set.",
      default: 1,
      min: 0.01,
      max: 20,
      stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
    }),
    attack: choice({
      label: "Attack",
      help: "The same attack, with the same shuffles, against both services.",
      names: {
        tree: "halving, most likely members first",
        votes: "the same over and over, by majority",
        purity: "halving, surest part first",
        features: "splitting by what can be seen",
        planned: "planned split",
        published: "planned split, as published",
        bayesian: "a belief for each person",
        weighing: "a fixed list of questions",
        "one-by-one": "one by one",
        "noise-aware": "least squares, knows the noise",
        target: "all calls on one person",
        sum: "sizes and sums of payments",
      },
      default: "tree",
    }),
    defence: choice({
      label: "Defence",
      help: "What stands in the second panel.",
      names: { dp: "noise from a budget", dpca: "dummies of both parties", none: "none" },
      default: "dp",
    }),
    per: choice({
      label: "ε is for",
      help: "The whole attack: the budget is shared by all calls. Each call: the budget is as many times ε as there are calls. No budget: nobody counts.",
      names: { whole: "the whole attack", each: "each call", none: "each call, no budget" },
      default: "whole",
    }),
    oracle: choice({
      label: "Who answers",
      help: "Real PSI-CA runs between two workers, anew for every call.",
      names: { ideal: "the ideal functionality", real: "real PSI-CA, every call" },
      default: "ideal",
    }),
    again: integer({
      label: "Runs",
      help: "The attack is run so many times, each time on other people; the first is drawn. One run proves nothing.",
      default: 1,
      min: 1,
      max: 2000,
      stops: [1, 50, 200, 1000],
    }),
    bias: integer({
      label: "Set bias",
      help: "One in ten people who are not in has a mark that everybody sees; of members so many times as many.",
      default: 1,
      min: 1,
      max: 8,
      stops: [1, 2, 4, 8],
    }),
    rule: choice({
      label: "Another rule",
      help: "What is tried beside noise, or instead of it.",
      names: {
        none: "none",
        minimum: "refuse small questions",
        remember: "same question, same answer",
        offset: "one noise for all answers",
      },
      default: "none",
    }),
    least: integer({
      label: "Smallest question",
      help: "For the rule that refuses small questions.",
      default: 8,
      min: 1,
      max: MOST_PEOPLE,
    }),
    decoys: flag({ label: "Decoys", help: "The attacker fills each question up with strings that nobody has.", default: true }),
    accounts: integer({
      label: "Accounts",
      help: "A budget for each account instead of one for the data, and attackers who work together.",
      default: 1,
      min: 1,
      max: 8,
    }),
    changes: integer({
      label: "Set changes every",
      help: "After so many calls one member leaves and another person joins. 0: never.",
      unit: "calls",
      default: 0,
      min: 0,
      max: UNLIMITED,
    }),
    adds: choice({
      label: "Dummies the attacker adds",
      help: "The protocol says half of them.",
      names: { half: "its half", none: "none", all: "all" },
      default: "half",
    }),
    delta: number({
      label: "δ of the dummies",
      help: "Dummies keep an ε only up to a δ.",
      default: 1e-4,
      min: 1e-9,
      max: 1e-2,
      stops: [1e-6, 1e-5, 1e-4, 1e-3],
    }),
    pays: integer({
      label: "Largest payment",
      help: "For sums: each person would pay from 1 to this.",
      default: 1000,
      min: 1,
      max: 1_000_000,
    }),
    overlap: integer({
      label: "An honest partner’s overlap",
      help: "How many people an honest partner has in common with the service: what one answer’s noise is to it.",
      default: 25_000,
      min: 1,
      max: 100_000_000,
      stops: [64, 1000, 25_000],
    }),
  },
  [
    {
      names: ["n", "c"],
      broken: ({ n, c }) => (c > n ? `${c} of ${n} people cannot be members` : undefined),
      mend: ({ n }, name) => (name === "n" ? { c: Math.floor(n / 4) } : undefined),
    },
    {
      names: ["attack", "n"],
      broken: ({ attack, n }) =>
        (attack === "planned" || attack === "published") && n > MOST_PLANNED
          ? `a plan is made for at most ${MOST_PLANNED} people`
          : undefined,
    },
    {
      names: ["defence", "calls"],
      broken: ({ defence, calls }) =>
        defence === "dpca" && calls > MOST_PADDED ? `dummies are made for at most ${MOST_PADDED} calls` : undefined,
      mend: (_, name) => (name === "defence" ? { calls: 45 } : undefined),
    },
    {
      names: ["defence", "epsilon"],
      broken: ({ defence, epsilon }) =>
        defence === "dpca" && epsilon < 0.1 ? "dummies are made for an epsilon of at least 0.1" : undefined,
    },
    {
      names: ["defence", "attack"],
      broken: ({ defence, attack }) => (defence === "dpca" && attack === "sum" ? "dummies pad sizes; sums are not padded here" : undefined),
    },
    {
      names: ["changes", "attack"],
      broken: ({ changes, attack }) =>
        changes > 0 && (attack === "sum" || attack === "target") ? "a set that changes is asked for sizes of many people" : undefined,
    },
  ],
);

export type Settings = Values<typeof params>;

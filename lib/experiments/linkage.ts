/** "Without names": the card. Joining tables is in lib/attacks/outputs. */
import { choice, defineParams, flag, integer } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./linkage.result.ts";

export const BIRTHS = ["day", "month", "year", "decade", "none"] as const;

export const params = defineParams(
  {
    birth: choice({
      label: "Birth is published by",
      help: "How exactly the hospital's table says when a patient was born.",
      choices: BIRTHS,
      names: { none: "not at all" },
      default: "day",
    }),
    digits: integer({
      label: "Digits of the postcode",
      help: "How many of the three digits the table shows.",
      default: 3,
      min: 0,
      max: 3,
    }),
    sex: flag({ label: "Sex is published", help: "Whether the table has that column.", default: true }),
    coverage: integer({
      label: "The register knows",
      help: "So many of a hundred residents are in the public register. Of the others the attacker has no name, and may take somebody else's.",
      unit: "%",
      default: 80,
      min: 5,
      max: 100,
    }),
    population: integer({
      label: "Residents",
      help: "How many people live in the town.",
      unit: "people",
      default: 5000,
      min: 100,
      max: 10_000,
    }),
    rows: integer({
      label: "Patients",
      help: "How many of them are in the hospital's table, one row each, drawn at random.",
      unit: "rows",
      default: 400,
      min: 10,
      max: 2000,
    }),
  },
  [
    {
      names: ["rows", "population"],
      broken: ({ rows, population }) => (rows > population ? `${rows} patients are more than ${population} residents` : undefined),
    },
  ],
);

/**
 * What became of a row, when the attacker had joined the tables:
 * right   one person fits and nobody else, and it is that patient
 * wrong   one person fits and nobody else, and it is another: the patient is not in the register
 * told    several persons fit, or several rows, but all the rows have one diagnosis: whoever knows that a person is a patient knows it
 * hidden  several rows fit, and their diagnoses differ
 * nobody  nobody in the register fits
 */
export const OUTCOMES = ["right", "wrong", "told", "hidden", "nobody"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const linkage = defineExperiment<typeof params.fields, Result, Result>({
  id: "linkage",
  title: "Without names",
  summary:
    "A hospital publishes diagnoses without names; a public register has names, and the same birthdays and postcodes. Joined, they name the patients; coarser columns help, and not against everything.",
  params,
  version: 1,
  outcome: () => import("./linkage.result.ts"),
  verdicts: ["somebody-linked", "wrongly-linked", "told-without-link"],
  load: async () => (await import("./linkage.run.ts")).run,
});

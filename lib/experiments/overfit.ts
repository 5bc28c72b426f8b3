/** "The curve that remembers its points": the card. The fit is lib/learning/polynomial.ts, the attacker lib/attacks/models/loss-threshold.ts. */
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./overfit.result.ts";

/** Of the interval around the attacker's mean area. */
export const CONFIDENCE = 0.99;

export const params = defineParams(
  {
    degree: integer({
      label: "Degree",
      help: "How many times the curve may bend, and one more.",
      default: 14,
      min: 0,
      max: 24,
      stops: [1, 3, 5, 9, 14, 20],
    }),
    points: integer({
      label: "Points",
      help: "So many are used for the fit, and as many others are not.",
      unit: "points",
      default: 30,
      min: 4,
      max: 300,
      stops: [26, 30, 50, 100, 200],
    }),
    noise: number({
      label: "Noise in the points",
      help: "Standard deviation around the sine that the points come from.",
      default: 0.3,
      min: 0.01,
      max: 2,
      stops: [0.1, 0.2, 0.3, 0.5, 1],
    }),
    runs: integer({
      label: "More fits",
      help: "How many more curves of each degree are fitted, to fresh points, to measure the attacker.",
      unit: "fits",
      default: 200,
      min: 20,
      max: 4000,
      stops: [100, 200, 400, 1000],
    }),
  },
  [
    {
      names: ["degree", "points"],
      broken: ({ degree, points }) => (points > degree ? undefined : `a curve of degree ${degree} takes ${degree + 1} points`),
      mend: ({ degree, points }, name) => (name === "degree" ? { points: degree + 1 } : { degree: points - 1 }),
    },
  ],
);

export const overfit = defineExperiment<typeof params.fields, Result, Result>({
  id: "overfit",
  title: "The curve that remembers its points",
  summary:
    "A polynomial is fitted to noisy points; from how near it passes, an attacker says which points it was fitted to. More bends, more memory.",
  params,
  version: 1,
  outcome: () => import("./overfit.result.ts"),
  verdicts: ["tells"],
  estimate: ({ runs, points }) => runs * points * 1.2e-4,
  load: async () => (await import("./overfit.run.ts")).run,
});

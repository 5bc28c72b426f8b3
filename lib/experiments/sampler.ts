/** Random bits in, an exact integer out: the card. The samplers are in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./sampler.result.ts";

export const LAWS = ["coin", "laplace", "gaussian"] as const;

const twoDecimals = (name: string, value: number) =>
  Math.abs(value * 100 - Math.round(value * 100)) < 1e-9
    ? undefined
    : `${name} has at most two decimals, so that it is a fraction of small numbers`;

export const params = defineParams(
  {
    law: choice({
      label: "Draw",
      help: "A coin that comes up with chance e⁻ˣ, or noise on the whole numbers. Each is built from the one before.",
      choices: LAWS,
      names: { coin: "a coin of chance e⁻ˣ", laplace: "discrete Laplace", gaussian: "discrete Gaussian" },
      default: "laplace",
    }),
    scale: number({
      label: "Scale of the noise",
      help: "Laplace: sensitivity / ε. Gaussian: σ. At most two decimals.",
      default: 2,
      min: 0.1,
      max: 50,
      stops: [0.5, 1, 2, 5, 10, 20, 50],
    }),
    x: number({
      label: "x of the coin",
      help: "The coin comes up with chance e⁻ˣ. At most two decimals.",
      default: 0.5,
      min: 0.01,
      max: 10,
      stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
    }),
    draws: integer({
      label: "Draws of each engine",
      help: "So many are counted and compared with the exact law.",
      default: 10_000,
      min: 100,
      max: 200_000,
      stops: [100, 1000, 10_000, 100_000],
    }),
  },
  [
    { names: ["scale"], broken: ({ scale }) => twoDecimals("the scale", scale) },
    { names: ["x"], broken: ({ x }) => twoDecimals("x", x) },
  ],
);

export const sampler = defineExperiment<typeof params.fields, Result, Result>({
  id: "sampler",
  title: "Bits in, an exact integer out",
  summary:
    "A sampler of differential privacy opened up: every random bit it takes, every try it throws back, the integer that comes out, and what it cost.",
  params,
  version: 1,
  outcome: () => import("./sampler.result.ts"),
  verdicts: ["law-fits"],
  load: async () => (await import("./sampler.run.ts")).run,
});

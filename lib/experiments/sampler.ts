/** Random bits in, an exact integer out: the card. The samplers are in lib/dp. */
import * as v from "valibot";
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

export const LAWS = ["coin", "laplace", "gaussian"] as const;
export const ENGINES = ["oracle", "masked", "table"] as const;

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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const size = v.pipe(v.number(), v.finite(), v.minValue(0));

/**
 * One step of the draw that is opened, as the sampler ran: a part of it that began, or bits that it took. Fractions are "n/d". What a part
 * came to stands with its first step, though it is known only after step `until`.
 */
export const step = v.object({
  depth: count,
  part: v.picklist(["sign", "uniform", "coin", "run", "exp", "geometric", "laplace", "gaussian"]),
  /** The part that called this one. */
  under: v.nullable(v.string()),
  /** A bound, a chance, a rate or a variance. */
  asked: v.string(),
  /** The bits of each try: all but the last were thrown back. Of a part that took none itself: none. */
  tries: v.array(v.string()),
  /** The number that the bits are; null where there are none. */
  drew: v.nullable(v.string()),
  /** A whole number, or whether a coin came up. */
  came: v.union([v.number(), v.boolean()]),
  until: count,
});

/** One engine: the integer that it makes of the very words of the opened draw, and its `draws` others. */
const engine = v.object({
  id: v.picklist(ENGINES),
  first: v.object({ value: v.number(), words: count, coins: count }),
  /** Mean over the draws: 32-bit words, 32 coins to a word; bits that it looks at, where its parts are watched. */
  words: size,
  bits: v.nullable(size),
  /** Pearson's chi-square against the exact law, and what a right sampler exceeds at most once in a million times. */
  chi2: size,
  bound: size,
  degrees: count,
});

export const result = v.object({
  law: v.picklist(LAWS),
  /** x, the rate, or sigma squared, as a fraction. */
  parameter: v.string(),
  opened: v.object({ value: v.number(), bits: count, words: count, coins: count, steps: v.array(step), more: count }),
  /** Bits of one draw of the opened sampler, on average. */
  expected: size,
  /** Bits that any sampler of this law takes on average, at least. */
  entropy: size,
  engines: v.array(engine),
  /** The oracle's draws in bins of `width` whole numbers, the first centred at `from`. */
  outputs: v.object({ from: v.number(), width: count, exact: v.array(size), drawn: v.array(count), outside: count }),
});

export type Result = v.InferOutput<typeof result>;
export type Step = v.InferOutput<typeof step>;
export type Engine = v.InferOutput<typeof engine>;

export const sampler = defineExperiment<typeof params.fields, Result, Result>({
  id: "sampler",
  title: "Bits in, an exact integer out",
  summary:
    "A sampler of differential privacy opened up: every random bit it takes, every try it throws back, the integer that comes out, and what it cost.",
  honesty:
    "Real: the steps are those of the sampler that draws this page's noise, written down while it ran; every draw is exact, by whole numbers and random words alone; the expected cost and the entropy are computed from the same probabilities. " +
    "Simplified: bits are counted as the sampler looks at them, though it takes them from words of 32; of very long draws the first steps are listed. " +
    "Assumed: random words that are independent and uniform. A test of draws can refute a sampler and never prove one: that is what the argument on paper is for. " +
    "Ignored: time. A draw that takes longer says something about its value to whoever can time it. " +
    "Not for production: noise whose bits were written down protects nobody.",
  params,
  version: 1,
  result,
  verdicts: ["law-fits"],
  load: async () => (await import("./sampler.run.ts")).run,
});

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { fitOf, STRICT } from "../dp/chi-square.ts";
import { pmf } from "../dp/discrete-laplace.ts";
import { inMemory } from "../protocol/index.ts";
import { runExperiment } from "./run.ts";
import type { Result } from "./sampler.result.ts";
import { LAWS, params, sampler } from "./sampler.ts";
import { lawFits } from "./sampler.verdicts.ts";

type Settings = Partial<typeof params.defaults>;

const start = async (settings: Settings, seed: number | null = 1): Promise<Result> =>
  (
    await runExperiment(
      sampler,
      { ...params.defaults, draws: 1000, ...settings },
      { host: inMemory(), signal: new AbortController().signal, seed: seed ?? undefined },
    )
  ).result;

describe("one run", () => {
  it.each(LAWS)("has its fields, survives JSON, and is the same under the same seed (%s)", async (law) => {
    const result = await start({ law });
    expect(v.is((await sampler.outcome()).result, result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(await start({ law })).toEqual(result);
    expect((await start({ law }, 2)).outputs.drawn).not.toEqual(result.outputs.drawn);
    expect(result.engines.map(({ id }) => id)).toEqual(law === "coin" ? ["oracle", "masked"] : ["oracle", "masked", "table"]);
  });

  it("opens another draw each time where nothing is seeded", async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => start({ law: "gaussian", draws: 100 }, null)));
    expect(new Set(runs.map(({ opened }) => JSON.stringify(opened))).size).toBeGreaterThan(1);
  });

  it.each(LAWS)("lists every bit that the draw took, and what it drew follows from them (%s)", async (law) => {
    for (let seed = 0; seed < 40; seed++) {
      const { opened, engines } = await start({ law, draws: 100 }, seed);
      const { steps, bits, words, coins, value, more } = opened;
      expect(more).toBe(0);
      expect(steps.flatMap(({ tries }) => tries).join("").length).toBe(bits);
      expect(engines[0]?.first).toEqual({ value, words, coins });
      expect(Number(steps[0]?.came)).toBe(value);
      for (const { part, tries, drew, asked, came } of steps) {
        if (part === "sign") expect(came).toBe(tries[0] === "1");
        if (drew === null || part === "sign") continue;
        const [num, den = num] = asked.split("/").map(BigInt) as [bigint, bigint | undefined];
        const numbers = tries.map((each) => BigInt(`0b${each}`));
        expect(numbers.every((n, i) => (i < numbers.length - 1 ? n >= den : n < den))).toBe(true);
        if (numbers.length > 0) expect(String(numbers.at(-1))).toBe(drew);
        if (part === "coin") expect(came).toBe(BigInt(drew) < num);
      }
    }
  });

  it("nests the steps: what belongs to a part stands below it and is deeper", async () => {
    const { opened } = await start({ law: "gaussian" });
    for (const [i, { depth, until }] of opened.steps.entries()) {
      expect(opened.steps.slice(i + 1, until + 1).every((inner) => inner.depth > depth)).toBe(true);
      expect((opened.steps[until + 1]?.depth ?? 0) <= depth).toBe(true);
    }
  });

  it("counts in bins what it drew, and bins hold their law", async () => {
    for (const settings of [{ scale: 0.5 }, { scale: 50 }, { law: "gaussian", scale: 20 }, { law: "coin", x: 3 }] as const) {
      const { outputs } = await start(settings);
      expect(outputs.drawn.reduce((a, b) => a + b) + outputs.outside).toBe(1000);
      expect(outputs.exact.length).toBeLessThanOrEqual(42);
      const mass = outputs.exact.reduce((a, b) => a + b);
      expect(mass).toBeLessThan(1 + 1e-12);
      expect(mass).toBeGreaterThan(0.998);
    }
  });

  it("takes about the bits that are expected, and no fewer than the entropy", async () => {
    for (const law of LAWS) {
      const { expected, entropy, engines } = await start({ law, draws: 4000 });
      expect(entropy).toBeLessThan(expected);
      // Costs have a deviation below twice their mean: 5 standard errors; the seed is fixed.
      expect(Math.abs((engines[0]?.bits ?? 0) - expected)).toBeLessThan((10 * expected) / Math.sqrt(4000));
    }
  });

  it("answers bad values with a sentence", async () => {
    await expect(start({ scale: 0.123 })).rejects.toThrow("scale: the scale has at most two decimals");
    await expect(start({ scale: 0 })).rejects.toThrow(/scale: 0 is not/);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = runExperiment(
      sampler,
      { ...params.defaults, draws: 200_000 },
      { host: inMemory(), signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(running).rejects.toThrow();
  });
});

it("verdict sampler/law-fits: yes", async () => {
  for (const settings of [{}, { law: "gaussian", scale: 0.7 }, { law: "coin", x: 1 }] as const)
    expect(lawFits(await start(settings))).toBe(true);
});

it("verdict sampler/law-fits: no", async () => {
  // Whole draws of the right scale, compared with a law a little wider.
  const { outputs } = await start({ draws: 20_000 });
  const draws = outputs.drawn.flatMap((n, i) => new Array<number>(n).fill(outputs.from + i));
  const { chi2, bound } = fitOf(draws, (x) => pmf(1 / 2.3, x), 0, STRICT);
  expect(lawFits({ engines: [{ chi2, bound }] })).toBe(false);
});

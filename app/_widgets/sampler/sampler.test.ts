/** What the figure of an opened draw draws and writes. */
import { describe, expect, it } from "vitest";
import { inMemory, runExperiment } from "../../../lib/experiments/run.ts";
import type { Result } from "../../../lib/experiments/sampler.result.ts";
import { LAWS, sampler } from "../../../lib/experiments/sampler.ts";
import { face } from "./face.tsx";
import { picture } from "./picture.ts";
import { barsOf, scaleOf } from "./shapes.ts";
import { cameTo } from "./words.tsx";

const start = async (settings: Partial<typeof sampler.params.defaults>, seed = 1) => {
  const values = { ...sampler.params.defaults, draws: 500, ...settings };
  const { result } = await runExperiment(sampler, values, { host: inMemory(), signal: new AbortController().signal, seed });
  return { values, result: result as Result, lines: [], views: {}, brought: [] };
};

describe.each(LAWS)("%s", (law) => {
  it("has every step and every count in a table", async () => {
    const shown = await start({ law });
    const tables = new Map(face.tables(shown).map((table) => [table.caption.split(" (")[0], table.rows]));
    expect(tables.get("The draw, step by step")).toHaveLength(shown.result.opened.steps.length);
    expect(tables.get("Three engines, one law")).toHaveLength(shown.result.engines.length);
    expect(tables.get("Integers out")?.map(([, , drawn]) => drawn)).toEqual(shown.result.outputs.drawn);
    expect(face.steps?.(shown)).toBe(shown.result.opened.steps.length);
  });

  it("draws a picture that stands alone, and stays in its box", async () => {
    for (const scale of [0.1, 2, 50]) {
      const shown = await start({ law, scale });
      expect(picture(shown)).toMatch(/^<svg .+<\/svg>$/s);
      expect(picture(shown)).not.toMatch(/NaN|undefined|Infinity/);
      const { bars, xs, ys } = barsOf(shown.result, 500);
      for (const [, at] of bars.matchAll(/[MV]([\d.-]+)/g)) expect(Number(at) >= 0 && Number(at) <= 100).toBe(true);
      expect(xs.every(({ at }) => at >= 0 && at <= 100)).toBe(true);
      expect(ys.length).toBeGreaterThan(1);
      expect(scaleOf(shown.result)).toBeGreaterThan(shown.result.opened.bits);
    }
  });
});

it("says of a size of 0 with a minus that it is thrown back, and only of that", async () => {
  let [thrown, kept] = [0, 0];
  for (let seed = 0; seed < 60; seed++) {
    const { steps } = (await start({ scale: 0.5, draws: 100 }, seed)).result.opened;
    for (const [i, step] of steps.entries()) {
      if (step.part !== "geometric") continue;
      const minus = steps[i - 1]?.came === true;
      const said = cameTo(step, steps[i - 1]);
      expect(said.includes("thrown back")).toBe(minus && step.came === 0);
      if (said.includes("thrown back")) {
        thrown++;
        expect(steps.slice(i + 1).some(({ part }) => part === "sign")).toBe(true); // and a new sign is tossed
      } else kept++;
    }
  }
  expect(thrown).toBeGreaterThan(0);
  expect(kept).toBe(60); // one for each draw
});

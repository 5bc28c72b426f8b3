/**
 * What figures show before they are done can be drawn: of the surveys the laws come first, and nothing that is not known yet is said; of the
 * others the first of many draws.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type AnyExperiment, type ExperimentId, experiments } from "../../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../../lib/experiments/run.ts";
import type { Face } from "./face.ts";
import { faces } from "./faces.ts";

/** The stage at each frame of a run. */
async function framesOf(id: ExperimentId, values: object): Promise<readonly string[]> {
  const card: AnyExperiment = experiments[id];
  const { face } = (await faces[id]()) as { face: Face<ExperimentId> };
  const shown: unknown[] = [];
  const given = { ...card.params.defaults, ...values };
  await runExperiment(card, given, {
    host: inMemory(),
    signal: new AbortController().signal,
    seed: 1,
    frame: (frame) => shown.push(structuredClone(frame)),
  });
  const drawn = shown.map((frame) => {
    const props = { values: given, frame, lines: [], views: {}, brought: [] } as unknown as Parameters<typeof face.Stage>[0];
    return renderToStaticMarkup(<face.Stage {...props} />);
  });
  for (const markup of drawn) expect(markup).not.toMatch(/NaN|undefined|Infinity/);
  return drawn;
}

it.each<[ExperimentId, object, number, RegExp]>([
  ["coin-survey", { days: 7 }, 2, /It is right|200 more of the same people/],
  ["dp-sgd", { games: 100 }, 2, /Privacy loss distribution/],
  ["local-dp", { people: 400, days: 2 }, 8, /are below 0/],
  ["model-attack", { data: "synthetic", n: 100, models: 3 }, 26, /no attack may find more than/],
  ["dummies", { queries: 6, identifiers: 1 }, 28, /= where the DPCA-PSI project/],
])("%s", async (id, values, frames, late) => {
  const drawn = await framesOf(id, values);
  expect(drawn).toHaveLength(frames);
  expect(drawn[0]).not.toMatch(late);
  expect(drawn.at(-1)).toMatch(late);
});

it("set-attack begins with people of whom nothing is known, shows the first of many runs, and then the runs so far", async () => {
  const drawn = await framesOf("set-attack", { again: 50 });
  expect(drawn).toHaveLength(4);
  expect(drawn[0]).toMatch(/nothing asked yet/);
  expect(drawn[1]).toMatch(/everybody is decided/);
  expect(drawn.slice(2).map((frame) => /mean of (\d+)/.exec(frame)?.[1])).toEqual(["21", "41"]);
});

it.each<[ExperimentId, object, RegExp]>([
  ["sampler", {}, /1,000 draws against the exact law/],
  ["sensitivity", {}, /declared/],
  ["audit", {}, /300/],
  ["averaging-attack", {}, /of 20 attackers/],
])("%s begins with a few of its draws, where there are many", async (id, values, few) => {
  const drawn = await framesOf(id, values);
  expect(drawn).toHaveLength(1);
  expect(drawn[0]).toMatch(few);
});

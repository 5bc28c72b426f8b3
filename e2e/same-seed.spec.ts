/**
 * One seed and the same parameters give the same result in Chromium's workers and in Node. The embed posts the result: it stands in a page of
 * another origin, as embeds do, and is held there to what every page of the export is held to, but for its looks.
 */
import { expect, type Page } from "playwright/test";
import { type AnyExperiment, type ExperimentId, experiments } from "../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../lib/experiments/run.ts";
import { readText } from "../lib/schema/index.ts";
import { cases, ONE_PASS } from "./cases.ts";
import { PATIENCE, ran } from "./helpers.ts";
import { embedOutside, SAME_SITE } from "./outside.ts";
import { deadEnds, watched } from "./visit.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const rounded = (value: unknown, digits: number): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === "number" && !Number.isInteger(each) ? Number(each.toPrecision(digits)) : each,
  );

async function inNode(id: ExperimentId, query: string): Promise<unknown> {
  const card: AnyExperiment = experiments[id];
  const { values, problems } = readText(card.params, [...new URLSearchParams(query)]);
  expect(problems).toEqual([]);
  const { result } = await runExperiment(card, values, { host: inMemory(), signal: new AbortController().signal, seed: 7 });
  return JSON.parse(JSON.stringify(result));
}

async function inChromium(page: Page, baseURL: string, id: ExperimentId, query: string): Promise<unknown> {
  const wrong = watched(page, baseURL, (request) => !(request.isNavigationRequest() && request.frame() === page.mainFrame()));
  const outside = await embedOutside(page, baseURL, `/embed/${id}?${query}#seed=7`, { host: SAME_SITE });
  await outside.heard("ready");
  await expect(outside.frame.locator("h1").first()).toBeVisible(PATIENCE);
  await ran(outside.frame.locator(`[data-widget=${id}]`));
  await outside.tell({ petri: 1, type: "get", widget: id });
  const { result } = await outside.heard("result");
  expect(await deadEnds(outside.frame)).toEqual([]);
  await outside.close();
  expect(wrong).toEqual([]);
  return result;
}

for (const [id, query, digits = ONE_PASS] of cases) {
  test(`${id} ${query || "(defaults)"}`, async ({ page, baseURL }) => {
    expect(rounded(await inChromium(page, baseURL ?? "", id, query), digits)).toEqual(rounded(await inNode(id, query), digits));
  });
}

test("another seed gives another result, so the comparison can fail", async () => {
  const card = experiments.psi;
  const run = async (seed: number) =>
    (await runExperiment(card, { ...readText(card.params, []).values }, { host: inMemory(), signal: new AbortController().signal, seed }))
      .result;
  expect(await run(7)).not.toEqual(await run(8));
});

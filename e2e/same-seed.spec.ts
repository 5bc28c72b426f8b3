/**
 * One seed and the same parameters give the same result in Chromium's workers and in Node. The embed posts the result: it stands in a page of
 * another origin, as embeds do, and is held there to what every page of the export is held to, but for its looks.
 */
import { expect, type Page } from "playwright/test";
import { type AnyExperiment, type ExperimentId, experiments } from "../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../lib/experiments/run.ts";
import { readText } from "../lib/schema/index.ts";
import { PATIENCE, ran } from "./helpers.ts";
import { embedOutside, SAME_SITE } from "./outside.ts";
import { deadEnds, watched } from "./visit.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

/** Engines may differ in the last bits of Math.exp, which decides no sample: floats are compared to so many significant digits. */
const [ONE_PASS, TRAINED] = [12, 6];

const cases: readonly [id: ExperimentId, query: string, digits?: number][] = [
  ["psi", ""],
  ["psi", "protocol=ecdh&output=size&learns=both"],
  ["psi", "protocol=ecdh&learns=sender&n=20&m=30"],
  ["psi", "protocol=ecdh&n=700&m=300&overlap=0.5"], // relaxed SIMD there, plain SIMD in Node 20
  ["psi", "mode=voprf&normalise=phone&country=GB"],
  ["psi", "mode=poprf&info=2026-11&learns=both"],
  ["psi", "cheat=second-key&learns=both"],
  ["psi", "protocol=kkrt&n=30&m=200"],
  ["cuckoo", "items=40&load=0.9"],
  ["psi-race", "n=8&m=20"],
  ["hash-psi-break", "digits=3"],
  ["psi-sum", "n=6&m=5"],
  ["psi-sum", "bits=1024&rerandomise=no&amounts=receipts"],
  ["psi-ca", "n=8&m=6"],
  ["set-attack", "n=20&c=5&calls=12&oracle=real&again=3"],
  ["set-attack", "attack=sum&per=each&epsilon=4"],
  ["set-attack", "defence=dpca&epsilon=2&calls=10&attack=noise-aware"],
  ["additive-shares", ""],
  ["additive-shares", "group=fp&parties=5&shown=1"],
  ["shamir", "corrupt=2"],
  ["shamir", "field=fp61&present=4&corrupt=1&cheat=alone"],
  ["secure-sum", ""],
  ["dummies", "queries=6&identifiers=1&epsilon=4"],
  ["waterfall", "n=30&m=20&columns=4&joint=3"],
  ["dp-psi", "n=8&m=8&runs=2"],
  ["secure-sum", "parties=8&colluders=3&scene=votes"],
  ["secure-sum", "parties=5&cheat=two-faced"],
  ["verifiable-shares", ""],
  ["verifiable-shares", "scheme=pedersen&parties=6&threshold=2&cheat=known-log"],
  ["verifiable-shares", "cheat=bad-share&victims=2"],
  ["sensitivity", ""],
  ["sensitivity", "boundFrom=largest&epsilon=2&bound=731&people=77&tries=3000"],
  ["coin-survey", ""],
  ["coin-survey", "setBy=truth&truth=0.6&cheats=15&cheatsSay=yes&days=90"],
  ["local-dp", "options=5&people=700&days=3"],
  ["dp-sgd", "games=200", TRAINED],
  ["dp-sgd", "games=200&batches=shuffled&open=40&clip=0.5", TRAINED],
  ["overfit", "runs=20", TRAINED], // a fit is a trained model: what a sine lacks in its last bit, degree 24 makes larger
  ["differencing", "way=grid&noise=geometric&epsilon=4"],
  ["linkage", "birth=year&digits=1"],
  ["reconstruction", "people=32&runs=2&queries=100"],
  ["sampler", "law=gaussian&scale=5"],
  ["dial", "publish=4&question=balance&relation=replace-one&threshold=3"],
  // Not float-attack: its last bits are an engine's own logarithm, and it says so.
  ["audit", "runs=500"],
  ["audit", "mechanism=gaussian&event=halves&claim=0.25&epsilon=2&runs=500"],
  ["sparse-vector", "variant=no-cutoff&count=1&belows=4&runs=1000"],
  ["model-attack", "n=250&models=5", TRAINED],
  ["model-attack", "data=synthetic&model=perceptron&n=100&models=3", TRAINED],
  ["dial", "publish=4"],
  ["dial", "mechanism=laplace&epsilon=0.5&samples=3000"],
  ["dial", "mechanism=gaussian&delta=1e-5&sensitivity=3&publish=2"],
];

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

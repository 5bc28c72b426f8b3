// Membership inference, on sets and on models: what the attacks find, what the defences leave them, and how long a reader waits.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import type { ResultOf } from "../../lib/experiments/index.ts";
import { modelAttack } from "../../lib/experiments/model-attack.ts";
import { inMemory, runExperiment } from "../../lib/experiments/run.ts";
import { setAttack } from "../../lib/experiments/set-attack.ts";
import { dummyCount, usualDelta } from "../../lib/psi/dp/dummy-count.ts";
import { PUBLISHED, PUBLISHED_EPSILONS } from "../../lib/psi/dp/published-dummies.ts";
import { type measures, withoutDrawing } from "./attacks-work.ts";
import { inChromium, type Open, runFigure } from "./chromium.ts";
import { bundled, type Goals, inNode, inWorker } from "./in-both.ts";
import { type Goal, type Row, row } from "./rows.ts";
import { clippedByTfjs } from "./tfjs.ts";

const atLeast = (value: number): Goal => ({ op: ">=", value });
const atMost = (value: number): Goal => ({ op: "<=", value });

const SAMPLES = 5;
const libraries: Goals<keyof typeof measures> = {
  "guo-512.ms": ["ms", atMost(2000)],
  "dypath-table.ms": ["ms", atMost(500)],
  "dpsgd.ratio-to-sgd": ["times", atMost(1.25)],
  "dpsgd.with-noise-ratio-to-sgd": ["times", null],
};

export async function attacks(): Promise<Row[]> {
  const script = await bundled("attacks-work.ts");
  return [
    ...(await inNode("attacks", script, libraries, SAMPLES)),
    ...(await toTfjs()),
    ...(await sets()),
    ...(await publishedDummies()),
    dataGzip(),
    ...(await models()),
    ...(await inChromium(async (open, chromium) => [
      ...(await inWorker("attacks", script, libraries, SAMPLES, chromium)),
      await realCalls(open),
      ...(await dpca(open)),
      ...(await oneModelAttack(open)),
    ])),
  ];
}

/** How much longer the same clipped steps take there. */
async function toTfjs(): Promise<Row[]> {
  const measureTheirs = await clippedByTfjs();
  if (measureTheirs === undefined) return [];
  // In turns: a machine that is slow for a while is slow to both.
  const ratios: number[] = [];
  for (let i = 0; i < SAMPLES; i++) ratios.push(measureTheirs() / (await withoutDrawing()));
  return [row("attacks.dpsgd.ratio-to-tfjs.node", "node", "times", ratios, atLeast(8))];
}

const REPEATS = 1000;

/** set-attack as it comes, over and over: without a cap, within 45 calls, and against noise, by the attacker that reads it as exact and by the one that knows. */
async function sets(): Promise<Row[]> {
  const over = async (settings: object) => {
    const runs: ResultOf<typeof setAttack>[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const options = { host: inMemory(), signal: new AbortController().signal, seed: 1, fork: `repeat/${i}` };
      runs.push((await runExperiment(setAttack, { ...setAttack.params.defaults, ...settings }, options)).result);
    }
    return runs;
  };
  const mean = (values: readonly (number | null | undefined)[]) => {
    const known = values.filter((value) => typeof value === "number");
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const free = await over({ calls: 1024, defence: "none" });
  const tree = await over({});
  const aware = await over({ attack: "noise-aware" });
  const dp = (runs: typeof tree, of: "auc" | "precision") => mean(runs.map(({ panels }) => panels.dp?.[of]));
  return [
    row("attacks.set.exact.calls.node", "node", "calls", [mean(free.map(({ panels }) => panels.exact.calls))], atMost(39)),
    row("attacks.set.exact.wrong.node", "node", "verdicts", [free.reduce((sum, { panels }) => sum + panels.exact.mistaken, 0)], atMost(0)),
    row(
      "attacks.set.exact.complete45.node",
      "node",
      "%",
      [100 * mean(tree.map(({ panels }) => (panels.exact.complete ? 1 : 0)))],
      atLeast(98.5),
    ),
    row("attacks.set.dp.tree-auc.node", "node", "", [dp(tree, "auc")], atMost(0.52)),
    row("attacks.set.dp.noise-aware-auc.node", "node", "", [dp(aware, "auc")], atMost(0.54)),
    row("attacks.set.dp.precision.node", "node", "", [dp(tree, "precision")], atMost(0.28)),
  ];
}

/** Every cell of the tables that dpca-psi publishes: the largest deviation, in per cent, and how many come out the same. */
async function publishedDummies(): Promise<Row[]> {
  let [worst, equal] = [0, 0];
  for (const { identifiers, rows, queries, dummies } of PUBLISHED) {
    for (const [i, epsilon] of PUBLISHED_EPSILONS.entries()) {
      const ours = await dummyCount({ epsilon, delta: usualDelta(rows), releases: queries * identifiers });
      worst = Math.max(worst, 100 * Math.abs(ours / (dummies[i] as number) - 1));
      if (ours === dummies[i]) equal++;
    }
  }
  return [
    row("attacks.dpca.tables.worst.node", "node", "%", [worst], atMost(0.5)),
    row("attacks.dpca.tables.equal.node", "node", "cells", [equal], atLeast(120)),
  ];
}

const SEEDS = [1, 2, 3, 4, 5] as const;
/** By epsilon: the most that the best attacker's area may be, and the least share of digits that must be told right, in per cent. */
const PRIVATE = { 8: [0.66, 79], 4: [0.63, 76], 2: [0.6, 71], 1: [0.57, 60] } as const;
/** What keeps every record alike tells few; the strongest attackers tell many, the plainest nobody. */
const [LEAST_AREA, LEAST_FOUND] = [0.74, 13];

async function models(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const epsilon of [8, 4, 2, 1] as const) {
    const runs: ResultOf<typeof modelAttack>[] = [];
    for (const seed of SEEDS) {
      const options = { host: inMemory(), signal: new AbortController().signal, seed };
      runs.push((await runExperiment(modelAttack, { ...modelAttack.params.defaults, epsilon }, options)).result);
    }
    const mean = (of: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    if (epsilon === 8) {
      const strongest = (key: "auc" | "tprAt1") =>
        mean(({ plain: { attacks } }) => Math.max(...["rmia", "lira-offline", "lira-online"].map((name) => attacks[name]?.[key] ?? 0)));
      const yeom = mean(({ plain }) => plain.attacks["loss-threshold"]?.tprAt1 ?? Number.NaN);
      rows.push(
        row("attacks.model.plain.auc.node", "node", "", [strongest("auc")], atLeast(LEAST_AREA)),
        row("attacks.model.plain.tpr1.node", "node", "%", [100 * strongest("tprAt1")], atLeast(LEAST_FOUND)),
        row("attacks.model.plain.yeom-tpr1.node", "node", "%", [100 * yeom]),
      );
    }
    const [most, least] = PRIVATE[epsilon];
    rows.push(
      row(`attacks.model.dp-${epsilon}.auc.node`, "node", "", [mean(({ best }) => best.dp?.auc ?? Number.NaN)], atMost(most)),
      row(`attacks.model.dp-${epsilon}.accuracy.node`, "node", "%", [100 * mean(({ dp }) => dp.testAccuracy)], atLeast(least)),
    );
  }
  return rows;
}

/**
 * 45 questions about 64 people to a list of 64, each answered by a whole run of PSI-CA between two workers: the figure from the click until
 * its run is done. One by one, since an attacker that is done earlier asks no more.
 */
async function realCalls(open: Open): Promise<Row> {
  const page = await open("/widgets/set-attack?run=manual&oracle=real&defence=none&attack=one-by-one&n=64&c=16&calls=45");
  const elapsed = [];
  for (let i = 0; i < 5; i++) elapsed.push(await runFigure(page, "set-attack"));
  await page.close();
  return row("attacks.set.real-ca-45.ms.chromium", "chromium", "ms", elapsed, atMost(2000));
}

/** What PrivacyGo publishes of its C++ for 10,000 rows a side, epsilon 2 and ten runs; null: it does not. */
const DPCA = [
  ["3id", "columns=3&payload=0", 9300],
  ["1id-payload", "columns=1&payload=1", 3800],
  ["3id-payload", "columns=3&payload=1", null],
] as const;

/** The whole figure, from the click: lists dealt, dummies counted, both parties' work, the result drawn. */
async function dpca(open: Open): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, params, published] of DPCA) {
    const page = await open(`/widgets/dpca-psi?run=manual&n=10000&m=10000&epsilon=2&queries=10&delta=1e-5&${params}`);
    const elapsed = [];
    for (let i = 0; i < 3; i++) elapsed.push(await runFigure(page, "dpca-psi"));
    await page.close();
    rows.push(row(`attacks.dpca.${name}.ms.chromium`, "chromium", "ms", elapsed, published === null ? null : atMost(published)));
  }
  return rows;
}

/** A run with everything as it is set at first: until its first curve is drawn, until it is done, and until it has stopped when somebody stops it. */
async function oneModelAttack(open: Open): Promise<Row[]> {
  const page = await open("/widgets/model-attack?run=manual");
  const [first, whole, cancelled]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < 3; i++) {
    // Nothing in it has a name: who runs this file keeps the names of functions, by a helper that the page has not.
    const drawn = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const began = performance.now();
          const before = document.querySelector(".roc .seen")?.getAttribute("d");
          new MutationObserver((_, observer) => {
            const now = document.querySelector(".roc .seen")?.getAttribute("d");
            if (!now || now === before) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - began)); // it is seen with the next frame
          }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["d"] });
        }),
    );
    whole.push(await runFigure(page, "model-attack"));
    first.push(await drawn);
  }
  for (let i = 0; i < 3; i++) {
    const running = runFigure(page, "model-attack").catch(() => undefined);
    await page.waitForTimeout(700);
    cancelled.push(await stopped(page));
    await running;
  }
  await page.close();
  return [
    row("attacks.model.ms.chromium", "chromium", "ms", whole, atMost(5000)),
    row("attacks.model.first-curve-ms.chromium", "chromium", "ms", first, atMost(300)),
    row("attacks.model.cancel-ms.chromium", "chromium", "ms", cancelled, atMost(100)),
  ];
}

const stopped = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const box = document.querySelector("[data-widget]") as HTMLElement;
        const stop = [...box.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === "Stop");
        if (!stop) {
          reject(new Error("There is nothing to stop."));
          return;
        }
        const began = performance.now();
        new MutationObserver(() => {
          if (box.dataset["phase"] !== "running") resolve(performance.now() - began);
        }).observe(box, { attributes: true, attributeFilter: ["data-phase"] });
        stop.click();
      }),
  );

/** The digits as they travel: the file that the script is made of, gzipped. */
function dataGzip(): Row {
  const bytes = gzipSync(readFileSync(new URL("../../lib/learning/mnist/digits.json", import.meta.url)), { level: 9 }).length;
  return row("attacks.model.data-gzip.node", "node", "bytes", [bytes], atMost(120_000));
}

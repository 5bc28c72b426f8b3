// Membership inference, on sets and on models: what the attacks find, what the defences leave them, and how long a reader waits.
import type { ResultOf } from "../../lib/experiments/index.ts";
import { modelAttack } from "../../lib/experiments/model-attack.ts";
import { inMemory, runExperiment } from "../../lib/experiments/run.ts";
import { dummyCount, usualDelta } from "../../lib/psi/dp/dummy-count.ts";
import { PUBLISHED, PUBLISHED_EPSILONS } from "../../lib/psi/dp/published-dummies.ts";
import { type measures, withoutDrawing } from "./attacks-work.ts";
import { inChromium } from "./chromium.ts";
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
    ...(await publishedDummies()),
    ...(await models()),
    ...(await inChromium((_, chromium) => inWorker("attacks", script, libraries, SAMPLES, chromium))),
  ];
}

/** How much longer the same clipped steps take there. */
async function toTfjs(): Promise<Row[]> {
  const theirs = await clippedByTfjs();
  if (theirs === undefined) return [];
  return [row("attacks.dpsgd.ratio-to-tfjs.node", "node", "times", [theirs / withoutDrawing()], atLeast(8))];
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

/**
 * Two worlds, one row apart. The attacker is handed the trained weights, nothing else, and adds up how far they lie in the direction of the row's
 * gradient. Every broken training is convicted: its epsilon is above what its odometer says. The right one is not.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rdp } from "../../dp/account/index.ts";
import { auditWorlds } from "../../dp/audit.ts";
import { type Rng, seededRng } from "../../random/index.ts";
import { type DpParts, dpSgd, loadDpParts, type PrivateSetup, type PrivateTraining } from "../dp-sgd.ts";
import { softmaxRegression } from "../network.ts";
import { rowsOf, tableOf } from "../table.ts";
import { brokenDpSgd, trainingMistakes } from "./index.ts";

const parts = await loadDpParts();
const [WIDTH, ROWS, STEPS, DELTA] = [6, 100, 2, 1e-5];
/** Of a wrong conviction, with fixed seeds. */
const ALPHA = 1e-6;
const TRIES = 500;

/** The last row is the one in question: long, and at right angles to all others but for the bias. */
const features = Float32Array.from({ length: (ROWS + 1) * WIDTH }, (_, i) => {
  const [row, column] = [Math.floor(i / WIDTH), i % WIDTH];
  return row === ROWS ? (column === 0 ? 20 : 0) : column === 1 + (row % (WIDTH - 1)) ? 1 : 0;
});
const all = tableOf({ features, width: WIDTH, labels: Array.from({ length: ROWS + 1 }, (_, i) => i % 2) });
const without = rowsOf(
  all,
  Array.from({ length: ROWS }, (_, i) => i),
);

type Train = (setup: PrivateSetup, parts: DpParts) => PrivateTraining;

/** Everybody is in every step: the promise is then the closed form's, and the tightest. */
function trained(train: Train, table: typeof all, rng: Rng): PrivateTraining {
  const network = softmaxRegression(WIDTH, 2);
  const made = train({ table, network, learningRate: 0.01, rate: 1, clip: 1, noise: 6, rng }, parts);
  for (let step = 0; step < STEPS; step++) made.training.step();
  return made;
}

const scores = (train: Train, table: typeof all, label: string): Float64Array =>
  Float64Array.from({ length: TRIES }, (_, i) => {
    const { network } = trained(train, table, seededRng(`learning/broken/${label}`, i)).training;
    const [first, second] = network.parameters; // the weights of the row's one number
    return (first as number) - (second as number);
  });

const convictedOf = (train: Train, label: string) =>
  auditWorlds(scores(train, all, `${label}/with`), scores(train, without, `${label}/without`), DELTA, ALPHA).epsilon;

function promised(train: Train): number {
  const owed = trained(train, all, seededRng("learning/broken/promise", 1)).odometer?.epsilonAt(DELTA, rdp);
  if (!owed?.readable) throw new Error("no epsilon");
  return owed.epsilon;
}

it.each(trainingMistakes)("$id: announces what the right one announces, and an audit of the weights proves it wrong", ({ id, wrong }) => {
  const train: Train = (setup, dp) => brokenDpSgd(id, setup, dp);
  expect(promised(train)).toBe(promised(dpSgd));
  expect(convictedOf(train, id)).toBeGreaterThan(1.25 * promised(train));
  expect(wrong).toMatch(/^[A-Z][^.]+\.$/);
});

it("the right one is not convicted by the same audit", () => {
  expect(convictedOf(dpSgd, "right")).toBeLessThan(promised(dpSgd));
});

describe("no other file of lib/learning", () => {
  const folder = path.dirname(import.meta.dirname);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  it("leads to the broken ones", () => {
    expect(files).toContain("index.ts");
    for (const file of files) expect(readFileSync(path.join(folder, file), "utf8"), file).not.toMatch(/(from|import\()\s*"[^"]*broken/);
  });
});

/** All attacks on the same models: what each finds, and that none finds what is not there. */
import { describe, expect, it } from "vitest";
import { shuffledBatches } from "../../learning/batches.ts";
import { sgd } from "../../learning/training.ts";
import { seededRng } from "../../random/index.ts";
import { calibratedLoss } from "./calibrated-loss.ts";
import { type Attack, countingScores, leaveOneOut, pooled, randomHalves, sorted } from "./game.ts";
import { liraOffline, liraOnline } from "./lira.ts";
import { lossThreshold } from "./loss-threshold.ts";
import { judge } from "./operating-points.ts";
import { rmiaOffline, rmiaOnline } from "./rmia.ts";
import { shadowClassifier } from "./shadow-classifier.ts";
import { type Shadow, type Signals, signalsOf } from "./signals.ts";
import { invention, modelsOn, signalsAfter, type Train } from "./trained.fixture.ts";

const data = invention(150, 120, 35, 1);
const plain: Train = ({ table, network, rng }) => sgd({ table, network, learningRate: 0.3 }, shuffledBatches(table.rows, 20, rng));
const STEPS = 120;
const { models, populations } = modelsOn(data, 13, plain, STEPS, 1);
const others = (place: number) => populations.filter((_, m) => m !== place);

const attacks: Record<
  string,
  (victim: Signals, shadows: readonly Shadow[], ofPopulation: { victim: Signals; shadows: readonly Signals[] }) => Float64Array
> = {
  "loss threshold": lossThreshold,
  "shadow classifier": shadowClassifier,
  "calibrated loss": calibratedLoss,
  "LiRA offline": (victim, shadows) => liraOffline(victim, shadows),
  "LiRA online": (victim, shadows) => liraOnline(victim, shadows),
  "LiRA online, each variance": (victim, shadows) => liraOnline(victim, shadows, "each"),
  "RMIA offline": (victim, shadows, population) => rmiaOffline(victim, shadows, { population }),
  "RMIA online": (victim, shadows, population) => rmiaOnline(victim, shadows, { population }),
};

/** 4.9 deviations of the area under the curve of scores that say nothing: 1e-6. */
const band = (m: number, n: number) => 4.9 * Math.sqrt((m + n + 1) / (12 * m * n));

const found = Object.fromEntries(
  await Promise.all(
    Object.entries(attacks).map(async ([name, attack]) => {
      const game: Attack = (victim, shadows, place) =>
        attack(victim, shadows, { victim: populations[place] as Signals, shadows: others(place) });
      return [name, await judge(pooled(leaveOneOut(models, game)))] as const;
    }),
  ),
);
const aucOf = (name: string) => found[name]?.roc.auc.measured as number;
const tprOf = (name: string) => found[name]?.points[0]?.tpr as number;

describe("on models that overfit", () => {
  it.each(Object.keys(attacks))("%s finds members", (name) => {
    expect(aucOf(name)).toBeGreaterThan(0.6);
  });

  it("at one false alarm in a hundred the loss threshold finds next to nobody, and the attacks that know each record many times as many", () => {
    expect(tprOf("loss threshold")).toBeLessThan(0.06);
    for (const name of ["LiRA offline", "LiRA online", "RMIA online"]) expect(tprOf(name)).toBeGreaterThan(3 * tprOf("loss threshold"));
    expect(tprOf("LiRA online")).toBeGreaterThan(tprOf("LiRA online, each variance"));
  });
});

describe("on a model that was trained on other data", () => {
  const { pool, population, elsewhere } = data;
  const rng = seededRng("attacks/models/null", 1);
  const victims = [1, 2, 3].map(
    (v) => signalsAfter(plain, STEPS, elsewhere, [pool, population], rng.fork(`victim ${v}`)) as [Signals, Signals],
  );

  it.each(Object.entries(attacks))("%s finds nobody (1e-6)", async (_, attack) => {
    for (const [v, [victim, ofPopulation]] of victims.entries()) {
      const [coins] = randomHalves(pool.rows, 1, rng.fork(`coins ${v}`)) as [Uint8Array];
      const game = sorted(attack(victim, models, { victim: ofPopulation, shadows: populations }), coins);
      const { measured } = (await judge(game)).roc.auc;
      expect(Math.abs(measured - 0.5)).toBeLessThan(band(game.members.length, game.others.length));
    }
  });
});

describe("the game gives nobody away by its making", () => {
  const halves = (members: readonly Uint8Array[]): Shadow[] =>
    members.map((of) => ({ members: of, signals: signalsOf(new Float64Array(2 * of.length), new Uint8Array(of.length), 2) }));

  it("counting in how many other halves a record is: a coin (1e-6)", async () => {
    for (const game of leaveOneOut(halves(randomHalves(1000, 16, seededRng("attacks/models/halves", 1))), countingScores)) {
      const { measured } = (await judge(game)).roc.auc;
      expect(Math.abs(measured - 0.5)).toBeLessThan(band(game.members.length, game.others.length));
    }
  });

  it("would be right every time where each record is in half of all models", async () => {
    const [pool, count] = [200, 16];
    const rng = seededRng("attacks/models/balanced", 1);
    const members = Array.from({ length: count }, () => new Uint8Array(pool));
    for (let i = 0; i < pool; i++) {
      const order = rng.shuffled([...members]);
      for (const half of order.slice(0, count / 2)) half[i] = 1;
    }
    const [game] = leaveOneOut(halves(members), countingScores);
    expect((await judge(game as never)).roc.auc.measured).toBe(1);
  });

  it("refuses pools and counts that are none", () => {
    for (const pool of [0, 1, 2.5, Number.NaN]) expect(() => randomHalves(pool, 1, seededRng("x", 1))).toThrow(/pool/);
    for (const count of [0, 1.5]) expect(() => randomHalves(4, count, seededRng("x", 1))).toThrow(/at least one/);
    expect(() => sorted(new Float64Array(3), new Uint8Array(2))).toThrow(/one each/);
  });
});

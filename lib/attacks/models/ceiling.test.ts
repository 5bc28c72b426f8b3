/**
 * From the models' answers alone: three trainings that only look private do better under attack than any mechanism does on average that keeps what
 * they announce. The ceiling is the pessimistic trade-off curve of the announced event, and the area under it.
 */
import { expect, it } from "vitest";
import { rdp, tradeOff } from "../../dp/account/index.ts";
import { repeat, sampled } from "../../dp/event.ts";
import { areaUnder } from "../../dp/roc.ts";
import { brokenDpSgd, trainingMistakes } from "../../learning/broken/index.ts";
import { dpSgd, loadDpParts, type PrivateSetup } from "../../learning/dp-sgd.ts";
import { leaveOneOut, pooled } from "./game.ts";
import { liraOffline } from "./lira.ts";
import { lossThreshold } from "./loss-threshold.ts";
import { judge } from "./operating-points.ts";
import { invention, modelsOn, type Train } from "./trained.fixture.ts";

const parts = await loadDpParts();
const data = invention(150, 400, 40, 2);
const [STEPS, RATE, NOISE, DELTA] = [60, 0.2, 3.6, 1e-5];
const spending = { relation: "add-remove", event: repeat(STEPS, sampled(RATE, { kind: "gaussian", noise: NOISE })) } as const;

const curves = tradeOff(spending);
if ("readable" in curves) throw new Error(curves.why);
const ceiling = Math.max(
  ...curves.map(({ pessimistic }) => areaUnder(pessimistic.map(({ alpha, beta }) => ({ fpr: alpha, tpr: 1 - beta })))),
);

async function bestOf(train: (setup: PrivateSetup) => ReturnType<typeof dpSgd>): Promise<number> {
  const step: Train = (setup) =>
    train({ ...setup, learningRate: 3 / NOISE, rate: RATE, clip: 1, noise: NOISE, publicRows: data.elsewhere.rows }).training;
  const { models } = modelsOn(data, 6, step, STEPS, 2);
  const areas = [lossThreshold, liraOffline].map(async (attack) => {
    const game = pooled(leaveOneOut(models, (victim, shadows) => attack(victim, shadows as never)));
    return (await judge(game)).roc.auc.measured;
  });
  return Math.max(...(await Promise.all(areas)));
}

it("is the ceiling of epsilon 2", () => {
  expect(rdp.epsilonAt(spending, DELTA)).toMatchObject({ epsilon: expect.closeTo(2, 1) });
  expect(ceiling).toBeGreaterThan(0.6);
  expect(ceiling).toBeLessThan(0.64);
});

it("the right training stays below it", async () => {
  const best = await bestOf((setup) => dpSgd(setup, parts));
  expect(best).toBeGreaterThan(0.5);
  expect(best).toBeLessThan(ceiling);
});

it.each(trainingMistakes)("$id is above it", async ({ id }) => {
  const best = await bestOf((setup) => brokenDpSgd(id, setup, parts));
  expect(best).toBeGreaterThan(ceiling + 0.02);
});

import { describe, expect, it } from "vitest";
import { type Accountant, epsilonInterval, type Owed, pld, rdp, rdpAccountant } from "../dp/account/index.ts";
import { repeat, sampled } from "../dp/event.ts";
import { seededRng } from "../random/index.ts";
import { poissonBatches } from "./batches.ts";
import { dpSgd, loadDpParts } from "./dp-sgd.ts";
import { clipped, privateSum } from "./gathering.ts";
import { copyOf, multilayerPerceptron, passOver, softmaxRegression } from "./network.ts";
import { noiseFor, SHORT_ORDERS } from "./odometer.ts";
import { accuracyOf, logitsOf } from "./predict.ts";
import { inventedTable } from "./synthetic.ts";
import { rowsOf } from "./table.ts";
import { clippedSgd, sgd, trainingWith } from "./training.ts";

const parts = await loadDpParts();
const table = inventedTable({ rows: 120, width: 40, classes: 3, turned: 20 }, seededRng("dp-sgd", 1));
const models = {
  "softmax regression": () => softmaxRegression(40, 3),
  "multilayer perceptron": () => multilayerPerceptron(40, 12, 3, seededRng("dp-sgd/start", 1)),
};
const setup = (make: () => ReturnType<typeof softmaxRegression>) => ({ table, network: make(), learningRate: 0.3 });
const silent = { fill: (out: Float64Array) => out.fill(0), spread: parts.wide.spread };

describe.each(Object.entries(models))("%s", (_, make) => {
  it("without clipping and noise is SGD, bit for bit", () => {
    const rng = seededRng("dp-sgd/none", 1);
    const { training, odometer } = dpSgd({ ...setup(make), rate: 0.2, clip: Number.POSITIVE_INFINITY, noise: 0, rng }, parts);
    const plain = sgd(setup(make), poissonBatches(table.rows, 0.2, rng.fork("batches")));
    for (let i = 0; i < 30; i++) expect(training.step()).toEqual(plain.step());
    expect(training.network.parameters).toEqual(plain.network.parameters);
    expect(training.network.parameters).not.toEqual(make().parameters);
    expect(odometer).toBeUndefined();
  });

  it("never lets a row move the sum by more than the clipping norm: whole numbers, compared as such", () => {
    const sum = privateSum({ clip: 0.8, noise: 1.5 }, silent);
    const network = make();
    const pass = passOver(network);
    let most = 0;
    for (let row = 0; row < table.rows; row++) {
      pass.forward(table, row);
      pass.backward(table.labels[row] as number);
      const norm = Math.sqrt(pass.normSquared);
      expect(norm).toBeGreaterThan(0.8);
      pass.sum.fill(0);
      pass.addGradient(sum.scaleFor(norm), sum.whole);
      const square = pass.sum.reduce((all, entry) => all + BigInt(entry) ** 2n, 0n);
      expect(square <= BigInt(sum.steps) ** 2n).toBe(true);
      most = Math.max(most, Math.sqrt(Number(square)) / sum.steps);
    }
    expect(most).toBeGreaterThan(0.99);
  });

  it("on the grid learns what clipped SGD learns, but for the grid", () => {
    const batches = () => poissonBatches(table.rows, 0.3, seededRng("dp-sgd/grid", 1));
    const grid = trainingWith(setup(make), batches(), privateSum({ clip: 0.5, noise: 0.01 }, silent));
    const doubles = clippedSgd(setup(make), batches(), 0.5);
    for (let i = 0; i < 20; i++) expect(grid.step().clipped).toBe(doubles.step().clipped);
    let apart = 0;
    grid.network.parameters.forEach((weight, i) => {
      apart = Math.max(apart, Math.abs(weight - (doubles.network.parameters[i] as number)));
    });
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(1e-4);
  });
});

const privateSetup = (seed: number) => ({
  ...setup(models["softmax regression"]),
  rate: 0.2,
  clip: 1,
  noise: 1.535,
  rng: seededRng("dp-sgd/private", seed),
});

it("charges a step for each that is executed, before it, also where the batch is empty", () => {
  const few = rowsOf(table, [0, 1]);
  const { training, odometer } = dpSgd({ ...privateSetup(1), table: few, rate: 0.05 }, parts);
  let empty = 0;
  for (let i = 1; i <= 40; i++) {
    const before = training.network.parameters.slice();
    if (training.step().batch.length === 0) empty++;
    expect([training.steps, odometer?.charged]).toEqual([i, i]);
    expect(training.network.parameters).not.toEqual(before); // noise moves it
  }
  expect(empty).toBeGreaterThan(20);
});

it("has spent what the DP core says of the same event", () => {
  const { training, odometer } = dpSgd(privateSetup(2), parts);
  if (!odometer) throw new Error("no odometer");
  expect(odometer.epsilonAt(1e-5, rdp)).toMatchObject({ epsilon: 0 });
  for (const steps of [1, 30, 100]) {
    while (training.steps < steps) training.step();
    const spending = { relation: "add-remove", event: repeat(steps, sampled(0.2, { kind: "gaussian", noise: 1.535 })) } as const;
    expect(odometer.spending).toEqual(spending);
    expect(odometer.epsilonAt(1e-5, rdp)).toEqual(rdp.epsilonAt(spending, 1e-5));
  }
  const coarse = epsilonInterval(odometer.spendingAfter(100), 1e-5, 2 ** 12);
  const onCoarseGrid: Accountant = {
    ...pld,
    epsilonAt: (spending, delta) => ({ ...epsilonInterval(spending, delta, 2 ** 12), formula: "" }) as Owed,
  };
  expect(odometer.epsilonAt(1e-5, onCoarseGrid)).toMatchObject(coarse);
  expect(odometer.epsilonAt(1e-5, rdp)).toMatchObject({ epsilon: expect.closeTo(8, 1) });
});

it("adds noise of the multiplier it was asked for, and hardly more, to every coordinate", () => {
  const sum = privateSum({ clip: 3, noise: 7.3 }, parts.wide.wideGaussian(seededRng("dp-sgd/noise", 1)));
  const noise = new Float64Array(20_000);
  const unit = sum.finish(noise);
  const asked = 3 * 7.3;
  expect(unit * parts.wide.spread).toBeGreaterThanOrEqual(asked);
  expect(unit * parts.wide.spread).toBeLessThan(1.001 * asked);
  const variance = noise.reduce((all, x) => all + (unit * x) ** 2, 0) / noise.length;
  expect(Math.abs(variance / asked ** 2 - 1)).toBeLessThan(4.9 * Math.sqrt(2 / noise.length)); // 1e-6
});

it("leaves out a row whose gradient is no number, and nobody else's is lost", () => {
  const network = softmaxRegression(40, 3);
  network.parameters[0] = 1e308;
  network.parameters[3] = 1e308; // two numbers of a row overflow together
  const both = Array.from({ length: table.rows }, (_, row) => row).filter((row) => {
    const at = table.starts[row] as number;
    return table.columns[at] === 0 && table.columns[at + 1] === 1;
  });
  const report = trainingWith({ table, network, learningRate: 0.1 }, poissonBatches(table.rows, 1, seededRng("x", 1)), clipped(1)).step();
  expect(both.length).toBeGreaterThan(0);
  expect(report.leftOut).toBe(both.length);
  expect(network.parameters.every(Number.isFinite)).toBe(true);
});

it("is the same under the same seed, and its noise is not its coins", () => {
  const weights = (seed: number) => {
    const { training } = dpSgd(privateSetup(seed), parts);
    for (let i = 0; i < 5; i++) training.step();
    return training.network.parameters;
  };
  expect(weights(3)).toEqual(weights(3));
  expect(weights(3)).not.toEqual(weights(4));
});

it("moves by momentum what was released before", () => {
  const all = () => poissonBatches(table.rows, 1, seededRng("x", 1));
  const plain = { ...setup(models["softmax regression"]), learningRate: 0.1 };
  const start = plain.network.parameters.slice();
  const heavy = sgd({ ...plain, network: copyOf(plain.network), momentum: 0.5 }, all());
  const light = sgd(plain, all());
  light.step();
  heavy.step();
  heavy.network.parameters.forEach((weight, i) => {
    expect(weight).toBeCloseTo(light.network.parameters[i] as number, 14);
  });
  const once = light.network.parameters.slice();
  light.step();
  heavy.step();
  heavy.network.parameters.forEach((weight, i) => {
    const carried = 0.5 * ((once[i] as number) - (start[i] as number));
    expect(weight).toBeCloseTo((light.network.parameters[i] as number) + carried, 14);
  });
});

it("learns: better than chance by far with a guarantee, and nearly everything without", () => {
  const others = rowsOf(
    inventedTable({ rows: 420, width: 40, classes: 3, turned: 20 }, seededRng("dp-sgd", 1)),
    Array.from({ length: 300 }, (_, i) => i + 120),
  );
  const { training } = dpSgd({ ...privateSetup(5), learningRate: 1 }, parts);
  const plain = sgd(setup(models["softmax regression"]), poissonBatches(table.rows, 0.2, seededRng("x", 2)));
  for (let i = 0; i < 100; i++) [training.step(), plain.step()];
  expect(accuracyOf(plain.network, table)).toBeGreaterThan(0.97);
  expect(accuracyOf(training.network, others)).toBeGreaterThan(0.7);
  const logits = logitsOf(plain.network, others);
  const hits = others.labels.filter((label, i) =>
    [0, 1, 2].every((k) => (logits[3 * i + label] as number) >= (logits[3 * i + k] as number)),
  );
  expect(hits.length / others.rows).toBe(accuracyOf(plain.network, others));
});

describe("how much noise a plan needs", () => {
  // Reference table (own code, cross-checked with Opacus' accountant): RDP with the conversion of 2020, delta 1e-5.
  it.each([
    [0.2, 100, 8, 1.535],
    [0.2, 100, 2, 4.502],
    [0.2, 100, 1, 8.278],
    [0.1, 200, 4, 1.881],
  ])("rate %d, %d steps, epsilon %d: about %d", (rate, steps, epsilon, expected) => {
    const plan = { rate, steps, epsilon, delta: 1e-5 };
    const noise = noiseFor(plan, rdpAccountant(SHORT_ORDERS), parts.events);
    expect(Math.abs(noise / expected - 1)).toBeLessThan(0.003);
    const { odometer } = dpSgd({ ...privateSetup(6), rate, noise }, parts);
    expect(rdpAccountant(SHORT_ORDERS).epsilonAt(odometer?.spendingAfter(steps) as never, 1e-5)).toMatchObject({ readable: true });
    const full = rdp.epsilonAt(odometer?.spendingAfter(steps) as never, 1e-5);
    if (!full.readable) throw new Error(full.why);
    expect(full.epsilon).toBeLessThanOrEqual(epsilon * 1.0000001);
    expect(full.epsilon).toBeGreaterThan(0.995 * epsilon);
  });

  it("is refused where nothing keeps the plan", () => {
    expect(() => noiseFor({ rate: 0.2, steps: 10, epsilon: 1e-9, delta: 1e-12 }, rdp, parts.events)).toThrow(/No noise multiplier/);
  });
});

it("refuses what is no setting, with a sentence", () => {
  const bad = (change: object) => () => dpSgd({ ...privateSetup(7), ...change }, parts);
  for (const clip of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(bad({ clip })).toThrow(/clipping norm/);
  for (const noise of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e5, 1e-9]) expect(bad({ noise })).toThrow(/noise multiplier/);
  for (const learningRate of [0, Number.NaN, Number.POSITIVE_INFINITY]) expect(bad({ learningRate })).toThrow(/learning rate/);
  expect(bad({ momentum: 1 })).toThrow(/Momentum/);
  expect(bad({ network: softmaxRegression(41, 3) })).toThrow(/takes 41/);
  expect(() => clipped(Number.NaN)).toThrow(/clipping norm/);
});

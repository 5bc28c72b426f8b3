import { describe, expect, it } from "vitest";
import { repeat, sampled } from "../../../dp/event.ts";
import { measureRoc } from "../../../dp/roc.ts";
import { gaussianTradeOff } from "../../../dp/trade-off.ts";
import { inventedTable } from "../../../learning/synthetic.ts";
import { seededRng } from "../../../random/index.ts";
import { WrongInput } from "../../../text/index.ts";
import { type Shadow, signalsOf } from "../index.ts";
import { attackAll, cutAt } from "./attackers.ts";
import { aboveCeiling, ceilingOf } from "./ceiling.ts";
import { mostExposed, rememberedBy } from "./exposed.ts";
import { groundOf } from "./ground.ts";

const spendingOf = (rate: number, noise: number, steps: number) =>
  ({ relation: "add-remove", event: repeat(steps, sampled(rate, { kind: "gaussian", noise })) }) as const;

describe("the ground", () => {
  /** A row's own number is its only feature. */
  const numbered = (rows: number) => inventedTable({ rows, width: 40, classes: 2, turned: 50 }, seededRng("ground", 1));
  const seen = ({ columns, starts, rows }: ReturnType<typeof numbered>) =>
    Array.from({ length: rows }, (_, i) => columns.slice(starts[i], starts[i + 1]).join());

  it("deals every row once at most, and says which rows the pool's are", async () => {
    const table = numbered(500);
    const { pool, population, test, rows, n } = await groundOf(table, 100, seededRng("ground", 2));
    expect([pool.rows, population.rows, test.rows, n]).toEqual([200, 150, 150, 100]);
    const dealt = [pool, population, test].flatMap(seen);
    expect(new Set(dealt).size).toBe(500);
    const all = seen(table);
    expect(seen(pool)).toEqual(rows.map((row) => all[row]));
  });

  it("takes fewer records where there are not four times as many, and refuses what is no pool", async () => {
    expect(await groundOf(numbered(80), 1000, seededRng("ground", 3))).toMatchObject({ n: 20, pool: { rows: 40 }, test: { rows: 20 } });
    await expect(groundOf(numbered(79), 1000, seededRng("ground", 3))).rejects.toThrow(WrongInput);
  });
});

describe("the ceiling", () => {
  it("without sampling is the exact curve of a Gaussian, on its safe side and close to it", async () => {
    const exact = gaussianTradeOff(Math.sqrt(40) / 6.838); // epsilon 4 at delta 1e-5 (reference table)
    const { power, ceiling } = await ceilingOf(spendingOf(1, 6.838, 40), { rate: 1, noise: 6.838, steps: 40 });
    for (const fpr of [0.001, 0.01, 0.1, 0.5, 0.9]) {
      expect(power(fpr)).toBeGreaterThanOrEqual(exact.power(fpr) - 1e-12);
      expect(power(fpr)).toBeLessThan(exact.power(fpr) + 0.001);
    }
    expect(ceiling.curve.at(-1)).toEqual({ fpr: 1, tpr: 1 });
    expect(ceiling.tprAt1).toBe(power(0.01));
  });

  it("at epsilon 8 is that of the reference, about: area .847 and 19.0 % at 1 in 100 by the estimate", async () => {
    const { ceiling } = await ceilingOf(spendingOf(0.2, 1.54, 100), { rate: 0.2, noise: 1.54, steps: 100 });
    expect(ceiling.gaussian.mu).toBeCloseTo(1.449, 2);
    expect(Math.abs(ceiling.auc - 0.847)).toBeLessThan(0.02);
    expect(Math.abs(ceiling.tprAt1 - 0.19)).toBeLessThan(0.01);
  });

  it("is passed by scores that tell everybody, and not by scores that say nothing, or as much as is allowed", async () => {
    const { power } = await ceilingOf(spendingOf(1, 4, 1), { rate: 1, noise: 4, steps: 1 });
    const at = (shift: number, n = 4000) => {
      // Two normal laws, at their quantiles: no luck.
      const places = Array.from({ length: n }, (_, i) => (i + 0.5) / n);
      const { power: of } = gaussianTradeOff(shift);
      const scores = places.map((fpr) => ({ fpr, tpr: of(fpr) }));
      return { points: scores, within: measureRoc(places, places).within };
    };
    const above = (shift: number) => {
      const { points, within } = at(shift);
      return aboveCeiling({ points, within, confidence: 0.99, auc: { measured: 0, low: 0, high: 0 } }, power);
    };
    expect(above(0)).toBeLessThan(0);
    expect(above(1 / 4)).toBeLessThan(0);
    expect(above(2)).toBeGreaterThan(0.3);
  });
});

describe("who is exposed", () => {
  /** Five models on six records; record 3 is known by heart where it was seen, the others make no difference. */
  const rng = seededRng("exposed", 1);
  const models = Array.from({ length: 5 }, (_, m): Shadow => {
    const members = Uint8Array.from({ length: 6 }, (_, i) => (i + m) % 2);
    const logits = Float64Array.from({ length: 12 }, (_, j) => (j % 2 === 0 ? (j === 6 && members[3] === 1 ? 9 : 0.1 * rng.real()) : 0));
    return { members, signals: signalsOf(logits, new Uint8Array(6), 2) };
  });

  it("is whom models that saw it are surest of, with how often it is found and wrongly called", () => {
    expect(mostExposed(models, 6)[0]).toBe(3);
    const scores = models.map(({ signals }) => signals.phi);
    const [first, second] = rememberedBy(models, scores, [3, 0]);
    expect(first).toMatchObject({ trained: 3, found: 3, alarms: 0 });
    expect(first?.gap).toBeGreaterThan(8);
    expect(second?.trained).toBe(2);
    expect(Math.abs(second?.gap as number)).toBeLessThan(0.1);
  });

  it("stands above a cut with no more of the others than allowed", () => {
    const scores = models.map(({ signals }) => signals.phi);
    const others = models.flatMap(({ members, signals }) => Array.from(signals.phi).filter((_, i) => members[i] === 0));
    for (const share of [0, 0.1, 0.5, 0.99]) {
      const cut = cutAt(scores, models, share);
      expect(others.filter((score) => score > cut).length).toBeLessThanOrEqual(share * others.length);
    }
    expect(cutAt(scores, models, 1)).toBe(Number.NEGATIVE_INFINITY);
  });
});

it("an attacker waits until it has the shadows it needs", async () => {
  const signals = (phi: number) => signalsOf(Float64Array.of(phi, 0, 0, phi), new Uint8Array(2), 2);
  const targets = (count: number) => ({
    models: Array.from({ length: count }, (_, m): Shadow => ({ members: Uint8Array.of(m % 2, 1 - (m % 2)), signals: signals(m) })),
    populations: Array.from({ length: count }, () => signals(1)),
  });
  const able = async (count: number) =>
    Object.keys(await attackAll(targets(count), ["loss-threshold", "lira-online", "rmia"], async () => {}));
  expect(await able(1)).toEqual(["loss-threshold"]);
  expect(await able(2)).toEqual(["loss-threshold", "rmia"]);
  expect(await able(3)).toEqual(["loss-threshold", "lira-online", "rmia"]);
});

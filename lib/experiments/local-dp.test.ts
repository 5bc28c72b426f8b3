import { describe, expect, it } from "vitest";
import { estimateVariance, responseSupport, unarySupport } from "../dp/local/index.ts";
import { shuffledDelta } from "../dp/shuffle.ts";
import { inMemory } from "../protocol/index.ts";
import type { Result } from "./local-dp.result.ts";
import { localDp, METHODS } from "./local-dp.ts";
import { bestOf, karyBeatsUnary, LOCAL, SHUFFLED, shufflingHelps } from "./local-dp.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1): Promise<Result> => {
  const given = { ...localDp.params.defaults, people: 1000, options: 8, days: 3, ...values };
  return (await runExperiment(localDp, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};
const of = (result: Result, wanted: string) => result.methods.find(({ method }) => method === wanted) as Result["methods"][number];

describe("local-dp", () => {
  it("asks the same people by every method, and expects what the published formulas say", async () => {
    const result = await run();
    expect(result.truth.reduce((a, b) => a + b, 0)).toBe(1000);
    expect(result.methods.map(({ method }) => method)).toEqual([...METHODS]);
    // Wang et al. (2017), table 1, at share 0, beside the exact errors at the true shares.
    const e = Math.E;
    expect(estimateVariance(responseSupport(1, 8), 1000)).toBeCloseTo((1000 * (8 - 2 + e)) / (e - 1) ** 2, 6);
    expect(of(result, "oue").spread[7]).toBeCloseTo(
      Math.sqrt(estimateVariance(unarySupport("optimised", 1), 1000, (result.truth[7] as number) / 1000)),
      9,
    );
    // Geometric noise at sensitivity 2: variance 2q/(1-q)^2, q = e^(-1/2).
    const q = Math.exp(-0.5);
    expect(of(result, "central").expected).toBeCloseTo(Math.sqrt(2 * q) / (1 - q), 9);
  });

  it("measures the errors that it expects, in the run that is shown and over the repeats", async () => {
    for (const values of [{}, { options: 2, epsilon: 4, days: 1 }, { options: 32, epsilon: 0.25, people: 400 }]) {
      const result = await run(values);
      for (const { measured, error, expected, repeats } of result.methods) {
        // At most all options err alike: then a squared error varies by sqrt(2) of itself. Fixed seed, six of its standard errors.
        expect(Math.abs((measured / expected) ** 2 - 1)).toBeLessThan(6 * Math.sqrt(2 / repeats));
        expect(error / expected).toBeLessThan(5);
      }
    }
  });

  it("says what each person sends", async () => {
    const { methods, reports } = await run({ options: 10 });
    expect(methods.map(({ bits }) => bits)).toEqual([4, 4, 10, 4, 10, 10, 10]);
    expect(reports.truth).toBe(2);
    for (const sent of [reports.oue, reports.sue, reports.remembered, reports.rappor]) expect(sent).toHaveLength(10);
    expect(reports.kary).toBeLessThan(10);
  });

  it("gives shuffled reports as much local epsilon as the bound allows, and no more", async () => {
    const { localEpsilon } = await run({ people: 5000 });
    expect(shuffledDelta(5000, localEpsilon, 1)).toBeLessThanOrEqual(1e-6);
    expect(shuffledDelta(5000, localEpsilon + 1e-4, 1)).toBeGreaterThan(1e-6);
    // Where the crowd is too small for the excess, a shuffled report is a local one.
    expect((await run({ people: 100, epsilon: 8 })).localEpsilon).toBeCloseTo(8, 2);
  });

  it("draws both curves: errors by options, which cross where 3 e^epsilon + 2 says, and the shuffler's worth under its closed form", async () => {
    const { curve, crossing, shuffle } = await run({ people: 5000 });
    for (const { options, kary, oue, sue } of curve) {
      if (options < 0.9 * crossing) expect(kary).toBeLessThan(oue);
      if (options > 1.2 * crossing) expect(kary).toBeGreaterThan(oue);
      if (options >= 8) expect(oue).toBeLessThan(sue); // at a share of 1/8 and less
    }
    for (const { local, central, closed } of shuffle) {
      expect(central).toBeLessThanOrEqual(local);
      if (closed !== null) expect(central).toBeLessThanOrEqual(closed);
    }
  });

  it("brings RAPPOR nearer to what is remembered with every day, at the same promise", async () => {
    const [once, often, ever] = await Promise.all([1, 10, 90].map((days) => run({ days })));
    const sue = of(ever as Result, "sue").expected;
    const errors = [once, often, ever].map((result) => of(result as Result, "rappor").expected);
    expect(errors[0]).toBeGreaterThan(2 * (errors[1] as number));
    expect(errors[1]).toBeGreaterThan(errors[2] as number);
    expect(errors[2]).toBeGreaterThan(sue);
    expect(errors[2]).toBeLessThan(1.5 * sue);
  });

  it("gives the same under the same seed, and moves no other method's draws when one changes", async () => {
    const once = await run({ people: 300 }, 4);
    expect(await run({ people: 300 }, 4)).toEqual(once);
    expect(await run({ people: 300 }, 5)).not.toEqual(once);
    const other = await run({ people: 300, days: 7 }, 4);
    expect(of(other, "oue")).toEqual(of(once, "oue"));
    expect(of(other, "rappor")).not.toEqual(of(once, "rappor"));
  });

  it("stands at the ends of its parameters", async () => {
    for (const values of [
      { epsilon: 0.1, options: 2, people: 100, days: 90, delta: 1e-12 },
      { epsilon: 8, options: 64, people: 100, days: 1, delta: 1e-3 },
    ]) {
      const { shuffle, methods, ...rest } = await run(values);
      expect(JSON.stringify(rest)).not.toContain("null");
      expect(JSON.stringify(methods.slice(1))).not.toContain("null"); // the curator reads no report
      expect(shuffle.every(({ central }) => central >= 0)).toBe(true);
    }
  });

  it("verdict local-dp/kary-beats-unary: yes", async () => expect(karyBeatsUnary(await run({ options: 4 }))).toBe(true));
  it("verdict local-dp/kary-beats-unary: no", async () => expect(karyBeatsUnary(await run({ options: 32 }))).toBe(false));
  it("verdict local-dp/shuffling-helps: yes", async () => {
    const result = await run({ people: 2000 });
    expect(shufflingHelps(result)).toBe(true);
    expect(bestOf(result, SHUFFLED)).toBe("shuffled-kary");
    expect(bestOf(result, LOCAL)).toBe("kary");
  });
  it("verdict local-dp/shuffling-helps: no", async () => expect(shufflingHelps(await run({ people: 100, epsilon: 4 }))).toBe(false));
});

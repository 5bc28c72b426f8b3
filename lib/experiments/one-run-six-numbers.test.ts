import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { oneRunSixNumbers } from "./one-run-six-numbers.ts";
import { estimateTooLow, samplingMatters } from "./one-run-six-numbers.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}) => {
  const given = { ...oneRunSixNumbers.params.defaults, ...values };
  return (await runExperiment(oneRunSixNumbers, given, { host: inMemory(), signal: new AbortController().signal, seed: 1 })).result;
};
const tutorial = run();

describe("one-run-six-numbers", () => {
  it("gives the tutorial's run the numbers of the reference cases", async () => {
    const { steps, counts } = await tutorial;
    expect(steps).toBe(14_062);
    expect(counts.rdp2017.epsilon / 3.0082720554143405).toBeCloseTo(1, 5);
    expect(counts.rdp2017.order).toBe(8.8);
    expect(counts.rdp2020.epsilon).toBeCloseTo(2.597, 2);
    expect(counts.pld.epsilon).toBeGreaterThan(2.381597119456959 - 1e-4);
    expect(counts.pld.epsilon).toBeLessThan(2.381597119456959 + 2e-3);
    expect(counts.pld.atLeast).toBeLessThan(2.3816);
    expect(counts.clt.epsilon).toBeCloseTo(2.324, 3);
    expect(counts.clt.kind).toBe("estimate");
    expect(counts.shuffled.kind).toBe("bound");
  });

  it("for batches that were shuffled counts one noisy sum an epoch, whatever their size", async () => {
    const { counts } = await tutorial;
    const other = await run({ batch: 512 });
    expect(other.counts.shuffled.epsilon).toBe(counts.shuffled.epsilon);
    // A batch of everything is no sample: then it is exact, and so is the loss distribution.
    const whole = await run({ batch: 60_000 });
    expect(whole.counts.shuffled.epsilon).toBe(counts.shuffled.epsilon);
    expect(whole.counts.pld.epsilon).toBeCloseTo(counts.shuffled.epsilon, 3);
  });

  it("says of every number what it assumes, and of every order what it is worth", async () => {
    const { counts, orders, lists } = await tutorial;
    for (const { sampling, relation, formula, source } of Object.values(counts))
      for (const said of [sampling, relation, formula, source]) expect(said).not.toBe("");
    expect(Object.values(counts).filter(({ sampling }) => sampling.includes("Poisson"))).toHaveLength(5);
    expect(Math.min(...orders.map(({ old }) => old))).toBe(counts.rdp2017.epsilon);
    expect(Math.min(...orders.map(({ new: sharper }) => sharper))).toBe(counts.rdp2020.epsilon);
    for (const conversion of ["2017", "2020"]) {
      const of = (list: string) => lists.find((line) => line.list === list && line.conversion === conversion)?.epsilon as number;
      expect(of("all orders")).toBeLessThanOrEqual(Math.min(of("opacus-default"), of("tf-default")) * (1 + 1e-9));
    }
  });

  it("refuses a batch that is larger than what there is", async () => {
    await expect(() => run({ batch: 200, examples: 100 })).rejects.toThrow(/batch of 200 cannot be taken from 100/);
  });

  it("verdict one-run-six-numbers/estimate-too-low: yes", async () => expect(estimateTooLow(await tutorial)).toBe(true));
  it("verdict one-run-six-numbers/estimate-too-low: no", async () =>
    expect(estimateTooLow(await run({ noise: 0.5, epochs: 200 }))).toBe(false));
  it("verdict one-run-six-numbers/sampling-matters: yes", async () => expect(samplingMatters(await tutorial)).toBe(true));
  it("verdict one-run-six-numbers/sampling-matters: no", async () => expect(samplingMatters(await run({ batch: 60_000 }))).toBe(false));
});

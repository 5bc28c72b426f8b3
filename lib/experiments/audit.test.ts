import { describe, expect, it } from "vitest";
import { gallery } from "../dp/broken/index.ts";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import type { Result } from "./audit.result.ts";
import { audit, EXHIBITS, LIBRARY } from "./audit.ts";
import { luck, refuted } from "./audit.verdicts.ts";
import { subjectOf } from "./audit-subjects.run.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1): Promise<Result> => {
  const given = { ...audit.params.defaults, ...values };
  return (await runExperiment(audit, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};
/** Few, where a run is 400 answers; more, where the event is seldom. */
const runsOf = (id: string) => (/no-cutoff|not-paid/.test(id) ? 220 : /query-noise/.test(id) ? 1500 : 500);
/** Their worst events are too rare to be seen, or their worst pair has more candidates than two. */
const FAR_FROM_WORST = new Set(["gaussian", "exponential", "permute-and-flip", "noisy-max"]);
const lawOf = (mechanism: (typeof LIBRARY)[number], epsilon: number) => {
  const { exact, claim } = subjectOf(mechanism, { state: "broken", epsilon, claim: epsilon });
  if (exact === null) throw new Error(`The law of ${mechanism} is not known.`);
  return { ...exact, ratio: Math.log((exact.frequent - claim.delta) / exact.rare) };
};

describe("audit", () => {
  it("has every exhibit of the gallery", () => {
    expect([...EXHIBITS].sort()).toEqual(gallery.map(({ id }) => id).sort());
  });

  it.each(EXHIBITS)("refutes %s where the mistake is made, and not where it is mended", async (mechanism) => {
    const few = { runs: runsOf(mechanism) };
    expect(refuted(await run({ mechanism, ...few, confidence: 0.999999 }))).toBe(true);
    const mended = await run({ mechanism, state: "mended", ...few, confidence: 0.999999 });
    expect(refuted(mended)).toBe(false);
    expect(mended.wrong).toBeNull();
  });

  it.each(LIBRARY)(
    "does not refute the library's %s, and refutes it where a quarter of its epsilon or less is claimed",
    async (mechanism) => {
      expect(refuted(await run({ mechanism, confidence: 0.999999 }))).toBe(false);
      const result = await run({ mechanism, epsilon: 4, claim: mechanism === "gaussian" ? 0.05 : 1, runs: 1500, confidence: 0.999999 });
      expect(refuted(result)).toBe(true);
      // The law and the counts say the same: the event's exact log-ratio is between the bound and what was kept.
      expect(result.exact).toBeGreaterThanOrEqual(result.epsilonLowerBound);
      expect(result.exact).toBeLessThanOrEqual(4 + 1e-9);
    },
  );

  it.each(LIBRARY)("knows %s's law: the counts fit it, and the event is within epsilon wherever that is set", async (mechanism) => {
    const {
      bounds: [beforehand],
    } = await run({ mechanism, runs: 1000, confidence: 0.999999 }, 2);
    const exact = lawOf(mechanism, 1);
    for (const world of ["frequent", "rare"] as const) {
      expect(beforehand?.[world].low).toBeLessThanOrEqual(exact[world]);
      expect(beforehand?.[world].high).toBeGreaterThanOrEqual(exact[world]);
    }
    for (const epsilon of [0.01, 0.3, 1, 4, 10]) {
      const { ratio } = lawOf(mechanism, epsilon);
      expect(ratio).toBeLessThanOrEqual(epsilon * (1 + 1e-9));
      if (!FAR_FROM_WORST.has(mechanism)) expect(ratio).toBeGreaterThan(0.7 * epsilon);
    }
  });

  it("releases a mean with fresh noise in each run, and both of its numbers", () => {
    const output = subjectOf("bounded-mean", { state: "broken", epsilon: 1, claim: 1 }).outputs(0, seededRng("audit/mean", 1));
    expect(new Set(Array.from({ length: 50 }, () => output().score)).size).toBeGreaterThan(20);
  });

  it("counts what it shows, and the road ends at the verdict", async () => {
    for (const event of ["beforehand", "halves", "afterwards"] as const) {
      const { bounds, road, outputs, runs, epsilonLowerBound, way } = await run({ event, runs: 777 });
      const chosen = bounds.find((bound) => bound.way === way);
      expect(chosen?.epsilon).toBe(epsilonLowerBound);
      expect(road.at(-1)).toEqual({ runs, epsilon: epsilonLowerBound });
      expect(chosen?.frequent.tries).toBe(event === "halves" ? 389 : 777);
      for (const counts of [outputs.first, outputs.second]) expect(counts.reduce((a, b) => a + b, 0)).toBe(777);
    }
  });

  it("says how many runs are needed: from the law, or where it was refuted; and not from luck", async () => {
    const { needed, power } = await run({ mechanism: "geometric", epsilon: 1.2 });
    expect(needed).toBe(power.find(({ excess }) => excess === 0.2)?.runs);
    expect((await run()).needed).toBeLessThan(1000);
    expect((await run({ state: "mended" })).needed).toBeNull();
    expect((await run({ mechanism: "geometric" })).needed).toBeNull();
  });

  it("audits randomised response by one run as well, within what is kept", async () => {
    const { oneRun } = await run({ mechanism: "randomised-response", runs: 2000, confidence: 0.99 });
    expect(oneRun?.guesses).toBe(2000);
    expect(oneRun?.epsilon).toBeGreaterThan(0.75);
    expect(oneRun?.epsilon).toBeLessThan(1);
    expect((await run()).oneRun).toBeNull();
  });

  it("gives the same under the same seed, and the way of choosing moves no output", async () => {
    const first = await run({ runs: 300 }, 3);
    expect(await run({ runs: 300 }, 3)).toEqual(first);
    const other = await run({ runs: 300, event: "halves" }, 3);
    expect([other.outputs, other.bounds]).toEqual([first.outputs, first.bounds]);
    expect((await run({ runs: 300 }, 4)).outputs).not.toEqual(first.outputs);
  });

  it("verdict audit/refuted: yes", async () => expect(refuted(await run())).toBe(true));
  it("verdict audit/refuted: no", async () => {
    expect(refuted(await run({ state: "mended" }))).toBe(false);
    // A void bound refutes nothing, however large.
    const result = await run({ event: "afterwards" });
    expect(result.epsilonLowerBound).toBeGreaterThan(1);
    expect(refuted(result)).toBe(false);
  });
  it("verdict audit/luck: yes", async () => expect(luck(await run({ mechanism: "laplace", event: "afterwards" }))).toBe(true));
  it("verdict audit/luck: no", async () => {
    expect(luck(await run({ event: "afterwards" }))).toBe(false);
    expect(luck(await run({ mechanism: "geometric", event: "afterwards" }))).toBe(false);
  });
});

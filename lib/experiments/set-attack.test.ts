/** One set, two services: the figure's numbers against the laws they follow, and everything that is said of them, both ways. */
import { describe, expect, it } from "vitest";
import { ATTACKS, targetCeiling, withinRunCeiling } from "../attacks/sets/index.ts";
import { readText } from "../schema/index.ts";
import { inMemory, runExperiment } from "./run.ts";
import type { Result } from "./set-attack.result.ts";
import { setAttack } from "./set-attack.ts";
import { aboveChance, beatsBlind, refused, settled, withinCeiling } from "./set-attack.verdicts.ts";
import { params, type Settings } from "./set-attack-params.ts";

const run = async (settings: Partial<Settings> = {}, seed: number | undefined = 1, fork?: string) =>
  (
    await runExperiment(
      setAttack,
      { ...params.defaults, ...settings },
      { host: inMemory(), signal: new AbortController().signal, seed, fork },
    )
  ).result;

const lessTheTime = ({ oracle: _, ...rest }: Result) => rest;

it("offers every attack of the library by its name, and the one on sums", () => {
  // The card has a list of its own: the library's would bring its doors onto every page.
  expect(params.fields.attack.about.choices).toEqual([...ATTACKS, "sum"]);
});

describe("the figure as it comes", () => {
  it("settles everybody from exact sizes, and spends the whole budget on noisy ones; the call after it is refused", async () => {
    const { panels, noise, expected, members } = await run();
    expect(panels.exact).toMatchObject({ settled: 64, complete: true, members: 16, right: 16, wrong: 0, auc: 1, spent: 0, refused: 0 });
    expect(panels.dp).toMatchObject({ calls: 45, refused: 1, spent: 0.99999999 });
    expect(panels.dp?.record).toHaveLength(46);
    expect(panels.dp?.record.at(-1)).toMatchObject({ answer: null });
    expect(noise).toMatchObject({
      epsilon: 0.022222222,
      budget: 1,
      ceilings: { run: withinRunCeiling(1), sizes: targetCeiling(1), target: targetCeiling(1) },
    });
    expect(noise?.deviation).toBeCloseTo(63.64, 2);
    expect([expected?.toFixed(2), members]).toEqual(["38.54", 16]);
  });

  it("over many people: the halving attack costs what its law says, claims as blindly as a coin, and ranks like one", async () => {
    const { spread } = await run({ again: 400 });
    const { exact, dp } = spread as { exact: NonNullable<Result["spread"]>["exact"]; dp: NonNullable<Result["spread"]>["exact"] };
    expect(Math.abs(exact.calls - 38.54)).toBeLessThan(0.5);
    expect([exact.auc, exact.right, exact.precision]).toEqual([expect.closeTo(1, 3), expect.closeTo(16, 0), 1]);
    expect(exact.complete).toBeGreaterThan(0.985);
    expect(Math.abs((dp.auc as number) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs((dp.pooled as number) - 0.25)).toBeLessThan(0.03);
    expect(Math.abs((dp.precision as number) - 0.25)).toBeLessThan(0.03);
    expect([dp.runs, dp.aucs.length, dp.claimed.length]).toEqual([400, 400, 400]);
  });

  it("is the same under the same seed, other people under another, and fresh without one", async () => {
    const first = await run();
    expect(await run()).toEqual(first);
    expect((await run({}, 2)).panels.exact.truth).not.toEqual(first.panels.exact.truth);
    expect((await run({}, 1, "repeat/1")).panels.exact.truth).not.toEqual(first.panels.exact.truth);
    // Without a cap: with 45 calls one run in 250 is not done.
    const free = () =>
      runExperiment(setAttack, { ...params.defaults, calls: 1024 }, { host: inMemory(), signal: new AbortController().signal });
    const [one, two] = [(await free()).result.panels.exact, (await free()).result.panels.exact];
    expect([one.complete, two.complete]).toEqual([true, true]);
    expect(one.truth).not.toEqual(two.truth); // 16 of 64 people: the same by chance once in 10^14
  });

  it("both attacks begin with the same shuffle: what differs is the answers", async () => {
    const { panels } = await run({ attack: "noise-aware" });
    const questions = (panel: Result["panels"]["exact"] | undefined) => panel?.record.slice(0, 45).map(({ asked }) => asked.join());
    expect(questions(panels.dp)).toEqual(questions(panels.exact));
  });
});

describe("real PSI-CA", () => {
  it.each<Partial<Settings>>([
    { calls: 12 },
    { calls: 6, attack: "noise-aware", per: "each" },
    { calls: 9, defence: "none", attack: "purity" },
  ])("says what the ideal functionality says, call for call: %o", async (settings) => {
    const small = { n: 12, c: 4, ...settings };
    const real = await run({ ...small, oracle: "real" });
    expect([real.oracle, real.instead]).toEqual(["real", null]);
    expect(lessTheTime(real)).toEqual(lessTheTime(await run(small)));
  });

  it("on a device that is too slow stops after a few calls, and says so; the numbers are the same", async () => {
    let clock = 0;
    const slowly = () => (clock += 2000); // two seconds pass between any two looks at the clock
    const { result, measured } = await runExperiment(
      setAttack,
      { ...params.defaults, n: 12, c: 4, calls: 12, oracle: "real" },
      { host: inMemory(), signal: new AbortController().signal, seed: 1, now: slowly },
    );
    expect(measured["oracle"]).toBe("ideal, since this device is too slow for the real one");
    expect(result).toEqual(await run({ n: 12, c: 4, calls: 12, oracle: "real" }));
  });

  it("where it cannot be, says why and asks the ideal one", async () => {
    const { oracle, instead } = await run({ n: 12, c: 4, oracle: "real", rule: "remember" });
    expect([oracle, instead]).toEqual(["ideal", expect.stringContaining("nobody can tell")]);
  });

  it("one real intersection-sum says what the ideal one said", async () => {
    const { realSum, panels } = await run({ n: 8, c: 3, attack: "sum", oracle: "real" });
    const first = panels.exact.record[0];
    expect(realSum).toEqual({ asked: first?.asked.length, size: first?.answer, sum: first?.sum });
  });
});

describe("odd calls", () => {
  it.each([
    { n: 1, c: 0 },
    { n: 1, c: 1 },
    { n: 20, c: 0, attack: "noise-aware" },
    { n: 20, c: 20, attack: "noise-aware" },
    { n: 20, c: 20, attack: "target" },
    { n: 16, c: 0, attack: "sum" },
    { n: 3, c: 1, calls: 1, again: 3 },
  ] as const)("%o is answered", async (settings) => {
    const { panels } = await run(settings);
    const { auc } = panels.exact;
    expect(auc === null || (auc >= 0 && auc <= 1)).toBe(true);
  });

  it.each([
    ["c=65", "65 of 64 people cannot be members"],
    ["attack=planned&n=200", "a plan is made for at most 128 people"],
    ["defence=dpca&calls=101", "dummies are made for at most 100 calls"],
    ["calls=0", "a whole number from 1 to 1,024, or unlimited"],
  ])("%s is met with a sentence", (query, sentence) => {
    expect(readText(params, new URLSearchParams(query)).problems[0]?.why).toContain(sentence);
  });

  it("calls without a cap end by themselves", async () => {
    const { values } = readText(params, new URLSearchParams("calls=unlimited&defence=none"));
    expect(params.fields.calls.toText(values.calls)).toBe("unlimited");
    const { panels } = await run(values);
    expect([panels.exact.complete, Object.hasOwn(panels, "dp")]).toEqual([true, false]);
  });
});

it("verdict set-attack/settled: yes", async () => expect(settled((await run()).panels.exact)).toBe(true));
it("verdict set-attack/settled: no", async () => {
  expect(settled((await run({ calls: 10 })).panels.exact)).toBe(false);
  expect(settled((await run({ changes: 5 })).panels.exact)).toBe(false); // everybody decided, and some of them wrongly
});
it("verdict set-attack/beats-blind: yes", async () => expect(beatsBlind((await run()).panels.exact)).toBe(true));
it("verdict set-attack/beats-blind: no", async () => {
  const { dp } = (await run()).panels;
  expect(dp && beatsBlind(dp)).toBe(false);
  expect(beatsBlind({ luck: null })).toBe(false);
});
it("verdict set-attack/refused: yes", async () => expect((await run()).panels.dp).toSatisfy(refused));
it("verdict set-attack/refused: no", async () => expect(refused((await run({ per: "none" })).panels.dp as never)).toBe(false));
it("verdict set-attack/above-chance: yes", async () => {
  expect((await run({ per: "each", attack: "noise-aware", again: 30 })).spread?.dp).toSatisfy(aboveChance);
});
it("verdict set-attack/above-chance: no", async () => {
  expect(aboveChance({ low: 0.49 })).toBe(false);
  expect(aboveChance({ low: null })).toBe(false);
});
it("verdict set-attack/within-ceiling: yes", async () => {
  const { target } = await run({ attack: "target", calls: 4, again: 100 });
  expect(withinCeiling(target as { low: number }, (target as { ceiling: number }).ceiling)).toBe(true);
  expect(withinCeiling({ low: null }, 0.6)).toBe(true);
});
it("verdict set-attack/within-ceiling: no", async () => {
  // One noise for all answers keeps no promise: the attacker takes it off.
  const { target } = await run({ attack: "target", calls: 4, rule: "offset", again: 100 });
  expect(withinCeiling(target as { low: number }, (target as { ceiling: number }).ceiling)).toBe(false);
});

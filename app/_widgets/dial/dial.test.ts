/** What the dial draws and writes: curves stay in their box, and no rounding makes a promise stronger than it is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "../../../lib/experiments/dial.result.ts";
import { dial } from "../../../lib/experiments/dial.ts";
import { inMemory, runExperiment } from "../../../lib/experiments/run.ts";
import { about, money, share, tiny } from "../numbers.ts";
import { face } from "./face.tsx";
import { picture } from "./picture.ts";
import { alongCurve, band, edgeOf, hillsOf, lossLine, multiplesIn, RAILS, region, rocLine, testNear, testOf } from "./shapes.ts";
import { answer, inHundred } from "./words.ts";

const start = async (settings: Partial<typeof dial.params.defaults>) => {
  const values = { ...dial.params.defaults, samples: 500, ...settings };
  const { result } = await runExperiment(dial, values, { host: inMemory(), signal: new AbortController().signal, seed: 1 });
  return { values, result: result as Result, lines: [], views: {}, brought: [] };
};

describe("numbers in words", () => {
  it("never round a probability up to certainty", () => {
    expect([share(0.731), share(0.99966), share(0.9999999), share(1)]).toEqual([".731", ".9997", ".9999", "1.000"]);
    expect([inHundred(0.731), inHundred(0.9966), inHundred(0.99966), inHundred(0.9999999), inHundred(1)]).toEqual([
      "73",
      "99.7",
      "99.97",
      "99.99",
      "100",
    ]);
  });

  it("keep small numbers readable", () => {
    expect([0, 9.98, 0.851, 0.0366, 0.00067, 123.4].map(about)).toEqual(["0", "10", "0.85", "0.037", "0.0007", "123"]);
    expect([0, 1e-6, 9.977e-7, 1.697e-5, 0.00891].map(tiny)).toEqual(["0", "10⁻⁶", "9.98 × 10⁻⁷", "1.7 × 10⁻⁵", "0.00891"]);
    expect([0.5, 2.75, 1.2345, 0].map(money)).toEqual(["0.50", "2.75", "1.2", "0.00"]);
    expect([answer({ value: -3, grid: 1 }), answer({ value: 41.3583984375, grid: 2 ** -10 }), answer({ value: null, grid: 1 })]).toEqual([
      "−3",
      "41.36",
      "",
    ]);
  });
});

describe("shapes", () => {
  it("stay in their box, whatever the settings", async () => {
    for (const mechanism of ["geometric", "laplace", "gaussian"] as const) {
      for (const epsilon of [0.1, 1, 20]) {
        const { result } = await start({ mechanism, epsilon });
        const hills = hillsOf(result);
        const all = [...rocLine(result.roc), ...rocLine(result.curve), ...band(result), ...region(epsilon, result.delta)];
        for (const [x, y] of all) expect(x >= 0 && x <= 100 && y >= 0 && y <= 100).toBe(true);
        expect(hills.x(43)).toBeGreaterThan(40);
        expect(hills.x(43)).toBeLessThan(65);
        for (let eye = 0; eye <= 1; eye += 0.05) {
          const { left, top, angle } = alongCurve(result.curve, eye);
          expect(left >= 40 && left <= 45 && top >= 0 && top <= 100 && angle <= 0 && angle >= -90).toBe(true); // from further right its name would leave the picture
        }
      }
    }
  });

  it("put the rails where the loss of epsilon is, and the exact curve below the closed region's edge", async () => {
    const { result } = await start({});
    const heights = new Set(lossLine(result, (value) => value).map(([, y]) => Math.round(y)));
    expect([...heights].sort()).toEqual([...RAILS].map(Math.round).sort());
    const edge = region(1, 0)[2] as readonly [number, number];
    const corner = rocLine(result.curve)[1] as readonly [number, number];
    expect(corner[0]).toBeCloseTo(edge[0], 9); // geometric noise of sensitivity 1 reaches the edge, and no noise passes it
    expect(corner[1]).toBeCloseTo(edge[1], 9);
  });

  it("find a threshold by its place on the curve and by its value, and its edge between two bars", async () => {
    const { result } = await start({});
    for (const test of result.tests) {
      expect(testNear(result.tests, [100 * test.fpr, 100 * (1 - test.tpr)])).toBe(test);
      expect(testOf(result, 42.5, 0, test.from - 42.5).from).toBe(test.from);
      expect(edgeOf(result, test)).toBe(test.from - 0.5); // whole answers, each in a bar of its own
    }
    expect(testOf(result, 42.5, 0)).toBe(result.test);
    const fine = (await start({ mechanism: "laplace" })).result;
    expect(edgeOf(fine, fine.test)).toBe(fine.test.from - 2 ** -11);
  });

  it("have few and round ticks", () => {
    const bounds = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(bounds, ([low, span]) => {
        const ticks = multiplesIn(low, low + span, 6);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.length).toBeGreaterThan(1);
        for (const tick of ticks) expect(tick >= low - 1e-6 * span && tick <= low + span * (1 + 1e-6)).toBe(true);
      }),
    );
  });
});

describe("the face", () => {
  it("says what a rung means from the run's own numbers, and names both ends", async () => {
    const shown = await start({ epsilon: 0.7 });
    expect(face.meaning?.("epsilon", 0.1, shown)).toBe("vague answers: off by 10; one answer tells an attacker 52 in 100");
    expect(face.meaning?.("epsilon", 8, shown)).toMatch(/^sharp answers: off by 0\.0007; .+ 99\.97 in 100$/);
    expect(face.meaning?.("epsilon", 0.7, shown)).toMatch(/^off by 1\.3; .+ 67 in 100$/);
    expect(face.meaning?.("epsilon", 3, shown)).toBeUndefined(); // not this run's, and no rung
    expect(face.meaning?.("delta", 1e-6, shown)).toBeUndefined();
  });

  it("has every number of its drawings in a table", async () => {
    const shown = await start({ mechanism: "gaussian", publish: 4 });
    const tables = new Map(face.tables(shown).map((table) => [table.caption, table.rows]));
    expect(tables.get("The book")?.map(([, value]) => value)).toEqual([...shown.result.published, "refused"]);
    expect(tables.get("Measured curve")).toHaveLength(shown.result.roc.length);
    expect(tables.get("Exact limit")).toHaveLength(shown.result.curve.length);
    const answers = tables.get("Answers and how likely they are") ?? [];
    expect(answers.map(([, , , , drawn]) => drawn)).toEqual(shown.result.outputs.drawn.with);
  });

  it("draws a picture that stands alone, for every mechanism and an empty book", async () => {
    for (const mechanism of ["geometric", "laplace", "gaussian"] as const) {
      const svg = picture(await start({ mechanism, publish: 0 }));
      expect(svg).toMatch(/^<svg .+<\/svg>$/s);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { WrongInput } from "../text/index.ts";
import { inventedTable, twoHills } from "./synthetic.ts";
import { constantColumns, MOST_NUMBERS, remarkOn, rowsOf, tableOf } from "./table.ts";

const features = Float32Array.of(1, 0, 2, 0, 0, 2, 0.5, -1, 2);
const good = { features, width: 3, labels: [0, 1, 1] };

describe("what cannot be learnt from is refused, with a sentence", () => {
  it.each([
    ["an empty table", { features: new Float32Array(0), labels: [] }, /empty/],
    ["no labels", { labels: [] }, /no labels/],
    ["a label too few", { labels: [0, 1] }, /3 rows have 2 labels/],
    ["a label that is missing", { labels: [0, Number.NaN, 1] }, /row 2 is missing/],
    ["a label that is no whole number", { labels: [0, 1.5, 1] }, /row 2/],
    ["one class", { labels: [1, 1, 1] }, /same label/],
    ["a label beyond the classes", { classes: 1 }, /1 classes/],
    ["NaN", { features: Float32Array.of(1, 0, 2, 0, Number.NaN, 2, 0, 0, 0) }, /Row 2, number 2/],
    ["an infinite number", { features: Float32Array.of(1, 0, Number.POSITIVE_INFINITY, 0, 0, 2, 0, 0, 0) }, /Row 1, number 3/],
    ["half a row", { features: features.subarray(0, 8) }, /8 numbers are no rows of 3/],
    ["rows without numbers", { width: 0 }, /at least one/],
    ["too many numbers", { features: { length: MOST_NUMBERS + 3 } as Float32Array }, /take fewer rows/],
  ])("%s", (_, change, sentence) => {
    expect(() => tableOf({ ...good, ...change })).toThrow(WrongInput);
    expect(() => tableOf({ ...good, ...change })).toThrow(sentence);
    expect(() => tableOf({ ...good, ...change })).toThrow(/^[A-Z0-9].*\.$/);
  });
});

it("keeps what is not 0, and each row's sum of squares", () => {
  const table = tableOf(good);
  expect(table).toMatchObject({ rows: 3, width: 3, classes: 2 });
  expect([...table.starts]).toEqual([0, 2, 3, 6]);
  expect([...table.columns]).toEqual([0, 2, 2, 0, 1, 2]);
  expect([...table.values]).toEqual([1, 2, 2, 0.5, -1, 2]);
  expect([...table.squares]).toEqual([5, 4, 5.25]);
});

it("takes rows out, in any order and also twice, with the classes of all", () => {
  const part = rowsOf(tableOf(good), [2, 0, 2]);
  expect(part).toMatchObject({ rows: 3, classes: 2 });
  expect([...part.labels]).toEqual([1, 0, 1]);
  expect([...part.values]).toEqual([0.5, -1, 2, 1, 2, 0.5, -1, 2]);
  expect([...part.squares]).toEqual([5.25, 5, 5.25]);
  for (const place of [-1, 3, 0.5]) expect(() => rowsOf(part, [place])).toThrow(/no row/);
});

it("tells of columns that are the same in every row, and learns from the others", () => {
  expect(constantColumns(tableOf(good))).toEqual([2]);
  expect(remarkOn(tableOf(good))).toMatch(/^Column 3 is the same/);
  // A column of zeros but for one row is not constant; one of zeros alone is.
  const zeros = { features: Float32Array.of(0, 0, 1, 0, 0, 0, 2, 0, 0), width: 3, labels: [0, 1, 0] };
  expect(constantColumns(tableOf(zeros))).toEqual([1]);
  expect(remarkOn(tableOf({ ...zeros, features: new Float32Array(9) }))).toMatch(/^All rows are the same/);
  expect(remarkOn(tableOf({ features: Float32Array.of(1, 3, 3, 2, 3, 3), width: 3, labels: [0, 1] }))).toMatch(/^2 of 3 columns/);
  expect(remarkOn(tableOf({ ...good, features: Float32Array.of(1, 0, 2, 0, 1, 3, 0.5, -1, 2) }))).toBeUndefined();
});

it("invents tables with as many turned points as asked, and the same again under the same seed", () => {
  const invent = (turned: number, mislabelled = 0) =>
    inventedTable({ rows: 400, width: 50, classes: 4, turned, mislabelled }, seededRng("synthetic", 1));
  const [clear, noisy] = [invent(0), invent(25)];
  const dense = ({ starts, columns }: typeof clear, row: number) => new Set(columns.subarray(starts[row], starts[row + 1]));
  let apart = 0;
  for (let row = 0; row < 400; row++) {
    const [pattern, points] = [dense(clear, row), dense(noisy, row)];
    expect(pattern).toEqual(dense(clear, row % 4));
    for (let j = 0; j < 50; j++) if (pattern.has(j) !== points.has(j)) apart++;
  }
  expect(Math.abs(apart - 5000)).toBeLessThan(4.9 * Math.sqrt(20_000 * 0.25 * 0.75));
  expect(invent(25)).toEqual(noisy);
  expect(invent(25, 40).labels.filter((label, i) => label !== i % 4).length).toBeGreaterThan(80);
});

it("deals two hills: whole 256ths, classes in turn, as far apart and as wide as asked", () => {
  const table = twoHills(4000, 3, seededRng("hills", 1));
  expect([table.width, table.classes, [...table.labels.slice(0, 4)]]).toEqual([1, 2, [0, 1, 0, 1]]);
  const of = (label: number) =>
    [...table.labels].flatMap((own, row) => {
      const at = table.starts[row] as number;
      return own === label ? [at === table.starts[row + 1] ? 0 : (table.values[at] as number)] : [];
    });
  for (const [label, middle] of [
    [0, -1.5],
    [1, 1.5],
  ] as const) {
    const hill = of(label);
    expect(hill.every((x) => Number.isInteger(256 * x))).toBe(true);
    const mean = hill.reduce((a, b) => a + b, 0) / hill.length;
    const square = hill.reduce((sum, x) => sum + (x - middle) ** 2, 0) / hill.length;
    const one = (12 * (256 ** 2 - 1)) / 12 / 256 ** 2; // twelve whole numbers below 256
    expect(Math.abs(mean - middle)).toBeLessThan(4.9 / Math.sqrt(2000));
    expect(Math.abs(square / one - 1)).toBeLessThan(4.9 * Math.sqrt(2 / 2000));
  }
});

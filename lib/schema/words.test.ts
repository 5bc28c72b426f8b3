import { expect, it } from "vitest";
import { defineParams, integer, number, readText, toQuery } from "./index.ts";

const params = defineParams({
  calls: integer({ label: "Calls", help: "How many.", default: 45, min: 1, max: 1024, words: { unlimited: 1024 } }),
});
const read = (text: string) => readText(params, [["calls", text]]);

it("a number with a name of its own is read by either, and written by its name", () => {
  for (const text of ["unlimited", " Unlimited ", "1024", "1,024"]) expect(read(text)).toEqual({ values: { calls: 1024 }, problems: [] });
  expect(String(toQuery(params, { calls: 1024 }))).toBe("calls=unlimited");
  expect(String(toQuery(params, { calls: 46 }))).toBe("calls=46");
});

it("other words are refused, and the names said", () => {
  expect(read("many").problems[0]?.why).toBe('"many" is not a whole number from 1 to 1,024, or unlimited');
  expect(read("constructor").values).toEqual({ calls: 45 });
});

it("a comma is read as it is printed: between thousands, and otherwise a decimal comma", () => {
  const real = defineParams({ budget: number({ label: "Budget", help: "How much.", default: 1, min: 0.05, max: 100_000 }) });
  for (const [text, budget] of [
    ["1,000", 1000],
    ["12,345.5", 12_345.5],
    ["1,5", 1.5],
    ["0,125", 0.125],
    ["12,3456", 12.3456],
  ] as const)
    expect(readText(real, [["budget", text]])).toEqual({ values: { budget }, problems: [] });
  for (const text of ["1,00,000", "1,000,00", "1.000,5", ",,"]) expect(readText(real, [["budget", text]]).problems).toHaveLength(1);
});

it("a name that belongs to the page around a figure does not compile", () => {
  const about = { label: "Theme", help: "Taken.", default: 1, min: 1, max: 2 };
  // @ts-expect-error: theme is a display parameter
  expect(defineParams({ theme: integer(about) }).defaults).toEqual({ theme: 1 });
});

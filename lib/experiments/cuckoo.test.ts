import * as v from "valibot";
import { expect, it } from "vitest";
import type { Result } from "./cuckoo.result.ts";
import { cuckoo, params } from "./cuckoo.ts";
import { failuresRare, fits } from "./cuckoo.verdicts.ts";
import { inMemory, runExperiment } from "./run.ts";

const run = async (values: Partial<typeof params.defaults>, seed = 1): Promise<Result> =>
  (await runExperiment(cuckoo, { ...params.defaults, ...values }, { host: inMemory(), signal: new AbortController().signal, seed })).result;

it("has its fields, survives JSON, is the same under the same seed and not under another", async () => {
  const result = await run({});
  expect(v.is((await cuckoo.outcome()).result, result)).toBe(true);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(await run({})).toEqual(result);
  expect((await run({}, 2)).places).not.toEqual(result.places);
});

it("lists steps that make the table it counts: every item where one of its hashes points", async () => {
  const { places, steps, parts, bins, items, evictions, fits: fitted } = await run({ items: 40, load: 0.9 }, 3);
  const table = new Map<number, number>();
  for (const { item, bin, evicted } of steps) {
    expect(places[item]).toContain(bin);
    expect(table.get(bin) ?? -1).toBe(evicted);
    table.set(bin, item);
  }
  expect(fitted).toBe(true);
  expect(new Set(table.values()).size).toBe(items);
  expect(steps.length).toBe(items + evictions);
  expect(evictions).toBeGreaterThan(0);
  const part = bins / 3;
  expect(parts).toEqual([0, 1, 2].map((k) => [...table.keys()].filter((bin) => Math.floor(bin / part) === k).length));
});

it("counts large tables and draws none; a row for each bin, whether empty or not", async () => {
  const { places, steps, more, evictions, rows, bins, repeats } = await run({ items: 1024, tables: 5 });
  expect([places, steps]).toEqual([[], []]);
  expect(more).toBe(1024 + evictions);
  expect(rows).toEqual({ sent: bins, empty: bins - 1024, bytes: 64 * bins });
  expect([repeats.tables, repeats.failed]).toEqual([5, 0]);
});

it("finds the threshold: 1,000 items fit at 0.88 and not at 0.95", async () => {
  expect((await run({ items: 1000, load: 0.88, tables: 20 })).repeats.failed).toBe(0);
  expect((await run({ items: 1000, load: 0.95, tables: 5 })).repeats.failed).toBe(5);
});

it("verdict cuckoo/fits: yes", async () => expect(fits(await run({}))).toBe(true));
it("verdict cuckoo/fits: no", async () => expect(fits(await run({ items: 40, load: 1, tables: 1 }))).toBe(false));
it("verdict cuckoo/failures-rare: yes", async () => expect(failuresRare(await run({ tables: 500 }))).toBe(true));
it("verdict cuckoo/failures-rare: no", async () => expect(failuresRare(await run({ load: 1, tables: 50 }))).toBe(false));

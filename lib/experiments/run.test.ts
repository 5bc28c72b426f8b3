/** Runs that go on from one another: what one keeps, the next one finds. */

import * as v from "valibot";
import { expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { defineParams, integer } from "../schema/index.ts";
import { defineExperiment, type Lab } from "./experiment.ts";
import { type RunOptions, runExperiment } from "./run.ts";

const params = defineParams({ publish: integer({ label: "Published", help: "How many.", default: 1, min: 0, max: 5 }) });
type Book = readonly number[];

async function run({ publish }: { publish: number }, lab: Lab<{ book: Book }, Book>) {
  const book = [...(lab.before?.kept ?? [])];
  while (book.length < publish) book.push(lab.rng.fork(`publish/${book.length}`).below(2 ** 32));
  lab.keep(book);
  lab.show({ book });
  await lab.painted();
  return { book, again: lab.before?.again ?? null };
}

const card = defineExperiment<typeof params.fields, { book: number[]; again: boolean | null }, { book: Book }, Book>({
  id: "book",
  title: "A book",
  summary: "Draws and keeps.",
  params,
  version: 1,
  outcome: async () => ({ result: v.object({ book: v.array(v.number()), again: v.nullable(v.boolean()) }), honesty: "Real: every draw." }),
  acts: [{ label: "Publish one", next: ({ publish }) => (publish < 5 ? { publish: publish + 1 } : undefined) }],
  load: async () => run,
});

const start = (publish: number, more: Partial<RunOptions> = {}) =>
  runExperiment(card, { publish }, { host: inMemory(), signal: new AbortController().signal, ...more });

it("gives a run what the last one kept, and why it runs", async () => {
  const kept: unknown[] = [];
  const first = await start(1, { keep: (memory) => kept.push(memory) });
  expect(first.result).toEqual({ book: [expect.any(Number)], again: null });
  const second = await start(2, { before: { kept: kept[0], again: false } });
  expect(second.result).toEqual({ book: [first.result.book[0], expect.any(Number)], again: false });
  expect((await start(1, { before: { kept: kept[0], again: true } })).result).toEqual({ book: first.result.book, again: true });
});

it("k acts one after the other give what k at once give, under a seed", async () => {
  let before: RunOptions["before"];
  let values = { ...card.params.defaults };
  for (let i = 0; i < 3; i++) {
    const { result } = await start(values.publish, { seed: 3, before, keep: (kept) => (before = { kept, again: false }) });
    values = { ...values, ...card.acts?.[0]?.next(values, result) };
  }
  expect(values.publish).toBe(4);
  expect((await start(4, { seed: 3, before })).result.book).toEqual((await start(4, { seed: 3 })).result.book);
});

it("keeps before it shows, and waits for the screen where there is one", async () => {
  const order: string[] = [];
  await start(1, {
    keep: () => void order.push("keep"),
    frame: () => void order.push("frame"),
    painted: async () => void order.push("painted"),
  });
  expect(order).toEqual(["keep", "frame", "painted"]);
});

it("a run that was stopped goes no further than the frame it waits for", async () => {
  const stopping = new AbortController();
  const options = { signal: stopping.signal, painted: async () => stopping.abort(new Error("stopped")) };
  await expect(start(1, options)).rejects.toThrow("stopped");
});

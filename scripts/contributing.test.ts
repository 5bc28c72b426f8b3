/** Follows CONTRIBUTING.md: its example is taken out of the text, put where it says, and run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { afterAll, expect, it } from "vitest";
import type { AnyExperiment } from "../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../lib/experiments/run.ts";
import { parameterTable } from "../lib/schema/index.ts";

const root = path.dirname(import.meta.dirname);
/** Beside lib/experiments, so that the example's own imports of other folders hold as they are written. */
const place = mkdtempSync(path.join(root, "lib", ".example-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const text = readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
const files = [...text.matchAll(/```ts\n\/\/ lib\/experiments\/(\S+)\n([\s\S]*?)```/g)].map(([, name = "", code = ""]) => ({ name, code }));

it("has a card and a run", () => expect(files.map(({ name }) => name)).toEqual(["coin.ts", "coin.run.ts"]));

it("runs as written: a result of its own schema, the same under the same seed", async () => {
  for (const { name, code } of files)
    writeFileSync(path.join(place, name), code.replaceAll("./experiment.ts", "../experiments/experiment.ts"));
  const { coin } = (await import(path.join(place, "coin.ts"))) as { coin: AnyExperiment };
  const run = async (seed: number) =>
    (await runExperiment(coin, coin.params.defaults, { host: inMemory(), signal: new AbortController().signal, seed })).result;
  const first = await run(1);
  expect(v.is(coin.result, first)).toBe(true);
  expect(first).toMatchObject({ flips: 100 });
  expect(await run(1)).toEqual(first);
  expect(await Promise.all([2, 3, 4].map(run))).not.toEqual([first, first, first]);
  expect(parameterTable(coin.params)[0]).toMatchObject({ name: "flips", default: "100" });
});

it("names files that are there", () => {
  const named = [...text.matchAll(/`((?:lib|app|scripts)\/[\w./-]+\.tsx?)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(2);
  for (const file of named) expect(() => readFileSync(path.join(root, file)), file).not.toThrow();
});

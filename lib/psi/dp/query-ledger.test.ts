import { expect, it } from "vitest";
import { memoryVault, VaultFault } from "../../protocol/index.ts";
import { BY_CONTENT, countRun, named, runsOn } from "./query-ledger.ts";

const queries = { limit: 3, dataset: "people", before: 1 };

it("counts runs before they are made, up to the limit, those elsewhere included", async () => {
  const vault = memoryVault();
  expect(await runsOn(vault, queries)).toEqual({ made: 1, limit: 3 });
  expect(await countRun(vault, queries)).toBe(true);
  expect(await countRun(vault, queries)).toBe(true);
  expect(await runsOn(vault, queries)).toEqual({ made: 3, limit: 3 });
  expect(await countRun(vault, queries)).toBe(false);
  expect((await runsOn(vault, queries)).made).toBe(3); // a refused run is not counted
});

it("counts each data set for itself", async () => {
  const vault = memoryVault();
  await countRun(vault, queries);
  expect((await runsOn(vault, { ...queries, dataset: "others" })).made).toBe(1);
});

it("of two at once lets the last one run go to one", async () => {
  const vault = memoryVault();
  const last = { ...queries, limit: 2 };
  expect((await Promise.all([countRun(vault, last), countRun(vault, last)])).sort()).toEqual([false, true]);
});

it("keeps nothing where nothing is named", async () => {
  const vault = memoryVault();
  const unnamed = { ...queries, dataset: null };
  expect(await countRun(vault, unnamed)).toBe(true);
  expect((await runsOn(vault, unnamed)).made).toBe(1);
  expect(await countRun(vault, { ...unnamed, before: 3 })).toBe(false);
});

it.each(["", "1", "-1/3", "1.5/3", "three/3", `${"9".repeat(10)}/3`])("refuses a count that cannot be read: %j", async (text) => {
  const vault = memoryVault(new Map([["psi/dpca/queries/people", text]]));
  await expect(countRun(vault, queries)).rejects.toThrow(VaultFault);
  await expect(runsOn(vault, queries)).rejects.toThrow(VaultFault);
});

it("keeps the lowest limit: dummies of earlier runs were counted for that", async () => {
  const vault = memoryVault();
  const two = { limit: 2, dataset: "people", before: 0 };
  await countRun(vault, two);
  expect(await runsOn(vault, { ...two, limit: 100 })).toEqual({ made: 1, limit: 2 });
  expect(await countRun(vault, { ...two, limit: 100 })).toBe(true);
  expect(await countRun(vault, { ...two, limit: 100 })).toBe(false);
});

it("can take a table's name from what stands in it", () => {
  const own = { ...queries, dataset: BY_CONTENT };
  expect(named(own, [["a"]]).dataset).toMatch(/^[0-9a-f]{64}$/);
  expect(named(own, [["a"]])).toEqual(named(own, [["a"]]));
  expect(named(own, [["b"]])).not.toEqual(named(own, [["a"]]));
  expect(named(queries, [["b"]])).toBe(queries);
});

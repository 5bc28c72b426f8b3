import { expect, it } from "vitest";
import { memoryVault, VaultFault } from "../../protocol/index.ts";
import { countRun, runsOn } from "./query-ledger.ts";

const queries = { limit: 3, dataset: "people", before: 1 };

it("counts runs before they are made, up to the limit, those elsewhere included", async () => {
  const vault = memoryVault();
  expect(await runsOn(vault, queries)).toBe(1);
  expect(await countRun(vault, queries)).toBe(true);
  expect(await countRun(vault, queries)).toBe(true);
  expect(await runsOn(vault, queries)).toBe(3);
  expect(await countRun(vault, queries)).toBe(false);
  expect(await runsOn(vault, queries)).toBe(3); // a refused run is not counted
});

it("counts each data set for itself", async () => {
  const vault = memoryVault();
  await countRun(vault, queries);
  expect(await runsOn(vault, { ...queries, dataset: "others" })).toBe(1);
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
  expect(await runsOn(vault, unnamed)).toBe(1);
  expect(await countRun(vault, { ...unnamed, before: 3 })).toBe(false);
});

it.each(["", "-1", "1.5", "three", "9".repeat(16)])("refuses a count that cannot be read: %j", async (text) => {
  const vault = memoryVault(new Map([["psi/dpca/queries/people", text]]));
  await expect(countRun(vault, queries)).rejects.toThrow(VaultFault);
  await expect(runsOn(vault, queries)).rejects.toThrow(VaultFault);
});

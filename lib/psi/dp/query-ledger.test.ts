import { expect, it } from "vitest";
import { memoryVault, VaultFault } from "../../protocol/index.ts";
import { WrongInput } from "../../text/index.ts";
import { BY_CONTENT, countRun, named, runsOn } from "./query-ledger.ts";

const queries = { limit: 3, dataset: "people", before: 1 };
const cost = { dummies: 1440, columns: 3 };

it("counts runs before they are made, up to the limit, those elsewhere included", async () => {
  const vault = memoryVault();
  expect(await runsOn(vault, queries, cost)).toEqual({ made: 1, limit: 3 });
  expect(await countRun(vault, queries, cost)).toBe(true);
  expect(await countRun(vault, queries, cost)).toBe(true);
  expect(await runsOn(vault, queries, cost)).toEqual({ made: 3, limit: 3 });
  expect(await countRun(vault, queries, cost)).toBe(false);
  expect((await runsOn(vault, queries, cost)).made).toBe(3); // a refused run is not counted
});

it("counts each data set for itself", async () => {
  const vault = memoryVault();
  await countRun(vault, queries, cost);
  expect((await runsOn(vault, { ...queries, dataset: "others" }, cost)).made).toBe(1);
});

it("of two at once lets the last one run go to one", async () => {
  const vault = memoryVault();
  const last = { ...queries, limit: 2 };
  expect((await Promise.all([countRun(vault, last, cost), countRun(vault, last, cost)])).sort()).toEqual([false, true]);
});

it("keeps nothing where nothing is named", async () => {
  const vault = memoryVault();
  const unnamed = { ...queries, dataset: null };
  expect(await countRun(vault, unnamed, cost)).toBe(true);
  expect((await runsOn(vault, unnamed, cost)).made).toBe(1);
  expect(await countRun(vault, { ...unnamed, before: 3 }, cost)).toBe(false);
});

it.each(["", "1", "1/3", "-1/3/9/2", "1.5/3/9/2", "three/3/9/2", `${"9".repeat(10)}/3/9/2`])(
  "refuses a count that cannot be read: %j",
  async (text) => {
    const vault = memoryVault(new Map([["psi/dpca/queries/people", text]]));
    await expect(countRun(vault, queries, cost)).rejects.toThrow(VaultFault);
    await expect(runsOn(vault, queries, cost)).rejects.toThrow(VaultFault);
  },
);

it("keeps the lowest limit: dummies of earlier runs were counted for that", async () => {
  const vault = memoryVault();
  const two = { limit: 2, dataset: "people", before: 0 };
  await countRun(vault, two, cost);
  expect(await runsOn(vault, { ...two, limit: 100 }, cost)).toEqual({ made: 1, limit: 2 });
  expect(await countRun(vault, { ...two, limit: 100 }, cost)).toBe(true);
  expect(await countRun(vault, { ...two, limit: 100 }, cost)).toBe(false);
});

it("can take a table's name from what stands in it", () => {
  const own = { ...queries, dataset: BY_CONTENT };
  expect(named(own, [["a"]]).dataset).toMatch(/^[0-9a-f]{64}$/);
  expect(named(own, [["a"]])).toEqual(named(own, [["a"]]));
  expect(named(own, [["b"]])).not.toEqual(named(own, [["a"]]));
  // The same rows in another order are the same people; other pairs of the same cells are not.
  const columns = (first: string, second: string) => [[...first], [...second]];
  expect(named(own, columns("abc", "123"))).toEqual(named(own, columns("cab", "312")));
  expect(named(own, columns("abc", "123"))).not.toEqual(named(own, columns("abc", "132")));
  expect(named(queries, [["b"]])).toBe(queries);
});

it("counts runs of one cost: an exact one among padded ones, or fewer dummies, or more columns, would keep no promise", async () => {
  for (const [first, other] of [
    [{ dummies: 0, columns: 3 }, cost],
    [cost, { dummies: 0, columns: 3 }],
    [cost, { dummies: 5, columns: 3 }],
    [{ dummies: 5, columns: 3 }, cost],
    [
      { dummies: 1440, columns: 1 },
      { dummies: 1440, columns: 5 },
    ],
  ] as const) {
    const vault = memoryVault();
    expect(await countRun(vault, queries, first)).toBe(true);
    await expect(countRun(vault, queries, other)).rejects.toThrow(WrongInput);
    await expect(runsOn(vault, queries, other)).rejects.toThrow(/runs are counted with .* and this one has/);
    expect((await runsOn(vault, queries, first)).made).toBe(2); // what was refused is not counted
  }
});

it("lets a run with fewer columns in, and does not forget how many the first had", async () => {
  const vault = memoryVault();
  await countRun(vault, queries, cost);
  expect(await countRun(vault, queries, { ...cost, columns: 1 })).toBe(true);
  expect((await runsOn(vault, queries, cost)).made).toBe(3);
});

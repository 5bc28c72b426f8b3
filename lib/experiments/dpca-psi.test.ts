import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { dpcaPsi } from "./dpca-psi.ts";
import { cellsLinked, promiseKept, runRefused, sizesExact, sumRight } from "./dpca-psi.verdicts.ts";
import { withoutInput } from "./own-input.ts";
import { runExperiment } from "./run.ts";

const bring = (text: string) => ({ name: "", bytes: new TextEncoder().encode(text) });
/** Short tables and few dummies: what is tested here does not depend on how many. */
const SHORT = { n: 12, m: 10, copies: 2, count: "given", dummies: 8 } as const;
const run = async (values: object, seed?: number, brought: Readonly<Record<string, ReturnType<typeof bring>>> = {}) => {
  const options = { host: inMemory(brought), signal: new AbortController().signal, seed, given: Object.keys(brought) };
  return (await runExperiment(dpcaPsi, { ...dpcaPsi.params.defaults, ...SHORT, ...values }, options)).result;
};
const exact = await run({ inputDp: false, same: 0.7 }, 2);
const noisy = await run({}, 2);
const compatible = await run({ variant: "compatible", dummies: 3, columns: 2, copies: 2, overlap: 1, same: 1 }, 2);
const refused = await run({ asked: 2 }, 2);

describe("dpca-psi", () => {
  it("tells k sizes, and opens the sums of what matched", () => {
    expect(exact.sizes).toEqual(exact.truth?.sizes);
    expect(exact.sizes).toHaveLength(3);
    expect(exact.sums.map(({ opened }) => Number(opened))).toEqual(exact.truth?.sums);
    expect(exact).toMatchObject({ dummies: 0, deviation: 0, promised: null, padded: { sender: 12, receiver: 10 }, truth: { people: 5 } });
  });

  it("pads them with dummies, and marks as many rows of the other as it tells", () => {
    const { sizes, marks, dummies, estimates, padded } = noisy;
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect([marks.sender?.length, marks.receiver?.length]).toEqual([total, total]);
    expect(padded).toEqual({ sender: 12 + 24, receiver: 10 + 24 });
    sizes.forEach((size, i) => {
      expect(estimates[i]).toBe(size - dummies / 2);
      const noise = size - (noisy.truth?.sizes[i] as number);
      expect(noise).toBeGreaterThanOrEqual(0);
      expect(noise).toBeLessThanOrEqual(dummies);
    });
    expect(noisy.promised?.releases).toBe(6);
  });

  it("counts the dummies that a promise takes", async () => {
    const result = await run({ count: "promise", columns: 1, queries: 1, epsilon: 4, delta: 0.01 }, 3);
    expect(result.promised?.delta).toBeLessThanOrEqual(0.01);
    expect(result.dummies).toBeGreaterThan(1);
    expect(promiseKept(await run({ columns: 1, queries: 1, epsilon: 4, delta: 0.01, dummies: result.dummies - 1 }, 3))).toBe(false);
  });

  it("gives the same result under the same seed", async () => {
    expect(await run({}, 2)).toEqual(noisy);
    expect(await run({}, 3)).not.toEqual(noisy);
  });

  it("takes a person's tables, and leaves what is made of them out of what is posted", async () => {
    const inputs = {
      sender: bring("mail,card,spent\nana@x.io,1,10\nbo@x.io,2,20\nbo@x.io,3,30\ndi@x.io,4,x"),
      receiver: bring("zo@x.io,1,7\nbo@x.io,9,8"),
    };
    const result = await run({ columns: 2, inputDp: false }, undefined, inputs);
    expect(result).toMatchObject({
      sizes: [1, 1],
      truth: null,
      sums: [{ opened: "30" }, { opened: "15" }],
      inputs: {
        sender: { lines: 4, accepted: 2, duplicates: 1, rejected: [{ line: 4, reason: expect.stringContaining("line 3") }, { line: 5 }] },
      },
    });
    const posted = Object.keys((await withoutInput(dpcaPsi, result)) as object);
    for (const name of ["shares", "sums", "repeated", "inputs"]) expect(posted).not.toContain(name);
    await expect(run({}, undefined, { sender: inputs.sender })).rejects.toThrow(/receiver: bring both tables/);
  });

  it("refuses what would take minutes, and a promise that nothing keeps, in a sentence", async () => {
    await expect(run({ variant: "compatible", n: 3000 })).rejects.toThrow(/variant: compatible .* at most 3,000 rows/);
    await expect(run({ count: "promise", epsilon: 0.1, delta: 1e-12, queries: 100 })).rejects.toThrow(/needs more than|dummies/);
  });

  it("is refused where the wire cuts a message short", async () => {
    await expect(run({ tamper: "truncate", tamperAt: "receiver/returned/0" })).rejects.toMatchObject({
      name: "ProtocolError",
      from: "receiver",
      tag: "returned",
    });
  });
});

describe("what the figure says", () => {
  it("verdict dpca-psi/sizes-exact: yes", () => expect(sizesExact(exact)).toBe(true));
  it("verdict dpca-psi/sizes-exact: no", () => expect(sizesExact(noisy)).toBe(false));
  it("verdict dpca-psi/sum-right: yes", () => {
    expect([sumRight(exact), sumRight(noisy), sumRight(compatible)]).toEqual([true, true, true]);
  });
  it("verdict dpca-psi/sum-right: no", () => {
    const [first, ...rest] = noisy.sums;
    expect(sumRight({ ...noisy, sums: [{ ...(first as NonNullable<typeof first>), opened: "1" }, ...rest] })).toBe(false);
  });
  it("verdict dpca-psi/cells-linked: yes", () => {
    expect(cellsLinked(compatible)).toBe(true);
    expect(compatible.equalCells).toEqual({ sender: 4, receiver: 0 });
    // Both have all of the receiver's people here, so its two copies are cells of the sender's first column.
    expect(compatible.crossMatches).toEqual({ sender: 2, receiver: 0 });
    expect(compatible.repeated).toEqual({ sender: 0, receiver: 4 });
  });
  it("verdict dpca-psi/cells-linked: no", () => {
    expect(cellsLinked(noisy)).toBe(false);
    expect(noisy.crossMatches).toEqual({ sender: 0, receiver: 0 });
    expect(noisy.repeated.receiver).toBeGreaterThan(0);
  });
  it("verdict dpca-psi/promise-kept: yes", () => {
    expect(promiseKept({ promised: { epsilon: 2, delta: 9e-4, asked: 1e-3, releases: 6 } })).toBe(true);
  });
  it("verdict dpca-psi/promise-kept: no", () => expect(promiseKept(noisy)).toBe(false));
  it("verdict dpca-psi/run-refused: yes", () => {
    expect(runRefused(refused)).toBe(true);
    expect(refused).toMatchObject({ refused: "both", sizes: [], shares: { rows: 0 }, runs: { made: 2, limit: 2 } });
    expect(refused.traffic.rows.map(({ tag }) => tag)).toEqual(["parameters", "parameters"]);
  });
  it("verdict dpca-psi/run-refused: no", async () => {
    expect(runRefused(noisy)).toBe(false);
    expect((await run({ asked: 1 }, 2)).runs).toEqual({ made: 2, limit: 2 });
  });
  it("says nothing of what it does not know", () => {
    expect([sizesExact({ ...noisy, truth: null }), sumRight({ ...noisy, truth: null }), promiseKept(exact), sizesExact(refused)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(cellsLinked({ ...noisy, equalCells: { sender: null, receiver: 0 } })).toBe(null);
    expect(sumRight({ ...noisy, sums: [] })).toBe(null);
  });
});

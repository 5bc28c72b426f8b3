import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { params, psiRace, READABLE, type RunnerId, sizesOf, sweepOf } from "./psi-race.ts";
import { changes, least, oneWinsBoth, orderChanges, type Row, sameAnswer } from "./psi-race.verdicts.ts";
import { inMemory, runExperiment } from "./run.ts";

const run = (values: Partial<typeof params.defaults>, seed = 1) =>
  runExperiment(psiRace, { ...params.defaults, ...values }, { host: inMemory(), signal: new AbortController().signal, seed });

/** BigInts are slow: most tests read one run. */
const SMALL = { n: 6, m: 20 };
const once = run({ ...SMALL, sweep: true });

it("finds the same by every protocol, and has times as measured and never as result", async () => {
  const { result, measured } = await once;
  expect(v.is((await psiRace.outcome()).result, result)).toBe(true);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect((await run(SMALL)).result).toEqual({ ...result, sweep: [] }); // which times alone must not change
  expect(result.expected).toBe(3);
  for (const { id, size, learned } of result.runners) {
    expect(size).toBe(3);
    expect(learned).toEqual({ receiver: { theirs: 20, names: 3 }, sender: { theirs: 6, names: 0 } });
    expect(measured[`${id}.seconds`]).toBeGreaterThan(0);
    expect(measured[`${id}.engine`]).toMatch(/^(noble|wasm)/);
  }
});

it("counts bytes that can be counted by hand", async () => {
  const { runners } = (await once).result;
  const of = (id: RunnerId) => runners.find((runner) => runner.id === id)?.traffic;
  // Two keys: three lists of points, each announced by its length in four bytes.
  for (const id of ["ecdh-noble", "ecdh-fast"] as const) {
    expect(of(id)).toMatchObject({ receiverBytes: 32 * 6 + 4, senderBytes: 32 * (20 + 6) + 8, rounds: 2 });
  }
  for (const { traffic } of runners) expect(traffic?.bytes).toBe((traffic?.receiverBytes ?? 0) + (traffic?.senderBytes ?? 0));
});

it("has no number for what it does not run", async () => {
  const { result, measured } = await run({ n: 1, m: READABLE });
  expect(result.runners.map(({ size }) => size === null)).toEqual([true, true, false, false]);
  expect(Object.keys(measured).filter((name) => name.includes("noble."))).toEqual([]);
});

it("sweeps up to the sizes themselves, and holds the shorter list while the longer grows", async () => {
  expect(sweepOf({ n: 20, m: 100 })).toEqual([
    { most: 16, n: 16, m: 16 },
    { most: 64, n: 20, m: 64 },
    { most: 100, n: 20, m: 100 },
  ]);
  expect(sizesOf({ n: 9, m: 1000, lists: "short" })).toEqual({ n: 4, m: 1000 });
  const { result, measured } = await once;
  expect(result.sweep.map(({ most, n, m, bytes }) => [most, n, m, bytes.every((each) => each !== null)])).toEqual([
    [16, 6, 16, true],
    [20, 6, 20, true],
  ]);
  expect(result.sweep.at(-1)?.bytes).toEqual(result.runners.map(({ traffic }) => traffic?.bytes));
  expect(measured["sweep.16.kkrt.seconds"]).toBeGreaterThan(0);
});

const row = (id: RunnerId, seconds?: number, bytes?: number): Row => ({ id, seconds, bytes });

describe("who leads", () => {
  it("is nobody where nothing was timed, and the first of equals", () => {
    expect(least([row("kkrt")], "seconds")).toBeUndefined();
    expect(least([row("ecdh-fast", 1), row("kkrt", 1)], "seconds")?.id).toBe("ecdh-fast");
  });
  it("is not overtaken by not being run", () => {
    const legs = [
      { most: 16, rows: [row("ecdh-noble", 1), row("kkrt", 2)] },
      { most: 64, rows: [row("ecdh-noble"), row("kkrt", 3)] },
    ];
    expect(changes(legs, "seconds")).toEqual([]);
  });
});

const leg = (most: number, ecdh: number, kkrt: number) => ({ most, rows: [row("ecdh-fast", ecdh), row("kkrt", kkrt)] });

it("verdict psi-race/same-answer: yes", async () => expect(sameAnswer((await once).result)).toBe(true));
it("verdict psi-race/same-answer: no", async () => {
  const { result } = await once;
  expect(sameAnswer({ ...result, expected: result.expected + 1 })).toBe(false);
});
it("verdict psi-race/one-wins-both: yes", () => expect(oneWinsBoth([row("ecdh-fast", 1, 100), row("kkrt", 2, 200)])).toBe(true));
it("verdict psi-race/one-wins-both: no", () => expect(oneWinsBoth([row("ecdh-fast", 2, 100), row("kkrt", 1, 200)])).toBe(false));
it("verdict psi-race/order-changes: yes", () => {
  const legs = [leg(16, 1, 2), leg(64, 3, 2), leg(256, 9, 3)];
  expect(orderChanges(legs)).toBe(true);
  expect(changes(legs, "seconds")).toEqual([{ from: "ecdh-fast", to: "kkrt", above: 16, upTo: 64 }]);
});
it("verdict psi-race/order-changes: no", () => expect(orderChanges([leg(16, 3, 2), leg(64, 9, 2)])).toBe(false));

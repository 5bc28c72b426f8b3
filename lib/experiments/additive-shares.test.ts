/** The additive-shares experiment: what comes out, in both groups; and its verdicts, both ways. */
import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { readText } from "../schema/index.ts";
import { additiveShares } from "./additive-shares.ts";
import { fails, floatsFail, hides, moves } from "./additive-shares.verdicts.ts";
import { runExperiment } from "./run.ts";

type Values = typeof additiveShares.params.defaults;

const run = async (values: Partial<Values> = {}, seed = 1) =>
  (
    await runExperiment(
      additiveShares,
      { ...additiveShares.params.defaults, ...values },
      { host: inMemory(), signal: new AbortController().signal, seed },
    )
  ).result;

const sum = (shares: readonly string[]) => shares.reduce((all, share) => all + BigInt(share), 0n);

describe.each([
  { group: "z2_64", order: 2n ** 64n },
  { group: "fp", order: 2n ** 61n - 1n },
] as const)("additive-shares, $group", ({ group, order }) => {
  it("deals shares that add up to the secret, twice, and other ones each time", async () => {
    for (const parties of [2, 3, 10]) {
      const { shares, opened, fresh } = await run({ group, parties, shown: 1, secret: 1234 });
      expect([shares.length, sum(shares) % order, opened]).toEqual([parties, 1234n, "1234"]);
      expect([sum(fresh.shares) % order, fresh.opened]).toEqual([1234n, "1234"]);
      for (const [i, share] of shares.entries()) expect(share).not.toBe(fresh.shares[i]);
    }
  });

  it("in every world the missing part opens to that world's secret, the true one first", async () => {
    const { shares, worlds, shown } = await run({ group, parties: 4, shown: 3, secret: 99 });
    expect(shown).toEqual({ shares: 3, secrets: String(order) });
    expect(worlds).toHaveLength(4);
    expect(worlds.map(({ opened }) => opened)).toEqual(worlds.map(({ secret }) => secret));
    expect(worlds[0]).toEqual({ secret: "99", missing: shares[3], opened: "99" });
    expect(new Set(worlds.map(({ missing }) => missing)).size).toBe(4);
    for (const { secret, missing } of worlds) {
      expect((sum(shares.slice(0, 3)) + BigInt(missing)) % order).toBe(((BigInt(secret) % order) + order) % order);
    }
  });

  it("adds two shared numbers and a constant once; where everybody adds it, it counts for each", async () => {
    const { sums, shares } = await run({ group, parties: 5, secret: 40, second: 2, constant: 7 });
    expect([sums.opened, sums.wanted, sums.everybodyAdds]).toEqual(["49", "49", "77"]);
    expect((BigInt(shares[0] as string) + BigInt(sums.secondShares[0] as string) + 7n) % order).toBe(BigInt(sums.shares[0] as string));
  });
});

describe("additive-shares", () => {
  it("shows none, and all", async () => {
    expect((await run({ shown: 0 })).shown).toEqual({ shares: 0, secrets: String(2n ** 64n) });
    expect(await run({ shown: 3 })).toMatchObject({ shown: { shares: 3, secrets: "1" }, worlds: [] });
  });

  it("has negative numbers among words, and refuses them modulo a prime", async () => {
    expect(await run({ secret: -5, second: -7, constant: -1 })).toMatchObject({ opened: "-5", sums: { opened: "-13" } });
    const said = (query: string) => readText(additiveShares.params, new URLSearchParams(query)).problems.map(({ sentence }) => sentence);
    expect(said("secret=-5")).toEqual([]);
    expect(said("secret=-5&group=fp")[0]).toBe(
      "secret: -5 is negative, and numbers modulo a prime have no sign: -5 would come back as a large number; using 42.",
    );
    expect(said("shown=4")[0]).toBe("shown: 4 shares cannot be shown of 3 that there are; using 2.");
  });

  it("measures floats: each range with its runs, accuracy falling and the secret's own range telling", async () => {
    const { floats } = await run();
    expect(floats.rows.map(({ range }) => range)).toEqual([256, 1e6, 1e12, 1e17, 1e18, 1e20]);
    expect(floats.rows.map(({ wrong }) => wrong > 0)).toEqual([false, false, false, true, true, true]);
    expect(floats.rows.map(({ bits }) => bits > 0.1)).toEqual([true, true, true, true, true, false]);
    expect(floats.example.shares).toHaveLength(3);
  });

  it("gives the same result under the same seed, and others under others", async () => {
    expect(await run({}, 4)).toEqual(await run({}, 4));
    expect((await run({}, 4)).shares).not.toEqual((await run({}, 5)).shares);
  });

  it("verdict additive-shares/hides: yes", async () => expect(hides(await run({ shown: 2 }))).toBe(true));
  it("verdict additive-shares/hides: no", async () => expect(hides(await run({ shown: 3 }))).toBe(false));
  it("verdict additive-shares/moves: yes", async () => {
    const result = await run({ delta: 1000 });
    expect([moves(result), result.moved.opened]).toEqual([true, "1042"]);
  });
  it("verdict additive-shares/moves: no", async () => expect(moves(await run({ delta: 0 }))).toBe(false));
  it("verdict additive-shares/floats-fail: yes", async () => {
    for (const parties of [2, 3, 10]) expect(floatsFail(await run({ parties, shown: 1 }))).toBe(true);
  });
  it("verdict additive-shares/floats-fail: no", async () => {
    const { floats } = await run();
    const row = floats.rows[0] as (typeof floats.rows)[number];
    const good = { ...row, wrong: 0, bits: 0 };
    expect([fails(row), fails(good), fails({ ...good, wrong: 1 }), fails({ ...good, bits: 0.01 })]).toEqual([true, false, true, true]);
    expect(floatsFail({ floats: { ...floats, rows: [row, good] } })).toBe(false);
  });
});

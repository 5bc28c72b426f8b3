import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { runExperiment } from "./run.ts";
import { waterfall } from "./waterfall.ts";
import { cellsLinked, combinationSinglesOut, rowMovesSeveral } from "./waterfall.verdicts.ts";

const run = async (values: object, seed = 1) =>
  (
    await runExperiment(
      waterfall,
      { ...waterfall.params.defaults, ...values },
      { host: inMemory(), signal: new AbortController().signal, seed },
    )
  ).result;
const first = await run({});
/** The publisher's person whose e-mail address and another's card are in one account of the shop. */
const owner = first.publisher.findIndex(({ match }) => match?.row === 1) + 1;

describe("waterfall", () => {
  it("tells k sizes, each the number of rows that left in that round, on both sides", async () => {
    expect(first.sizes).toHaveLength(3);
    for (const [column, size] of first.sizes.entries())
      for (const side of [first.publisher, first.shop]) expect(side.filter(({ match }) => match?.column === column)).toHaveLength(size);
    expect(await run({})).toEqual(first);
    expect(await run({}, 2)).not.toEqual(first);
  });

  it("pairs rows that agree in that column and in no earlier one", async () => {
    for (const order of ["first", "last"] as const) {
      const { publisher, shop, order: columns } = await run({ n: 60, m: 50, order, joint: 5 }, 3);
      expect(columns).toEqual(order === "first" ? [0, 1, 2] : [2, 1, 0]);
      for (const { cells, match } of publisher) {
        if (!match) continue;
        expect(shop[match.row]?.cells[match.column]).toBe(cells[match.column]);
        expect(shop[match.row]?.match?.column).toBe(match.column);
      }
    }
  });

  it("counts every combination: all pairs that agree somewhere, and who agrees with nobody", async () => {
    const { combinations, publisher, shop, columns } = await run({ n: 30, m: 30, columns: 4 }, 4);
    expect(combinations).toHaveLength(16);
    const bitsOf = (a: readonly string[], b: readonly string[]) =>
      a.reduce((bits, cell, i) => bits | (cell !== "" && cell === b[i] ? 1 << i : 0), 0);
    const counted = Array.from({ length: 2 ** columns }, () => 0);
    for (const { cells } of publisher) {
      const all = shop.map((theirs) => bitsOf(cells, theirs.cells)).filter((bits) => bits > 0);
      for (const bits of all) (counted[bits] as number)++;
      if (all.length === 0) (counted[0] as number)++;
    }
    expect(combinations.map(({ pairs }) => pairs)).toEqual(counted);
  });

  it("follows a row, and never moves a size by more than one without it", async () => {
    for (let person = 1; person <= 8; person++) {
      const { followed, sizes, publisher } = await run({ person });
      const { match } = publisher[person - 1] as (typeof publisher)[number];
      expect(followed.rounds.find(({ came }) => came === "matched")?.column).toBe(match?.column);
      for (const [i, size] of sizes.entries()) expect(Math.abs(size - (followed.without[i] as number))).toBeLessThanOrEqual(1);
    }
    expect((await run({ person: 200 })).followed.row).toBe(7);
  });

  it("has one identifier and one person as well", async () => {
    expect(await run({ columns: 1, n: 1, m: 1, overlap: 1, same: 1, copies: 5, joint: 5 })).toMatchObject({ sizes: [1], equal: [] });
    expect(await run({ columns: 5, n: 1, m: 1, overlap: 0 })).toMatchObject({ sizes: [0, 0, 0, 0, 0], followed: { among: 0 } });
  });
});

it("verdict waterfall/combination-singles-out: yes", () => expect(combinationSinglesOut(first)).toBe(true));
it("verdict waterfall/combination-singles-out: no", async () =>
  expect(combinationSinglesOut(await run({ columns: 1, n: 20, m: 20, same: 1 }))).toBe(false));
it("verdict waterfall/cells-linked: yes", () => expect(cellsLinked(first)).toBe(true));
it("verdict waterfall/cells-linked: no", async () => expect(cellsLinked(await run({ hiding: "each" }))).toBe(false));
it("verdict waterfall/row-moves-several: yes", async () => expect(rowMovesSeveral(await run({ person: owner }))).toBe(true));
it("verdict waterfall/row-moves-several: no", () => expect(rowMovesSeveral(first)).toBe(false));

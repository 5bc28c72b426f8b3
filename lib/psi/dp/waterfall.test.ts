import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { agreements, type Cells, equalCells, sizesOf, waterfall } from "./waterfall.ts";

/** Of PrivacyGo, dpca-psi/test/dp_cardinality_psi_test.cpp: round 1 matches c, e, g; round 2 matches h/# with b/#. */
const S: Cells[] = ["c*", "h#", "e&", "g@", "y%", "z!"].map((row) => [...row]);
const R: Cells[] = ["b#", "c*", "e&", "g!"].map((row) => [...row]);

describe("waterfall", () => {
  it("matches what the project's own test does", () => {
    const pairs = waterfall(S, R, [0, 1]);
    expect(pairs.map(({ left, right, column }) => `${S[left]?.[0]}${R[right]?.[0]}${column}`)).toEqual(["cc0", "ee0", "gg0", "hb1"]);
    expect(sizesOf(pairs, 2)).toEqual([3, 1]);
  });

  it("matches others under another order", () => {
    expect(sizesOf(waterfall(S, R, [1, 0]), 2)).toEqual([0, 4]);
    expect(waterfall(S, R, [1, 0]).find(({ left }) => left === 5)).toEqual({ left: 5, right: 3, column: 1 });
  });

  it("can change every count by a row that is missing", () => {
    const left: Cells[] = [
      ["a", "p", "x"],
      ["b", "q", "y"],
      ["c", "r", "z"],
    ];
    const right: Cells[] = [
      ["a", "q", ""],
      ["", "r", "y"],
      ["", "", "z"],
    ];
    expect(sizesOf(waterfall(left, right, [0, 1, 2]), 3)).toEqual([1, 1, 0]);
    expect(sizesOf(waterfall(left.slice(1), right, [0, 1, 2]), 3)).toEqual([0, 2, 0]);
    const chain: Cells[] = [
      ["a", "q", ""],
      ["", "r0", "y"],
    ];
    const with0 = sizesOf(
      waterfall(
        [
          ["a", "", ""],
          ["", "q", "y"],
        ],
        chain,
        [0, 1, 2],
      ),
      3,
    );
    const without = sizesOf(waterfall([["", "q", "y"]], chain, [0, 1, 2]), 3);
    expect([with0, without]).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
  });

  it("never moves a count by more than one for a row more or less", () => {
    const rng = seededRng("waterfall", 1);
    for (let round = 0; round < 200; round++) {
      const table = (rows: number): Cells[] => {
        const columns = [0, 1, 2].map(() => rng.shuffled(Array.from({ length: 9 }, (_, i) => `${i}`)));
        return Array.from({ length: rows }, (_, i) => columns.map((column) => (rng.below(4) === 0 ? "" : (column[i] as string))));
      };
      const [left, right] = [table(7), table(7)];
      const all = sizesOf(waterfall(left, right, [0, 1, 2]), 3);
      for (let row = 0; row < left.length; row++) {
        const fewer = sizesOf(waterfall(left.toSpliced(row, 1), right, [0, 1, 2]), 3);
        for (const [i, size] of all.entries()) expect(Math.abs(size - (fewer[i] as number))).toBeLessThanOrEqual(1);
      }
    }
  });

  it("counts in which columns pairs agree", () => {
    const found = agreements(S, R, 2).map(({ left, right, bits }) => `${S[left]?.[0]}${R[right]?.[0]}${bits}`);
    expect(found).toEqual(["cc3", "hb2", "ee3", "gg1", "zg2"]);
  });

  it("finds equal cells across rows and columns, and no empty ones", () => {
    expect(
      equalCells([
        ["a", "b", ""],
        ["b", "c", ""],
        ["d", "e", "d"],
      ]),
    ).toEqual([
      [
        { row: 0, column: 1 },
        { row: 1, column: 0 },
      ],
      [
        { row: 2, column: 0 },
        { row: 2, column: 2 },
      ],
    ]);
    expect(equalCells(S)).toEqual([]);
  });

  it("refuses a cell that stands twice in a column", () => expect(() => waterfall([["a"], ["a"]], [["a"]], [0])).toThrow(/twice/));
});

/** Small tables by hand; and in general, against a join that compares every pair. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anonymityOf, link, type Row } from "./linkage.ts";

const wards: readonly Row[] = [
  { zip: "8001", born: 1970, sex: "f", diagnosis: "asthma" },
  { zip: "8001", born: 1970, sex: "m", diagnosis: "flu" },
  { zip: "8002", born: 1985, sex: "f", diagnosis: "cancer" },
  { zip: "8002", born: 1985, sex: "f", diagnosis: "cancer" },
];
const voters: readonly Row[] = [
  { name: "Ada", plz: "8001", year: 1970, sex: "f" },
  { name: "Bea", plz: "8002", year: 1985, sex: "f" },
  { name: "Cem", plz: "8003", year: 1985, sex: "m" },
  { name: "Dov", plz: "8001", year: 1970, sex: "m" },
  { name: "Eli", plz: "8001", year: 1970, sex: "m" },
];
const on = { zip: "plz", born: "year", sex: "sex" };

describe("linkage", () => {
  it("counts classes, and who is alone in theirs", () => {
    expect(anonymityOf(wards, ["zip", "born", "sex"])).toEqual({
      k: 1,
      unique: 2,
      classes: 3,
      sizes: new Map([
        [1, 2],
        [2, 1],
      ]),
    });
    expect(anonymityOf(wards, ["zip", "born"])).toMatchObject({ k: 2, unique: 0, classes: 2 });
    expect(anonymityOf([], ["zip"])).toMatchObject({ k: 0, classes: 0 });
  });

  it("gives names back, with certainty only where there is one on each side", () => {
    expect(link(wards, voters, on, "diagnosis")).toEqual([
      { person: 0, rows: [0], certain: true, told: "asthma" },
      { person: 1, rows: [2, 3], certain: false, told: "cancer" }, // 2-anonymous, and the diagnosis is known
      { person: 3, rows: [1], certain: false, told: "flu" }, // Dov or Eli
      { person: 4, rows: [1], certain: false, told: "flu" },
    ]);
    expect(link(wards, voters, on)[0]).not.toHaveProperty("told");
  });

  it("tells no value where the class has several", () => {
    expect(link(wards, voters, { zip: "plz", born: "year" }, "diagnosis").find(({ person }) => person === 0)).toEqual({
      person: 0,
      rows: [0, 1],
      certain: false,
    });
  });

  it("does not confuse cells with their neighbours, nor a number with its text", () => {
    expect(link([{ a: "x,y", b: "z" }], [{ a: "x", b: "y,z" }], { a: "a", b: "b" })).toEqual([]);
    expect(link([{ a: 1 }], [{ a: "1" }], { a: "a" })).toEqual([]);
  });

  it("refuses columns that are not there", () => {
    expect(() => anonymityOf(wards, [])).toThrow(/at least one column/);
    expect(() => anonymityOf(wards, ["toString"])).toThrow(/no column "toString"/);
    expect(() => link(wards, voters, { zip: "zip" })).toThrow(/no column "zip"/);
  });

  const table = fc.array(fc.record({ a: fc.nat(2), b: fc.nat(2), s: fc.nat(1) }), { maxLength: 12 });
  it("agrees with comparing every pair", () => {
    fc.assert(
      fc.property(table, table, (rows, people) => {
        const same = (p: (typeof rows)[number], q: (typeof rows)[number]) => p.a === q.a && p.b === q.b;
        const found = link(rows, people, { a: "a", b: "b" }, "s");
        expect(found.map(({ person, rows: at }) => [person, at])).toEqual(
          people
            .map((person, i) => [i, [...rows.keys()].filter((at) => same(person, rows[at] as (typeof rows)[number]))] as const)
            .filter(([, at]) => at.length > 0),
        );
        for (const { person, rows: at, certain, told } of found) {
          const me = people[person] as (typeof people)[number];
          expect(certain).toBe(at.length === 1 && people.filter((other) => same(me, other)).length === 1);
          const values = new Set(at.map((row) => rows[row]?.s));
          expect(told).toBe(values.size === 1 ? [...values][0] : undefined);
        }
        const alone = rows.filter((row) => rows.filter((other) => same(row, other)).length === 1).length;
        expect(anonymityOf(rows, ["a", "b"]).unique).toBe(alone);
      }),
    );
  });
});

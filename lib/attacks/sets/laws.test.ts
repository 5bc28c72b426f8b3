import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { fitting } from "../subsets.ts";
import { expectedCalls, fewestCalls, membersFound, othersThatFit } from "./laws.ts";
import { certainAttacks, drawnSet, exactly, meanOf, setsOf } from "./sets.fixture.ts";
import measured from "./vectors/measured.json";
import { halves, walk } from "./walk.ts";

describe("calls", () => {
  it("are, over all sets of a size, exactly what the law says", () => {
    for (let people = 0; people <= 9; people++) {
      for (let members = 0; members <= people; members++) {
        const calls = [...setsOf(people, members)].map((set) => {
          const attack = walk(people, "density", halves, seededRng("laws", 1));
          return exactly(attack, set).play.calls;
        });
        expect(meanOf(calls)).toBeCloseTo(expectedCalls(people, members), 10);
      }
    }
  });

  it.each(measured.expectedCalls)("for $people people, $members in: $calls (reference)", ({ people, members, calls }) => {
    expect(expectedCalls(people, members)).toBeCloseTo(calls, 2);
  });

  it("are never below the least that any attack needs, on average over sets", () => {
    for (const [name, make] of Object.entries(certainAttacks)) {
      if (name === "weighing") continue; // its first question is not about everybody, so the size is not known to it
      for (const members of [1, 3, 4]) {
        const calls = [...setsOf(8, members)].map((set) => exactly(make(8, seededRng("laws", 1)), set).play.calls);
        expect(meanOf(calls)).toBeGreaterThanOrEqual(fewestCalls(8, members) - (name === "one by one" ? 1 : 0));
      }
    }
    expect(fewestCalls(64, 16)).toBeCloseTo(12.94, 2);
    expect([fewestCalls(0, 0), fewestCalls(5, 0), fewestCalls(5, 5)]).toEqual([0, 1, 1]);
  });

  it("of density order find members at a sure rate", () => {
    expect(membersFound(2048, 56, 135)).toBe(12);
    expect([membersFound(8, 3, 0), membersFound(8, 8, 1), membersFound(8, 0, 9), membersFound(1, 1, 1)]).toEqual([0, 8, 0, 1]);
  });

  it("of more members than people, or of no whole number, are refused", () => {
    for (const law of [expectedCalls, fewestCalls]) {
      for (const [people, members] of [
        [3, 4],
        [3, -1],
        [1.5, 1],
        [Number.NaN, 0],
      ] as const) {
        expect(() => law(people, members)).toThrow(RangeError);
      }
    }
  });
});

describe("sets that fit a size and a sum", () => {
  it.each(measured.othersThatFit)("of $people people who pay 1 to $most: as many as the law says", ({ people, most }) => {
    const rng = seededRng("laws sums", people);
    const half = people / 2;
    const found = Array.from({ length: 300 }, () => {
      const payments = Array.from({ length: people }, () => 1 + rng.below(most));
      const mean = meanOf(payments);
      const sum = drawnSet(people, half, rng).reduce((total, person) => total + (payments[person] as number), 0);
      const law = othersThatFit(people, half, meanOf(payments.map((x) => (x - mean) ** 2)));
      return { others: fitting(payments, half, sum).count - 1, law };
    });
    const ratio = meanOf(found.map(({ others }) => others)) / meanOf(found.map(({ law }) => law));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });

  it("are none beside a set of nobody or everybody; payments that are all alike are refused", () => {
    expect([othersThatFit(9, 0, 5), othersThatFit(9, 9, 5)]).toEqual([0, 0]);
    for (const bad of [0, -1, Number.NaN]) expect(() => othersThatFit(9, 3, bad)).toThrow(RangeError);
  });
});

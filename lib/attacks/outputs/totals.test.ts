/** Totals that leave one person: the ways themselves, and which values any list of totals gives away. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { givenAway, MOST_IN_SPAN, spaceOf } from "./row-space.ts";
import { combinationFor, combined, peopleForGrid, WAYS } from "./totals.ts";

const others = (people: number, target: number) => [...Array(people).keys()].filter((person) => person !== target);
const overlap = (a: readonly number[], b: readonly number[]) => a.filter((person) => b.includes(person)).length;

describe("ways to one value", () => {
  it.each(WAYS)("%s: finds the target's value, whatever the values are, and gives away nobody else's", (way) => {
    const rng = seededRng("attacks/totals", 1);
    for (const [people, k, target] of [
      [7, 3, 0],
      [13, 4, 12],
      [30, 5, 17],
    ] as const) {
      const plan = combinationFor(way, target, rng.shuffled(others(people, target)), k);
      const values = Array.from({ length: people }, () => rng.below(10_000));
      const totals = plan.questions.map(({ group }) => group.reduce((sum, person) => sum + (values[person] as number), 0));
      expect(combined(plan, totals)).toBe(values[target]);
      const groups = plan.questions.map(({ group }) => group);
      expect(givenAway(spaceOf(groups, people))).toEqual([target]);
      for (let i = 0; i < groups.length; i++) expect(givenAway(spaceOf(groups.toSpliced(i, 1), people))).toEqual([]);
    }
  });

  it("keeps the rules that each is made for", () => {
    const people = 31;
    const halves = combinationFor("halves", 4, others(people, 4), 6).questions.map(({ group }) => group.length);
    expect(halves).toEqual([16, 15]);
    const grid = combinationFor("grid", 4, others(people, 4), 6).questions.map(({ group }) => group);
    expect(grid.length).toBe(11);
    expect(peopleForGrid(6)).toBe(people);
    expect(grid.every((group) => group.length === 6)).toBe(true);
    grid.forEach((a, i) => {
      for (const b of grid.slice(i + 1)) expect(overlap(a, b)).toBeLessThanOrEqual(1);
    });
  });

  it("refuses too few people", () => {
    expect(() => combinationFor("grid", 0, others(30, 0), 6)).toThrow(/31 people/);
    expect(() => combinationFor("everybody", 0, [1], 2)).toThrow(RangeError);
    expect(() => combinationFor("halves", 0, others(9, 0), 1)).toThrow(RangeError);
  });
});

describe("which values totals give away", () => {
  /** By trying: the value is given away if no two lists of bits with the same totals differ in it. Over bits only, so it can find more. */
  const byTrying = (groups: readonly (readonly number[])[], people: number) => {
    const seen = new Map<string, number>();
    let open = 0;
    for (let bits = 0; bits < 2 ** people; bits++) {
      const totals = groups.map((group) => group.filter((person) => (bits >> person) & 1).length).join();
      const first = seen.get(totals);
      if (first === undefined) seen.set(totals, bits);
      else open |= first ^ bits;
    }
    return [...Array(people).keys()].filter((person) => ((open >> person) & 1) === 0);
  };

  it("never names somebody whose value is open", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.nat(), (people, questions, seed) => {
        const rng = seededRng("attacks/row-space", seed);
        const groups = Array.from({ length: questions }, () => [...Array(people).keys()].filter(() => rng.below(2) === 1));
        const found = givenAway(spaceOf(groups, people));
        expect(byTrying(groups, people)).toEqual(expect.arrayContaining(found));
      }),
      { numRuns: 200 },
    );
  });

  it("finds what a small prime or a look at pairs does not", () => {
    expect(
      givenAway(
        spaceOf(
          [
            [0, 1],
            [1, 2],
            [0, 2],
          ],
          3,
        ),
      ),
    ).toEqual([0, 1, 2]); // modulo 2 these are dependent
    for (const k of [2, 3, 5, 7]) {
      const leavingOneOut = Array.from({ length: k + 1 }, (_, out) => others(k + 1, out));
      expect(givenAway(spaceOf(leavingOneOut, k + 1))).toEqual([...Array(k + 1).keys()]); // the determinant is k
      expect(givenAway(spaceOf(leavingOneOut.slice(1), k + 1))).toEqual([]);
    }
    expect(
      givenAway(
        spaceOf(
          [
            [0, 1, 2],
            [1, 2],
          ],
          3,
        ),
      ),
    ).toEqual([0]); // the smaller group after the larger, without its pivot
  });

  it("does not depend on the order of the questions, nor on asking twice", () => {
    const rng = seededRng("attacks/row-space", 2);
    const groups = Array.from({ length: 18 }, () => [...Array(20).keys()].filter(() => rng.below(2) === 1));
    const found = givenAway(spaceOf(groups, 20));
    for (let i = 0; i < 5; i++) expect(givenAway(spaceOf([...rng.shuffled(groups), groups[0] as number[]], 20))).toEqual(found);
  });

  it("refuses what its proof does not cover", () => {
    expect(() => spaceOf([[0]], MOST_IN_SPAN + 1)).toThrow(/1 to 36/);
    expect(() => spaceOf([[3]], 3)).toThrow(/no person 3/);
    expect(spaceOf([], 3).size).toBe(0);
    // The largest minor of zeros and ones that there can be stays below the prime.
    const n = MOST_IN_SPAN;
    expect(((n + 1) / 2) * Math.log2(n + 1) - n).toBeLessThan(61);
    expect(((n + 2) / 2) * Math.log2(n + 2) - (n + 1)).toBeGreaterThan(61);
  });
});

import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { planTable } from "./plan-table.ts";
import { planned, plannedAsPublished } from "./planned.ts";
import { exactly, meanOf, planOf, setsOf, settledRight } from "./sets.fixture.ts";
import measured from "./vectors/measured.json";

describe("the table", () => {
  const before = planOf(20, 19, "before");
  const after = planOf(20, 19, "after");

  it.each(measured.planned)("V($people,$members,$left) = $value (AnonPSI's script)", ({ people, members, left, value }) => {
    expect(before.value(people, members, left)).toBeCloseTo(value, 4);
    expect(before.value(people, people - members, left)).toBe(before.value(people, members, left));
  });

  it.each(measured.sure)("phi($people,$members) = $calls (AnonPSI's script)", ({ people, members, calls }) => {
    for (const plan of [before, after]) expect(plan.sure(people, members)).toBe(calls);
  });

  it("rises with calls, and choosing after the answer is never worse than before it", () => {
    for (let n = 2; n <= 20; n++) {
      for (let c = 1; c < n; c++) {
        for (let left = 1; left <= 19; left++) {
          expect(after.value(n, c, left)).toBeGreaterThanOrEqual(before.value(n, c, left) - 1e-9);
          expect(after.value(n, c, left)).toBeGreaterThanOrEqual(after.value(n, c, left - 1));
          expect(after.size(n, c, left)).toBeGreaterThanOrEqual(1);
          expect(2 * after.size(n, c, left)).toBeLessThanOrEqual(n);
        }
        expect(after.value(n, c, after.sure(n, c))).toBe(n);
      }
    }
  });

  it("has nothing to ask where the set is pure or no call is left, and knows its ends", () => {
    expect([after.size(7, 0, 5), after.size(7, 7, 5), after.value(7, 0, 0), after.value(7, 3, 0), after.sure(7, 7)]).toEqual([
      0, 0, 7, 0, 0,
    ]);
    expect(planOf(8, 2, "after").sure(8, 4)).toBe(Number.POSITIVE_INFINITY);
    for (const [n, c] of [
      [21, 1],
      [3, 4],
      [3, -1],
      [3, 0.5],
    ] as const)
      expect(() => after.value(n, c, 1)).toThrow(RangeError);
    for (const [people, calls] of [
      [129, 5],
      [-1, 5],
      [5, -1],
      [5, 0.5],
    ] as const) {
      expect(() => planTable(people, calls, "after").next()).toThrow(RangeError);
    }
    for (const people of [0, 1]) expect(planOf(people, 3, "after").value(people, 0, 1)).toBe(people);
  });

  it("is made step by step, for 64 people as well", () => {
    const table = planTable(64, 30, "after");
    let done = 0;
    for (let step = table.next(); !step.done; step = table.next()) {
      expect(step.value).toBeGreaterThan(done);
      done = step.value;
    }
    expect(done).toBe(1);
  });
});

/** What an attack settles, averaged over every set of that size: as the parts are fixed by the shuffle, this is its exact mean. */
const settledOnAverage = (people: number, members: number, make: () => Parameters<typeof exactly>[0], cap: number) =>
  meanOf([...setsOf(people, members)].map((set) => settledRight(exactly(make(), set, cap).score)));

describe("the executors", () => {
  const rng = () => seededRng("planned", 1);

  it.each(["before", "after"] as const)("the faithful one settles, on average over all sets, at least what is planned %s", (rule) => {
    const people = 8;
    for (const members of [1, 3, 4]) {
      for (let calls = 1; calls <= people; calls++) {
        const plan = planOf(people, calls - 1, rule);
        const mean = settledOnAverage(people, members, () => planned(people, calls, plan, rng()), calls);
        expect(mean).toBeGreaterThanOrEqual(plan.value(people, members, calls - 1) - 1e-9);
      }
    }
  });

  it("the published one settles less than was planned: 10 people, 5 of them in, 4 calls", () => {
    const plan = planOf(10, 3, "before");
    const published = settledOnAverage(10, 5, () => plannedAsPublished(10, 4, plan, rng()), 4);
    const faithful = settledOnAverage(10, 5, () => planned(10, 4, plan, rng()), 4);
    expect(published).toBeLessThan(plan.value(10, 5, 3));
    expect(faithful).toBeGreaterThanOrEqual(plan.value(10, 5, 3) - 1e-9);
  });

  it("end on noise", () => {
    const plan = planOf(12, 11, "after");
    for (const make of [planned, plannedAsPublished]) {
      for (const answer of [-5, 3.5, 100]) {
        const attack = make(12, 12, plan, rng());
        let step = attack.asking.next();
        let calls = 0;
        for (; !step.done && calls < 60; calls++) step = attack.asking.next(calls === 0 ? 6.5 : answer);
        expect(step.done).toBe(true);
      }
    }
  });
});

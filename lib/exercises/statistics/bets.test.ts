/** The one property on which every false-alarm rate rests: whatever a bettor has seen, its next bet is fair. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bettor,
  byBelief,
  byFrequency,
  byPlace,
  byRank,
  byStep,
  even,
  fortuneInWords,
  type Law,
  lnForAlarm,
  type Order,
  ordersOfRandomSort,
  ordersOfSwaps,
  wager,
} from "./bets.ts";
import { sorts } from "./sorts.ts";

function ordersOf(n: number): Order[] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]));
}

const N = 4;
const all = ordersOf(N);

describe.each<readonly [string, () => Bettor<Order>]>([
  ["byPlace", () => byPlace(N)],
  ["byStep", () => byStep(N)],
  ["byRank", () => byRank(N)],
  ["byBelief", () => byBelief(N, ordersOfRandomSort(N, sorts.binary, [1 / 2])[0] as Law)],
])("%s", (_, make) => {
  it("is fair after any history: over all orders the factor is 1 on average", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 12 }), (history) => {
        const factors = all.map((next) => {
          const bettor = make();
          for (const order of history) bettor.bet(order);
          return Math.exp(bettor.bet(next));
        });
        expect(factors.reduce((sum, factor) => sum + factor, 0) / all.length).toBeCloseTo(1, 10);
      }),
      { numRuns: 30 },
    );
  });
});

it("byFrequency is fair after any history, also with unequal chances", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.nat({ max: 1000 }), { maxLength: 20 }),
      (weights, history) => {
        const total = weights.reduce((a, b) => a + b);
        const chances = weights.map((weight) => weight / total);
        const mean = chances.reduce((sum, chance, next) => {
          const bettor = byFrequency<number>(chances, (cell) => cell);
          for (const cell of history) bettor.bet(cell % chances.length);
          return sum + chance * Math.exp(bettor.bet(next));
        }, 0);
        expect(mean).toBeCloseTo(1, 10);
      },
    ),
  );
});

it("wins where things are not as claimed, and says by whom", () => {
  const bets = wager<number>([byFrequency(even(2), (x) => x % 2), byFrequency(even(10), (x) => x)]);
  for (let i = 0; i < 100; i++) bets.see((3 * i) % 5); // 0 to 4, and never 5 to 9
  expect(bets.leader).toBe(1);
  expect(bets.ln).toBeGreaterThan(lnForAlarm(1e-9));
  expect(bets.each[0]).toBeLessThan(5);
  expect(bets.seen).toBe(100);
});

/** How much a bet on this law grows a time, if it is right. */
const growth = (law: Law, orders: number) => [...law.values()].reduce((sum, chance) => sum + chance * Math.log(chance * orders), 0);

it.each([
  ["binary", 0.109, 0.207],
  ["afterRun", 0.507, 0.675],
  ["insertion", 0.542, 1.572],
  ["mergingDown", 0.195, 0.337],
  ["mergingUp", 0.369, 0.337],
  ["quick", 0.25, 0.492],
] as const)("knows all orders of %s by coins: their chances add up to 1, and are far from equal", (name, five, seven) => {
  for (const [n, orders, grows] of [
    [5, 120, five],
    [7, 5040, seven],
  ] as const) {
    const laws = ordersOfRandomSort(n, sorts[name], [1 / 2, 1 / 3]) as [Law, Law];
    for (const law of laws) expect([...law.values()].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(growth(laws[0], orders)).toBeCloseTo(grows, 3);
    expect(growth(laws[1], orders)).not.toBeCloseTo(growth(laws[0], orders), 2);
  }
});

it("tries every sequence of coins", () => {
  const [law] = ordersOfRandomSort(3, (things, before) => (before() ? [2, 0, 1] : things), [1 / 4]);
  expect(law).toEqual(
    new Map([
      ["2,0,1", 1 / 4],
      ["0,1,2", 3 / 4],
    ]),
  );
  expect(ordersOfRandomSort(1, sorts.binary, [1 / 4])).toEqual([new Map([["0", 1]])]);
});

it("knows the orders of a shuffle by swaps: the right one makes all alike, one that never stays makes the cycles", () => {
  const right = ordersOfSwaps(4, [
    [3, 4],
    [2, 3],
    [1, 2],
  ]);
  expect(right.size).toBe(24);
  for (const chance of right.values()) expect(chance).toBeCloseTo(1 / 24, 12);
  const never = ordersOfSwaps(4, [
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  expect(never.size).toBe(6);
  for (const order of never.keys()) {
    const to = order.split(",").map(Number);
    expect(new Set([0, to[0], to[to[0] as number], to[to[to[0] as number] as number]]).size).toBe(4);
  }
});

it("puts fortunes into words", () => {
  expect(fortuneInWords(Math.log(1234567))).toBe("1,234,567");
  expect(fortuneInWords(100)).toBe("10 to the power 43");
});

/** The one property on which every false-alarm rate rests: whatever a bettor has seen, its next bet is fair. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bettor,
  byBelief,
  byFrequency,
  byPlace,
  byStep,
  even,
  fortuneInWords,
  lnForAlarm,
  type Order,
  ordersOfRandomSort,
  wager,
} from "./bets.ts";

function ordersOf(n: number): Order[] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]));
}

const N = 4;
const all = ordersOf(N);

describe.each<readonly [string, () => Bettor<Order>]>([
  ["byPlace", () => byPlace(N)],
  ["byStep", () => byStep(N)],
  ["byBelief", () => byBelief(N, ordersOfRandomSort(N))],
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

it("knows all orders of a sort by coins: their chances add up to 1, and are far from equal", () => {
  const chances = [...ordersOfRandomSort(5).values()];
  expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  expect(Math.max(...chances)).toBeGreaterThan(5 / 120);
});

it("puts fortunes into words", () => {
  expect(fortuneInWords(Math.log(1234567))).toBe("1,234,567");
  expect(fortuneInWords(100)).toBe("10 to the power 43");
});

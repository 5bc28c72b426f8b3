/** How often the bets on the order raise an alarm, without the cost of a group: orders are handed to them as they are. */
import { describe, expect, it } from "vitest";
import { type Rng, seededRng } from "../../random/index.ts";
import type { Order } from "../statistics/bets.ts";
import { sorts } from "../statistics/sorts.ts";
import { ask, N, NEEDED, type Rehearsal } from "./order-bets.ts";

const inOrder = [...Array(N).keys()];

/** A rehearsal of which only the places are known: items and points stand at random places, as the attacker puts them. */
function rehearsal(rng: Rng, list: Order, answers: Order): Rehearsal {
  const [listed, sent] = [rng.shuffled(inOrder), rng.shuffled(inOrder)];
  return {
    listByPlace: list,
    answersByPlace: answers,
    listByItem: list.map((place) => listed[place] as number),
    answersByItem: answers.map((place) => sent[place] as number),
  };
}

/** For each of the three questions, in how many runs it was an alarm; and how many rehearsals a run took. */
async function alarms(runs: number, name: string, next: (rng: Rng) => Rehearsal) {
  const raised = [0, 0, 0];
  let rehearsals = 0;
  for (let run = 0; run < runs; run++) {
    const rng = seededRng(`order-bets/${name}`, run);
    const asked = await ask(
      async () => next(rng),
      async () => {},
    );
    rehearsals += asked.rehearsals.length;
    asked.questions.forEach(({ wager: { ln } }, i) => {
      if (ln >= NEEDED) raised[i] = (raised[i] as number) + 1;
    });
  }
  return { raised, rehearsals: rehearsals / runs };
}

it("raises none in 1,000 runs of uniform orders, and soon has enough", async () => {
  const { raised, rehearsals } = await alarms(1000, "uniform", (rng) => rehearsal(rng, rng.shuffled(inOrder), rng.shuffled(inOrder)));
  expect(raised).toEqual([0, 0, 0]);
  expect(rehearsals).toBeLessThan(70);
}, 60_000);

/** What an answer's order is, and in the second case the own list's. */
const answersBy = (order: (rng: Rng) => Order) => (rng: Rng) => rehearsal(rng, rng.shuffled(inOrder), order(rng));
const listBy = (order: (rng: Rng) => Order) => (rng: Rng) => rehearsal(rng, order(rng), rng.shuffled(inOrder));

/** A miss in a thousand is allowed. Where the alarm comes within the first rehearsals, a few runs say as much as many. */
const wrong: readonly (readonly [name: string, question: number, runs: number, next: (rng: Rng) => Rehearsal])[] = [
  ["kept as it came", 0, 300, answersBy(() => inOrder)],
  ["turned by a random step", 0, 300, answersBy((rng) => turned(rng))],
  ["swapped, never with itself", 0, 300, answersBy((rng) => swapped(rng, 1, (at) => at))],
  ["swapped, the last swap forgotten", 0, 300, answersBy((rng) => swapped(rng, 2, (at) => at + 1))],
  ["the own list kept as it came", 1, 300, listBy(() => inOrder)],
  [
    "one order for both",
    2,
    300,
    (rng) => {
      const order = rng.shuffled(inOrder);
      return rehearsal(rng, order, order);
    },
  ],
];

function swapped(rng: Rng, last: number, below: (at: number) => number): Order {
  const order = [...inOrder];
  for (let at = N - 1; at >= last; at--) {
    const other = rng.below(below(at));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

const turned = (rng: Rng) => {
  const start = rng.below(N);
  return [...inOrder.slice(start), ...inOrder.slice(0, start)];
};

it.each(wrong)("is caught: %s", async (name, question, runs, next) => {
  const { raised } = await alarms(runs, name, next);
  raised.forEach((count, i) => {
    if (i === question) expect(count).toBeGreaterThanOrEqual(runs * 0.999);
    else expect(count).toBe(0);
  });
});

/** A sort that nobody has a bet on: it must be learnt. */
const bubble = (things: readonly number[], before: () => boolean): readonly number[] => {
  const out = [...things];
  for (let end = out.length - 1; end > 0; end--) {
    for (let i = 0; i < end; i++) if (before()) [out[i], out[i + 1]] = [out[i + 1] as number, out[i] as number];
  }
  return out;
};

describe.each(Object.entries(sorts))("sorted by a coin where the engine sorts by %s", (name, sort) => {
  it.each([
    ["one of two", (rng: Rng) => rng.below(2) === 0],
    ["less, equal or more", (rng: Rng) => rng.below(3) === 0],
    ["less, equal or more, and equal goes before", (rng: Rng) => rng.below(3) > 0],
  ] as const)(
    "is caught: %s",
    async (coin, before) => {
      const sorted = (rng: Rng) => sort(inOrder, () => before(rng));
      const runs = 400;
      expect((await alarms(runs, `${name}/${coin}`, answersBy(sorted))).raised[0]).toBeGreaterThanOrEqual(runs * 0.999);
      expect((await alarms(30, `list/${name}/${coin}`, listBy(sorted))).raised[1]).toBe(30);
    },
    60_000,
  );
});

it.each([
  ["the sort of this engine", (rng: Rng) => [...inOrder].sort(() => rng.below(2) - 0.5)],
  ["a bubble sort", (rng: Rng) => bubble(inOrder, () => rng.below(2) === 0)],
] as const)("sorted by a coin is caught: %s", async (name, sorted) => {
  expect((await alarms(300, name, answersBy(sorted))).raised).toEqual([300, 0, 0]);
});

it("sorted by a coin is caught: a sort that is compiled to another one meanwhile, as V8's is", async () => {
  for (const after of [20, 40, 60]) {
    const fresh = new WeakMap<Rng, number>();
    const sorted = (rng: Rng) => {
      const before = fresh.get(rng) ?? 0;
      fresh.set(rng, before + 1);
      return sorts[before < after ? "binary" : "insertion"](inOrder, () => rng.below(2) === 0);
    };
    expect((await alarms(300, `after ${after}`, answersBy(sorted))).raised).toEqual([300, 0, 0]);
  }
});

/** How often the bets on the order raise an alarm, without the cost of a group: orders are handed to them as they are. */
import { expect, it } from "vitest";
import { type Rng, seededRng } from "../../random/index.ts";
import type { Order } from "../statistics/bets.ts";
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

it("raises none in 2,000 runs of uniform orders, after some thirty rehearsals on average", async () => {
  const { raised, rehearsals } = await alarms(2000, "uniform", (rng) => rehearsal(rng, rng.shuffled(inOrder), rng.shuffled(inOrder)));
  expect(raised).toEqual([0, 0, 0]);
  expect(rehearsals).toBeLessThan(40);
});

/** A miss in a thousand is allowed. Where the alarm comes within the first rehearsals, a few runs say as much as many. */
const wrong: readonly (readonly [name: string, question: number, runs: number, next: (rng: Rng) => Rehearsal])[] = [
  ["kept as it came", 0, 300, (rng) => rehearsal(rng, rng.shuffled(inOrder), inOrder)],
  ["turned by a random step", 0, 300, (rng) => rehearsal(rng, rng.shuffled(inOrder), turned(rng))],
  [
    "sorted by a coin",
    0,
    3000,
    (rng) =>
      rehearsal(
        rng,
        rng.shuffled(inOrder),
        [...inOrder].sort(() => rng.below(2) - 0.5),
      ),
  ],
  ["the own list kept as it came", 1, 300, (rng) => rehearsal(rng, inOrder, rng.shuffled(inOrder))],
  [
    "the own list sorted by a coin",
    1,
    300,
    (rng) =>
      rehearsal(
        rng,
        [...inOrder].sort(() => rng.below(2) - 0.5),
        rng.shuffled(inOrder),
      ),
  ],
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

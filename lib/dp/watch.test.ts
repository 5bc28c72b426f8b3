/** A watched draw is the same draw, and everything that it took is written down. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { bernoulliExpMinus, discreteGaussian, discreteLaplace, uniformBelow } from "./oracle.ts";
import { rational } from "./rational.ts";
import { type Call, costOf, counted, type Taken, triesOf, watched } from "./watch.ts";
import { type Words, wordsOf } from "./words.ts";

const fresh = (label: string) => wordsOf(seededRng("dp/watch", 1).fork(label));
const isCall = (each: Call | Taken): each is Call => "part" in each;

/** Words of a watched draw, in the order they were taken. */
const takenBy = (call: Call): Taken[] => call.inside.flatMap((each) => (isCall(each) ? takenBy(each) : [each]));

const draws: readonly [string, (words: Words) => bigint | boolean][] = [
  ["e^-x", (words) => bernoulliExpMinus(rational(7n, 3n), words)],
  ["Laplace", (words) => discreteLaplace(rational(1n, 5n), words)],
  ["Gaussian", (words) => discreteGaussian(rational(9n), words)],
];

describe.each(draws)("a watched draw (%s)", (name, draw) => {
  it("is the draw of the same stream that nobody watches", () => {
    const [one, other] = [fresh(name), fresh(name)];
    for (let i = 0; i < 300; i++) expect(watched(one, draw).came).toBe(draw(other));
  });

  it("holds every word and coin that was taken, in order", () => {
    const words = fresh(name);
    const seen: Taken[] = [];
    const source: Words = {
      next() {
        const word = words.next();
        seen.push({ word });
        return word;
      },
      coin() {
        const coin = words.coin();
        seen.push({ coin });
        return coin;
      },
    };
    for (let i = 0; i < 100; i++) {
      seen.length = 0;
      const call = watched(source, draw);
      expect(takenBy(call)).toEqual(seen);
      const cost = costOf(call);
      expect(cost.words + cost.coins).toBe(seen.length);
      expect(cost.bits).toBeLessThanOrEqual(32 * cost.words + cost.coins);
    }
  });
});

it.each(draws)("counted draws cost what watched ones do (%s)", (name, draw) => {
  const [one, other] = [fresh(name), counted(fresh(name))];
  const sum = { bits: 0, words: 0, coins: 0 };
  for (let i = 0; i < 100; i++) {
    const cost = costOf(watched(one, draw));
    draw(other);
    sum.bits += cost.bits;
    sum.words += cost.words;
    sum.coins += cost.coins;
  }
  expect(other.used).toEqual(sum);
});

it("keeps the paper's structure: a Gaussian is proposals from Laplace noise, each followed by the coin that keeps it or not", () => {
  const words = fresh("structure");
  for (let i = 0; i < 50; i++) {
    const { inside, came } = watched(words, (w) => discreteGaussian(rational(4n), w));
    const parts = inside.filter(isCall);
    expect(parts.map(({ part }) => part)).toEqual(Array.from({ length: parts.length / 2 }, () => ["laplace", "exp"]).flat());
    expect(parts.filter(({ part }) => part === "exp").map((coin) => coin.came)).toEqual([...Array(parts.length / 2 - 1).fill(false), true]);
    expect(parts.at(-2)?.came).toBe(came);
  }
});

it("asks for no bit where there is nothing to choose", () => {
  expect(triesOf(1n)).toEqual({ bits: 0, words: 0 });
  expect(triesOf(2n)).toEqual({ bits: 1, words: 1 });
  expect(triesOf((1n << 32n) + 1n)).toEqual({ bits: 33, words: 2 });
  const none: Words = { next: () => expect.fail("a word was taken"), coin: () => expect.fail("a coin was taken") };
  expect(uniformBelow(1n, none)).toBe(0n);
});

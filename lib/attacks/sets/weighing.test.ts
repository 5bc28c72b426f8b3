import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { begin } from "./question.ts";
import { drawnSet, exactly, placesIn, settledRight } from "./sets.fixture.ts";
import { weighing, weighingsFor } from "./weighing.ts";

it("needs few questions: 7 for 12 people, 15 for 32, 27 for 64, 31 for 80, 63 for 192", () => {
  expect([0, 1, 2, 4, 12, 32, 64, 80, 192].map(weighingsFor)).toEqual([0, 1, 2, 3, 7, 15, 27, 31, 63]);
});

it("finds every set of 12 people with its 7 questions", () => {
  for (let mask = 0; mask < 1 << 12; mask++) {
    const { play, score } = exactly(weighing(12), placesIn(mask, 12));
    expect([play.calls, settledRight(score)]).toEqual([7, 12]);
  }
});

it.each([33, 64, 80])("finds sets of every size among %i people", (people) => {
  const rng = seededRng("weighing", people);
  for (let members = 0; members <= people; members++) {
    const { play, score } = exactly(weighing(people), drawnSet(people, members, rng));
    expect([play.calls, settledRight(score)]).toEqual([weighingsFor(people), people]);
  }
});

it("asks the same whatever it hears, and for no few people", () => {
  const asked = [0, 8].map((answer) => {
    const play = begin(weighing(32), 100);
    const questions: (readonly number[])[] = [];
    for (let { question } = play; question; { question } = play) {
      questions.push(question);
      play.hear(answer);
    }
    return questions;
  });
  expect(asked[0]).toEqual(asked[1]);
  const sizes = asked[0]?.map(({ length }) => length) ?? [];
  expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([8, 20]);
});

it("says nothing before its last answer, and refuses more people than it is made for", () => {
  const { score } = exactly(weighing(12), [1, 2], 6);
  expect(score.open).toBe(12);
  expect(() => weighing(1025)).toThrow(RangeError);
});

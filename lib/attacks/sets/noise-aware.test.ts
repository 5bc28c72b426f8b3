import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { noiseAware } from "./noise-aware.ts";
import { begin, OPEN } from "./question.ts";
import { awareOf, drawnSet, exactly } from "./sets.fixture.ts";

it("with exact answers finds everybody once there are as many questions as people", () => {
  const rng = seededRng("noise-aware", 1);
  for (const members of [1, 5, 12, 23]) {
    const { score } = exactly(awareOf(24, members, 0, rng), drawnSet(24, members, rng), 40);
    expect([score.claimedIn.right, score.claimedOut.right, score.auc]).toEqual([members, 24 - members, 1]);
  }
});

it("solves the equations of its ridge: what is left of each answer, over the people it is about, is the ridge times their shift", () => {
  const known = { noiseVariance: 3, share: 0.25 };
  const rng = seededRng("noise-aware", 2);
  const attack = noiseAware(10, known, rng);
  const play = begin(attack, 25);
  const heard: { question: readonly number[]; answer: number }[] = [];
  for (let { question } = play; question; { question } = play) {
    const answer = rng.below(20) - 6;
    heard.push({ question, answer });
    play.hear(answer);
  }
  const { scores } = attack.says();
  const ridge = known.noiseVariance / (known.share * (1 - known.share));
  for (const [person, estimate] of scores.entries()) {
    const left = heard
      .filter(({ question }) => question.includes(person))
      .reduce((sum, { question, answer }) => sum + answer - question.reduce((total, i) => total + (scores[i] as number), 0), 0);
    expect(left).toBeCloseTo(ridge * (estimate - known.share), 9);
  }
});

it("says what it knew before the first answer, and asks until it is stopped", () => {
  const attack = noiseAware(5, { noiseVariance: 1, share: 0.4 }, seededRng("noise-aware", 3));
  expect([...attack.says().scores]).toEqual(Array(5).fill(0.4));
  expect([...attack.says().verdicts]).toEqual(Array(5).fill(OPEN));
  const play = begin(attack, 1000);
  for (let { question } = play; question; { question } = play) {
    expect(question.length).toBeGreaterThan(0);
    play.hear(2);
  }
  expect(play.ending).toBe("cap");
  expect(begin(noiseAware(0, { noiseVariance: 1, share: 0.4 }, seededRng("noise-aware", 3)), 9).ending).toBe("done");
});

it("refuses what it cannot know", () => {
  for (const bad of [{ noiseVariance: -1 }, { noiseVariance: Number.NaN }, { share: 0 }, { share: 1 }, { share: Number.NaN }]) {
    expect(() => noiseAware(5, { noiseVariance: 1, share: 0.5, ...bad }, seededRng("noise-aware", 1))).toThrow(RangeError);
  }
  expect(() => noiseAware(513, { noiseVariance: 1, share: 0.5 }, seededRng("noise-aware", 1))).toThrow(RangeError);
});

import { expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { makeLedger } from "../../dp/ledger.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { seededRng } from "../../random/index.ts";
import { oneByOne } from "./one-by-one.ts";
import { oneTarget } from "./one-target.ts";
import { type Attack, playOut } from "./question.ts";
import { minimumSize, pastOffset, remembering, withOneOffset } from "./rules.ts";
import { scoreOf } from "./scoring.ts";
import { drawnSet, settledRight } from "./sets.fixture.ts";
import { countingVictim, noiseOf, type Victim } from "./victim.ts";
import { halves, walk } from "./walk.ts";
import { weighing } from "./weighing.ts";

const rng = seededRng("rules", 1);
const noise = (epsilon: number) =>
  noiseOf(mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 }), rng.fork("noise"));

const against = (attack: Attack, victim: Victim<number>, members: readonly number[], cap = 1000) => {
  const play = playOut(attack, victim.ask, cap);
  return { play, score: scoreOf(attack.says(), members) };
};

it("a smallest size stops who asks one by one, and not who weighs", () => {
  const members = drawnSet(32, 9, rng);
  const victim = () => minimumSize(countingVictim(32, members), 8);
  expect(against(oneByOne(32, rng), victim(), members)).toMatchObject({ play: { ending: "refused", calls: 0 }, score: { open: 32 } });
  expect(against(walk(32, "density", halves, rng), victim(), members).play.ending).toBe("refused");
  const weighed = against(weighing(32), victim(), members);
  expect([weighed.play.ending, weighed.play.calls, settledRight(weighed.score)]).toEqual(["done", 15, 32]);
});

it("one offset for all answers is found out by asking for nobody", () => {
  const members = drawnSet(64, 16, rng);
  for (let turn = 0; turn < 20; turn++) {
    const { score } = against(
      pastOffset(walk(64, "density", halves, rng)),
      countingVictim(64, members, { noise: withOneOffset(noise(0.02)) }),
      members,
    );
    expect([settledRight(score), score.auc]).toEqual([64, 1]);
  }
});

it("fresh noise is not found out that way", () => {
  const members = drawnSet(64, 16, rng);
  const fresh = noise(0.02);
  const scores = Array.from(
    { length: 20 },
    () => against(pastOffset(walk(64, "density", halves, rng)), countingVictim(64, members, { noise: fresh }), members).score,
  );
  expect(scores.every((score) => settledRight(score) < 64)).toBe(true);
});

it("a remembered answer costs once and is the same, in any order; another question is another answer", () => {
  const ledger = makeLedger(nanoEpsilon(2));
  const victim = remembering(countingVictim(9, [1, 2], { noise: noise(1), ledger }));
  const first = victim.ask([1, 2, 3]);
  for (let turn = 0; turn < 50; turn++) expect(victim.ask(turn % 2 ? [3, 2, 1] : [2, 1, 3])).toBe(first);
  expect([ledger.spent.epsilon, victim.answered]).toEqual([nanoEpsilon(1), 51]);
  expect(victim.ask([1])).not.toBe(null);
  expect([victim.ask([2]), victim.ask([2])]).toEqual([null, null]); // refused, and not remembered as an answer
});

it("averaging over one question gains nothing from a victim that remembers", () => {
  const attack = oneTarget(9, 1);
  playOut(attack, remembering(countingVictim(9, [1], { noise: noise(0.5) })).ask, 100);
  expect([0, 1]).toContain(attack.says().scores[1]);
});

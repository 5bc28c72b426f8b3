import { expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { seededRng } from "../../random/index.ts";
import { overAndOver } from "./again.ts";
import { begin, type Play, playOut } from "./question.ts";
import { pairWon, scoreOf } from "./scoring.ts";
import { drawnSet, exactly, meanOf } from "./sets.fixture.ts";
import { countingVictim, noiseOf } from "./victim.ts";
import { halves, walk } from "./walk.ts";
import { weighing } from "./weighing.ts";

const rng = seededRng("again", 1);
const tree = (people: number) => () => walk(people, "density", halves, rng);

it.each(["latest", "vote"] as const)("%s: asks on for as long as it is answered; exact answers settle everybody", (together) => {
  const members = drawnSet(20, 6, rng);
  const attack = overAndOver(20, tree(20), together);
  expect([...attack.says().verdicts]).toEqual(Array(20).fill(0));
  const { play, score } = exactly(attack, members, 300);
  expect([play.calls, play.ending]).toEqual([300, "cap"]);
  expect([score.claimedIn.right, score.claimedOut.right, score.auc]).toEqual([6, 14, 1]);
});

it("vote: claims what most passes claim: a pass that lies is outvoted by two, and leaves a tie against one", () => {
  const members = [0, 1, 2];
  const attack = overAndOver(12, () => weighing(12), "vote"); // seven fixed questions
  const play: Play<number> = begin(attack, 21);
  const victim = countingVictim(12, members);
  for (let { question } = play; question; { question } = play) {
    const honest = victim.ask(question) as number;
    play.hear(play.calls < 7 ? question.length - honest : honest); // the first pass hears about everybody else
    if (play.calls === 14) expect([...attack.says().verdicts]).toEqual(Array(12).fill(0));
  }
  expect([...attack.says().verdicts]).toEqual([1, 1, 1, ...Array(9).fill(-1)]);
  expect(attack.says().scores[0]).toBeCloseTo(2 / 3, 12);
});

it("tells each pass how many calls went before it", () => {
  const before: number[] = [];
  const attack = overAndOver(
    12,
    (asked) => {
      before.push(asked);
      return weighing(12);
    },
    "latest",
  );
  playOut(attack, countingVictim(12, [3]).ask, 20);
  expect(before).toEqual([0, 7, 14]);
});

it("latest: holds on to the last finished pass while the next one goes on", () => {
  const attack = overAndOver(12, () => weighing(12), "latest");
  const play: Play<number> = begin(attack, 20);
  const victim = countingVictim(12, [0, 1, 2]);
  const said: string[] = [];
  for (let { question } = play; question; { question } = play) {
    const honest = victim.ask(question) as number;
    play.hear(play.calls < 7 ? honest : question.length - honest); // the second pass hears about everybody else
    said.push(attack.says().verdicts.join());
  }
  const [open, first, second] = [Array(12).fill(0), [1, 1, 1, ...Array(9).fill(-1)], [-1, -1, -1, ...Array(9).fill(1)]].map((each) =>
    each.join(),
  );
  expect(said).toEqual([...Array(6).fill(open), ...Array(7).fill(first), ...Array(7).fill(second)]);
});

it("vote: gains by its passes where noise is small: one pass is worse than six", () => {
  const noise = noiseOf(mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1), sensitivity: 1 }), rng.fork("noise"));
  const area = (calls: number) =>
    meanOf(
      Array.from({ length: 150 }, () => {
        const members = drawnSet(32, 8, rng);
        const attack = overAndOver(32, tree(32), "vote");
        playOut(attack, countingVictim(32, members, { noise }).ask, calls);
        expect(() => pairWon(attack.says(), members, rng)).not.toThrow();
        return scoreOf(attack.says(), members).auc as number;
      }),
    );
  expect(area(120) - area(20)).toBeGreaterThan(0.05); // a standard error is below 0.01
});

it("has nobody to ask about in an empty list", () => {
  expect(begin(overAndOver(0, tree(0), "latest"), 9).ending).toBe("done");
});

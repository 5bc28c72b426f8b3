import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { membersFound } from "./laws.ts";
import { drawnSet, exactly, meanOf, settledRight, settledWrong } from "./sets.fixture.ts";
import { halves, type Order, walk } from "./walk.ts";

const attack = (people: number, order: Order, seed: number) => walk(people, order, halves, seededRng("walk", seed));

it("64 people, 16 of them in: 38.5 calls until everybody is settled, and within 45 nearly always", () => {
  const rng = seededRng("walk sets", 1);
  const calls = Array.from({ length: 1000 }, (_, seed) => {
    const { play, score } = exactly(attack(64, "density", seed), drawnSet(64, 16, rng));
    expect([settledRight(score), settledWrong(score)]).toEqual([64, 0]);
    return play.calls;
  });
  expect(Math.abs(meanOf(calls) - 38.5)).toBeLessThan(0.5);
  expect(calls.filter((count) => count <= 45).length).toBeGreaterThanOrEqual(985);
});

it("takes the same calls in either order", () => {
  const rng = seededRng("walk sets", 2);
  for (let seed = 0; seed < 50; seed++) {
    const members = drawnSet(40, rng.below(41), rng);
    expect(exactly(attack(40, "purity", seed), members).play.calls).toBe(exactly(attack(40, "density", seed), members).play.calls);
  }
});

it("by density finds at least as many members as the law says, at every cap", () => {
  const rng = seededRng("walk sets", 3);
  for (let seed = 0; seed < 30; seed++) {
    const people = 1 + rng.below(60);
    const members = drawnSet(people, rng.below(people + 1), rng);
    for (let cap = 0; cap <= people; cap += 3) {
      const { claimedIn } = exactly(attack(people, "density", seed), members, cap).score;
      expect(claimedIn.right).toBeGreaterThanOrEqual(membersFound(people, members.length, cap));
    }
  }
});

it("by density finds members, by purity people: 1024 people, 28 in, 30 calls", () => {
  const rng = seededRng("walk sets", 4);
  const [dense, pure] = (["density", "purity"] as const).map((order) => {
    const scores = Array.from({ length: 40 }, (_, seed) => exactly(attack(1024, order, seed), drawnSet(1024, 28, rng), 30).score);
    return { members: meanOf(scores.map(({ claimedIn }) => claimedIn.right)), people: meanOf(scores.map(settledRight)) };
  });
  expect(dense?.members).toBeGreaterThan((pure?.members as number) + 1);
  expect(pure?.people).toBeGreaterThan(2 * (dense?.people as number));
});

it("ends, though noise puts counts below nothing and above everybody", () => {
  for (const answer of [-3, 1e9, 0.5]) {
    const asked = attack(9, "density", 1);
    const { asking } = asked;
    let step = asking.next();
    let calls = 0;
    for (; !step.done && calls < 100; calls++) step = asking.next(calls === 0 ? 4 : answer);
    expect(step.done).toBe(true);
    expect([...asked.says().scores].every((score) => score >= 0 && score <= 1)).toBe(true);
  }
});

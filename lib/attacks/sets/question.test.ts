import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { begin, IN, newlySettled, OPEN, OUT, playOut } from "./question.ts";
import { certainAttacks, drawnSet, exactly, settledRight, settledWrong } from "./sets.fixture.ts";
import { countingVictim } from "./victim.ts";
import { halves, walk } from "./walk.ts";

describe.each(Object.entries(certainAttacks))("%s", (_, make) => {
  it("settles everybody, and nobody wrongly, whatever the set", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.nat(), (inside, seed) => {
        const members = [...inside.keys()].filter((person) => inside[person]);
        const { play, says, score } = exactly(make(inside.length, seededRng("sets", seed)), members);
        expect([...says.verdicts]).toEqual(inside.map((yes) => (yes ? IN : OUT)));
        expect(score.open).toBe(0);
        expect(play.ending).toBe("done");
        expect(play.calls).toBeLessThanOrEqual(inside.length);
      }),
      {
        seed: 1,
        examples: [
          [[], 0],
          [[true], 0],
          [[false], 0],
          [Array(20).fill(true), 1],
          [Array(20).fill(false), 1],
        ],
      },
    );
  });

  it("is never wrong when it is stopped, asks for nobody twice, and ends at its cap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(20), fc.nat(22), fc.nat(), (people, size, cap, seed) => {
        const rng = seededRng("sets", seed);
        const members = drawnSet(people, Math.min(size, people), rng);
        const victim = countingVictim(people, members);
        const attack = make(people, rng);
        // The victim throws where a question names somebody twice.
        const play = playOut(attack, victim.ask, cap);
        expect(play.calls).toBe(victim.answered);
        expect(play.calls).toBeLessThanOrEqual(cap);
        expect(play.question).toBe(null);
        const { verdicts } = attack.says();
        const inside = new Set(members);
        for (const [person, verdict] of verdicts.entries()) {
          if (verdict !== OPEN) expect(verdict).toBe(inside.has(person) ? IN : OUT);
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe("a play", () => {
  const attack = () => walk(8, "density", halves, seededRng("sets", 1));

  it("shows each question, and who is settled by each answer", () => {
    const victim = countingVictim(8, [1, 4, 6]);
    const asked = attack();
    const play = begin(asked, 100);
    const settled: number[] = [];
    let before = asked.says().verdicts.slice();
    expect(play.question).toHaveLength(8);
    for (let { question } = play; question; { question } = play) {
      play.hear(victim.ask(question));
      const now = newlySettled(before, asked.says());
      expect(now.some((person) => settled.includes(person))).toBe(false);
      settled.push(...now);
      before = asked.says().verdicts.slice();
    }
    expect(settled.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("ends where the victim refuses, and keeps what was said before", () => {
    const asked = attack();
    const play = playOut(asked, (question) => (question.length < 8 ? null : 3), 100);
    expect(play).toMatchObject({ ending: "refused", calls: 1, question: null });
    expect([...asked.says().scores]).toEqual(Array(8).fill(3 / 8));
    expect(() => play.hear(1)).toThrow(/over/);
  });

  it("with a cap of 0 asks nothing; a cap that is no number is refused", () => {
    expect(begin(attack(), 0)).toMatchObject({ ending: "cap", calls: 0, question: null });
    expect(() => begin(attack(), Number.NaN)).toThrow(RangeError);
    expect(() => walk(-1, "density", halves, seededRng("sets", 1))).toThrow(RangeError);
  });

  it("waits for its answers where they take time", async () => {
    const victim = countingVictim(8, [1, 4, 6]);
    const asked = attack();
    const play = begin(asked, 100);
    for (let { question } = play; question; { question } = play) play.hear(await Promise.resolve(victim.ask(question)));
    const { score } = exactly(attack(), [1, 4, 6]);
    expect(settledRight(score)).toBe(8);
    expect(settledWrong(score)).toBe(0);
    expect([...asked.says().verdicts]).toEqual([OUT, IN, OUT, OUT, IN, OUT, IN, OUT]);
  });
});

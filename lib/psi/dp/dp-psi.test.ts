import { describe, expect, it } from "vitest";
import { binomialLaw } from "../../math/index.ts";
import { names } from "../staged.fixture.ts";
import { staged } from "./dp-psi.fixture.ts";

/** All but one in two million draws of Bin(n, p) lie between. */
function within(n: number, p: number): readonly [number, number] {
  const { from, chances } = binomialLaw(n, p);
  const tail = 2.5e-7;
  let [low, high] = [0, chances.length - 1];
  for (let sum = chances[low] as number; sum <= tail; sum += chances[low] as number) low++;
  for (let sum = chances[high] as number; sum <= tail; sum += chances[high] as number) high--;
  return [from + low, from + high];
}

describe("DP-PSI", () => {
  it("is the intersection where all take part and hardly any answer is wrong", async () => {
    const { receiver, sender } = await staged({ x: names("a", 4), y: ["z", "a2", "a0", "q"], epsilon: 16, sampling: 1 });
    expect(receiver).toMatchObject({ answer: ["a2", "a0"], sampled: ["z", "a2", "a0", "q"], theirs: 4 });
    expect(sender).toMatchObject({ size: 2, sampled: 4 });
  });

  it("tells the sender how many of the sample match, exactly, and the receiver only items that took part", async () => {
    const [x, y] = [names("a", 12), [...names("a", 8), ...names("b", 8)]];
    for (let seed = 0; seed < 3; seed++) {
      const { receiver, sender } = await staged({ x, y, epsilon: 0.5, sampling: 0.6, seed });
      expect(sender.sampled).toBe(receiver.sampled.length);
      expect(sender.size).toBe(receiver.sampled.filter((item) => item.startsWith("a")).length);
      for (const item of receiver.answer) expect(receiver.sampled).toContain(item);
    }
  });

  // |X ∩ Y| sampling keep true items, (|Y| - |X ∩ Y|) sampling (1 - keep) false ones; keep = e^3 / (1 + e^3) = 0.9526.
  it("has as many true and false items as the coins should give, but once in a million", async () => {
    const [shared, others, sampling] = [60, 120, 0.9];
    const keep = Math.exp(3) / (1 + Math.exp(3));
    expect(keep).toBeCloseTo(0.9526, 4);
    expect([100 * 0.9 * keep, 900 * 0.9 * (1 - keep)]).toEqual([expect.closeTo(85.7, 1), expect.closeTo(38.4, 1)]);
    const { receiver, sender } = await staged({
      x: names("a", shared),
      y: [...names("a", shared), ...names("b", others)],
      sampling,
      epsilon: 3,
    });
    const right = receiver.answer.filter((item) => item.startsWith("a")).length;
    const wrong = receiver.answer.length - right;
    for (const [count, n, p] of [
      [right, shared, sampling * keep],
      [wrong, others, sampling * (1 - keep)],
      [sender.size, shared, sampling],
    ] as const) {
      const [low, high] = within(n, p);
      expect(count).toBeGreaterThanOrEqual(low);
      expect(count).toBeLessThanOrEqual(high);
    }
    expect(wrong).toBeGreaterThan(0);
  });

  it("answers at random at a small epsilon even where everything matches: no rule makes that case certain", async () => {
    const y = names("a", 24);
    const { receiver } = await staged({ x: y, y, epsilon: 0.1, sampling: 1 });
    expect(receiver.answer.length).toBeGreaterThan(0);
    expect(receiver.answer.length).toBeLessThan(24);
  });

  it("draws the wrong answers anew in every run, and the same under the same seed", async () => {
    const settings = { x: names("a", 16), y: names("a", 16), epsilon: 0.5, sampling: 1 };
    const [one, again, other] = [await staged(settings), await staged(settings), await staged({ ...settings, seed: 8 })];
    expect(again.receiver).toEqual(one.receiver);
    expect(other.receiver.answer).not.toEqual(one.receiver.answer);
  });

  it.each([
    [{ epsilon: 0 }, /Epsilon is 0/],
    [{ epsilon: Number.NaN }, /Epsilon is NaN/],
    [{ sampling: 0 }, /probability 0/],
    [{ sampling: 1.1 }, /probability 1.1/],
  ])("refuses %j", async (settings, sentence) => {
    await expect(staged({ x: ["a"], y: ["a"], ...settings, patience: 150 })).rejects.toThrow(sentence);
  });

  it("has empty lists, and samples of nobody", async () => {
    expect((await staged({ x: [], y: ["a", "b"], epsilon: 16, sampling: 1 })).receiver).toMatchObject({ answer: [], theirs: 0 });
    expect((await staged({ x: ["a"], y: [] })).receiver).toMatchObject({ answer: [], sampled: [] });
  });
});

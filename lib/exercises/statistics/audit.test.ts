/** An audit must not accuse noise that keeps its promise, and must accuse noise that does not. The law is lib/dp's, exact. */
import { expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { type Rng, seededRng } from "../../random/index.ts";
import { audit, usualEvents } from "./audit.ts";

function answers(count: number, epsilon: number, tries: number, rng: Rng): number[] {
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 }).sampler(rng);
  return Array.from({ length: tries }, () => count + draw());
}

const audited = (seed: number, kept: number, tries: number, alpha: number) => {
  const rng = seededRng("audit", seed);
  return audit(answers(50, kept, tries, rng.fork("a")), answers(51, kept, tries, rng.fork("b")), usualEvents(1), alpha);
};

it("is wrong no more often than it says: at alpha = 0.2, of 500 audits of noise that keeps epsilon 1 exactly", () => {
  const wrong = Array.from({ length: 500 }, (_, seed) => audited(seed, 1, 600, 0.2)).filter(({ epsilon }) => epsilon > 1).length;
  expect(wrong).toBeGreaterThan(0); // the bound is not idle either
  expect(wrong / 500).toBeLessThan(0.2 + 5 * Math.sqrt((0.2 * 0.8) / 500));
});

it("is not taken in by the luckiest of many events, as it would be if it counted the answers by which it chose", () => {
  const sets = Array.from({ length: 300 }, (_, i) => seededRng("audit/sets", i).bytes(1000));
  const lucky = () => sets.map((set, i) => ({ name: `set ${i}`, holds: (answer: number) => (set[answer] as number) < 128 }));
  const alarms = (twice: boolean) =>
    Array.from({ length: 60 }, (_, seed) => {
      const rng = seededRng("audit/lucky", seed);
      const world = () => Array.from({ length: 200 }, () => rng.below(1000)); // the same law in both worlds: epsilon is 0
      const [a, b] = [world(), world()];
      return twice ? audit([...a, ...a], [...b, ...b], lucky, 0.2) : audit([...a, ...world()], [...b, ...world()], lucky, 0.2);
    }).filter(({ epsilon }) => epsilon > 0).length;
  expect(alarms(true)).toBeGreaterThan(50);
  expect(alarms(false)).toBeLessThan(60 * 0.2 + 5 * Math.sqrt(60 * 0.2 * 0.8));
});

it("comes close to the epsilon that is kept, from below, and passes it where more was promised", () => {
  for (let seed = 0; seed < 20; seed++) {
    const honest = audited(seed, 1, 20_000, 1e-7);
    expect(honest.epsilon).toBeGreaterThan(0.75);
    expect(honest.epsilon).toBeLessThan(1);
    expect(audited(seed, 1.25, 20_000, 1e-7).epsilon).toBeGreaterThan(1);
  }
});

it("finds what is possible in one world only", () => {
  const halves = Array.from({ length: 2000 }, (_, i) => i % 2);
  const found = audit(halves, Array(2000).fill(0), usualEvents(1), 1e-7);
  expect(found).toMatchObject({ frequent: [500, 1000], rare: [0, 1000], firstIsFrequent: true });
  expect(found.epsilon).toBeGreaterThan(3);
});

it("says nothing where there is nothing", () => {
  expect(audit([], [], usualEvents(1), 1e-7).epsilon).toBe(0);
  expect(audit([1, 2], [1, 2], usualEvents(1), 1e-7).epsilon).toBe(0);
});

import { describe, expect, it } from "vitest";
import { seededRng, systemRng } from "../random/index.ts";
import { attoDelta, nanoEpsilon } from "./budget.ts";
import { type MechanismRequest, mechanismOf } from "./mechanism.ts";
import { drawOnce } from "./one-draw.ts";

const DRAWS = 20_000;
const laws: readonly MechanismRequest[] = [
  { name: "geometric", epsilon: nanoEpsilon(1), sensitivity: 1 },
  { name: "geometric", epsilon: nanoEpsilon(0.7), sensitivity: 3 },
  { name: "laplace", epsilon: nanoEpsilon(2), sensitivity: 1, gridBits: 3 },
  { name: "gaussian", epsilon: nanoEpsilon(1), delta: attoDelta(1e-5), sensitivity: 1 },
];

describe("one draw", () => {
  for (const law of laws) {
    it(`${law.name}, sensitivity ${law.sensitivity}: has the mechanism's law (false alarm below 1e-6)`, () => {
      const mechanism = mechanismOf(law);
      const rng = systemRng();
      const seen = new Map<number, number>();
      for (let i = 0; i < DRAWS; i++) {
        const draw = drawOnce(mechanism, rng);
        seen.set(draw, (seen.get(draw) ?? 0) + 1);
      }
      // Outputs that are expected ten times or more, and one cell for each tail.
      const [, reach] = mechanism.support(1 - 20 / DRAWS);
      const cells = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach).map((x) => [seen.get(x) ?? 0, mechanism.pmf(x)] as const);
      const tail = (side: 1 | -1) =>
        [[...seen].reduce((n, [x, times]) => n + (side * x > reach ? times : 0), 0), mechanism.upperTail(reach + 1)] as const;
      const all = [...cells, tail(1), tail(-1)];
      const chiSquare = all.reduce((sum, [n, p]) => sum + (n - DRAWS * p) ** 2 / (DRAWS * p), 0);
      expect(chiSquare).toBeLessThan(chiSquareAt1e6(all.length - 1));
    });
  }

  it("is the same under the same seed", () => {
    const mechanism = mechanismOf(laws[3] as MechanismRequest);
    const draw = (label: string) => drawOnce(mechanism, seededRng("test", 1).fork(label));
    expect(draw("publish/0")).toBe(draw("publish/0"));
    const draws = Array.from({ length: 20 }, (_, i) => draw(`publish/${i}`));
    expect(new Set(draws).size).toBeGreaterThan(3);
  });
});

/** Wilson and Hilferty's cube: what a chi-square exceeds once in a million; and a tenth more, since counts of ten are a little wilder. */
const chiSquareAt1e6 = (freedom: number) => 1.1 * freedom * (1 - 2 / (9 * freedom) + 4.7534 * Math.sqrt(2 / (9 * freedom))) ** 3;

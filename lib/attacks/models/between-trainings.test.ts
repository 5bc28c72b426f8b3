import { describe, expect, it } from "vitest";
import { areaUnder, measureRoc } from "../../dp/roc.ts";
import { seededRng } from "../../random/index.ts";
import { areaError } from "./between-trainings.ts";
import { aboveCeiling } from "./comparison/ceiling.ts";
import { pooled, type Sorted } from "./game.ts";

const areaOf = (games: readonly Sorted[]) => {
  const { members, others } = pooled(games);
  return measureRoc(others, members).auc.measured;
};

it("is worked out by hand, and unknown of one training", () => {
  const game = (member: number, other: number): Sorted => ({ members: Float64Array.of(member), others: Float64Array.of(other) });
  // Area 1/2. Members find 1 and 0 of the others below them, others have 1/2 of the members above them: 2 (1/4^2 + 1/4^2) = 1/4.
  expect(areaError([game(2, 1), game(0, 1.5)])).toBeCloseTo(0.5, 14);
  expect(areaError([game(1, 1), game(1, 1)])).toBe(0); // equal scores: half of each
  expect(areaError([game(2, 1)])).toBeUndefined();
});

/**
 * A public coin decides whether a training answers for everybody by randomised response at epsilon 4, or says nothing. The scores of one training are
 * not independent before the coin is known, and the mean over trainings reaches the ceiling.
 */
describe("a mechanism whose every second training tells much", () => {
  const truth = 1 / (1 + Math.exp(-4));
  const train = (tells: boolean, rng: ReturnType<typeof seededRng>, records: number): Sorted => {
    const answers = (member: boolean) =>
      Float64Array.from({ length: records }, () => (!tells ? 0 : member === rng.real() < truth ? 1 : -1));
    return { members: answers(true), others: answers(false) };
  };
  // The best test calls the ones of the trainings that tell, then everybody of those that say nothing.
  const [first, second] = [
    { fpr: (1 - truth) / 2, tpr: truth / 2 },
    { fpr: 1 - truth / 2, tpr: (1 + truth) / 2 },
  ];
  const corners = [{ fpr: 0, tpr: 0 }, first, second, { fpr: 1, tpr: 1 }] as const;
  const slopes = [truth / (1 - truth), 1, (1 - truth) / truth] as const;
  /** Concave: the least of its lines. */
  const power = (fpr: number) => Math.min(...slopes.map((slope, i) => (corners[i]?.tpr ?? 0) + slope * (fpr - (corners[i]?.fpr ?? 0))));
  const ceiling = areaUnder(corners);

  it("has single trainings above its ceiling, band and all, and the mean is at it", () => {
    const rng = seededRng("public coin", 1);
    const games = Array.from({ length: 200 }, (_, run) => train(run % 2 === 0, rng, 500));
    const above = games.filter(({ members, others }) => aboveCeiling(measureRoc(others, members, 0.99), power) > 0);
    expect(above).toHaveLength(100);
    expect(Math.abs(areaOf(games) - ceiling)).toBeLessThan(5 * Math.sqrt((truth * (1 - truth)) / 50_000));
  });

  it("is not three errors above it: 17 trainings, 300 times, where a mean as of independent scores would often be", () => {
    const rng = seededRng("public coin", 2);
    let [above, asIndependent] = [0, 0];
    for (let i = 0; i < 300; i++) {
      const games = Array.from({ length: 17 }, () => train(rng.below(2) === 1, rng, 50));
      const over = areaOf(games) - ceiling;
      if (over > 3 * (areaError(games) as number)) above++;
      if (over > 3 * Math.sqrt(1 / (6 * 17 * 50))) asIndependent++;
    }
    expect(above).toBeLessThanOrEqual(6); // 2 %
    expect(asIndependent).toBeGreaterThan(30);
  });
});

import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { drawnSet, exactly } from "./sets.fixture.ts";
import { byFeatures } from "./two-means.ts";
import { halves, walk } from "./walk.ts";

const rng = () => seededRng("two-means", 1);
const split = (features: readonly (readonly number[])[]) => byFeatures(features, rng())({ people: [...features.keys()], count: 1 }, 1);

describe("a split", () => {
  it("keeps together who looks alike, the smaller part first, whatever the units", () => {
    for (const unit of [1, 1e6, 1e-6]) {
      const features = [0, 0.1, 9, 9.1, 0.2, 0.3].map((x, i) => [x * unit, (i % 3) * 1e-3]);
      expect(split(features)).toEqual([
        [2, 3],
        [0, 1, 4, 5],
      ]);
    }
  });

  it("counts a row once, however many have it: the rare one keeps a side of its own", () => {
    const features = [...Array(50).fill([0]), ...Array(50).fill([1]), [10]];
    expect(split(features)[0]).toEqual([100]);
  });

  it("is by halves where nobody differs, and where there are no features", () => {
    for (const features of [Array(5).fill([3, 3]), Array(5).fill([])])
      expect(split(features)).toEqual([
        [0, 1],
        [2, 3, 4],
      ]);
  });

  it("leaves no part empty", () => {
    const draw = seededRng("two-means", 2);
    for (let turn = 0; turn < 300; turn++) {
      const features = Array.from({ length: 2 + draw.below(9) }, () => [draw.below(4), draw.below(2), draw.below(100)]);
      const [a, b] = byFeatures(features, draw)({ people: [...features.keys()], count: 1 }, 1);
      expect(Math.min(a.length, b.length)).toBeGreaterThan(0);
      expect([...a, ...b].sort((x, y) => x - y)).toEqual([...features.keys()]);
    }
  });

  it("refuses rows that do not fit, and values that are no numbers", () => {
    expect(() => split([[1], [1, 2]])).toThrow(RangeError);
    expect(() => split([[1], [Number.NaN]])).toThrow(/person 1/);
  });
});

/** Members found with features, by those found without: one in ten of the others has the feature, and `lift` times as many members. */
function gain(lift: number): number {
  const draw = seededRng("two-means gain", lift);
  const found = { with: 0, without: 0 };
  for (let turn = 0; turn < 300; turn++) {
    const members = drawnSet(64, 8, draw);
    const inside = new Set(members);
    const features = Array.from({ length: 64 }, (_, person) => [draw.below(10) < (inside.has(person) ? lift : 1) ? 1 : 0]);
    found.with += exactly(walk(64, "density", byFeatures(features, draw), draw), members, 16).score.claimedIn.right;
    found.without += exactly(walk(64, "density", halves, draw), members, 16).score.claimedIn.right;
  }
  return found.with / found.without;
}

it("64 people, 8 in, 16 calls: strong bias helps, and what is no bias does not", () => {
  expect(Math.abs(gain(1) - 1)).toBeLessThan(0.15);
  expect(gain(8)).toBeGreaterThan(1.4);
});

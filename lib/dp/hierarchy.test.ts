import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { pmf } from "./discrete-laplace.ts";
import { EPSILONS } from "./guarantee.fixture.ts";
import { consistentLeaves, hierarchy, levelsOf, nodesOfRange, rangeVariance, treeOf } from "./hierarchy.ts";
import { rational, times, toNumber } from "./rational.ts";

const shapes = fc.constantFrom(
  { branching: 2, leaves: 1 },
  { branching: 2, leaves: 8 },
  { branching: 3, leaves: 9 },
  { branching: 4, leaves: 16 },
);
const numbers = (length: number) => fc.array(fc.integer({ min: 0, max: 100 }), { minLength: length, maxLength: length });
const withCells = shapes.chain((shape) => numbers(shape.leaves).map((cells) => ({ shape, cells })));

describe("counts on a tree", () => {
  it.each(EPSILONS)("moves by one a level when a person comes, and spends epsilon %d on that", (epsilon) => {
    fc.assert(
      fc.property(withCells, fc.nat(), ({ shape, cells }, at) => {
        const more = cells.map((cell, i) => (i === at % shape.leaves ? cell + 1 : cell));
        const [here, there] = [treeOf(shape, cells), treeOf(shape, more)];
        const moved = there.map((x, v) => x - (here[v] as number)).filter((x) => x !== 0);
        const { rate, event, levels } = hierarchy({ ...shape, epsilon: nanoEpsilon(epsilon) });
        expect(moved).toEqual(new Array(levels).fill(1));
        expect(toNumber(times(rate, rational(BigInt(moved.length))))).toBe(epsilon);
        expect(event).toEqual({ kind: "repeat", times: levels, of: { kind: "discrete-laplace", rate: toNumber(rate), steps: 1 } });
      }),
      { numRuns: 30 },
    );
  });

  it("reads a range off few nodes, none of them twice", () => {
    fc.assert(
      fc.property(withCells, fc.nat(), fc.nat(), ({ shape, cells }, a, b) => {
        const from = a % shape.leaves;
        const to = from + 1 + (b % (shape.leaves - from));
        const nodes = nodesOfRange(shape, from, to);
        const tree = treeOf(shape, cells);
        const sum = nodes.reduce((total, v) => total + (tree[v] as number), 0);
        expect(sum).toBe(cells.slice(from, to).reduce((x, y) => x + y, 0));
        expect(nodes.length).toBeLessThanOrEqual(2 * (shape.branching - 1) * levelsOf(shape));
      }),
    );
  });

  it("adds noise of its law to every node (chi-square at 1e-6, fixed seed)", () => {
    const { release, rate } = hierarchy({ branching: 2, leaves: 1024, epsilon: nanoEpsilon(2) });
    const cells = Array.from({ length: 1024 }, (_, i) => i % 7);
    const truth = treeOf({ branching: 2, leaves: 1024 }, cells);
    const rng = seededRng("dp/hierarchy", 1);
    const noise = drawn(4, () => 0).flatMap((_, i) => release(cells, rng.fork(`${i}`)).value.map((x, v) => x - (truth[v] as number)));
    const { chi2, bound } = fitOf(noise, (x) => pmf(toNumber(rate), x));
    expect(chi2).toBeLessThan(bound);
  });
});

describe("the consistent fit", () => {
  it("leaves alone what is consistent already", () => {
    fc.assert(
      fc.property(withCells, ({ shape, cells }) => {
        for (const [i, x] of consistentLeaves(shape, treeOf(shape, cells)).entries()) expect(x).toBeCloseTo(cells[i] as number, 10);
      }),
    );
  });

  it("is the least-squares fit: what is left over is at right angles to every leaf", () => {
    fc.assert(
      fc.property(
        shapes.chain((shape) =>
          numbers(((shape.leaves * shape.branching - 1) / (shape.branching - 1)) | 0).map((noisy) => ({ shape, noisy })),
        ),
        ({ shape, noisy }) => {
          const fitted = treeOf(shape, consistentLeaves(shape, noisy));
          const left = noisy.map((x, v) => x - (fitted[v] as number));
          for (let leaf = noisy.length - shape.leaves; leaf < noisy.length; leaf++) {
            let sum = left[leaf] as number;
            for (let v = leaf; v > 0; ) {
              v = Math.floor((v - 1) / shape.branching);
              sum += left[v] as number;
            }
            expect(Math.abs(sum)).toBeLessThan(1e-9);
          }
        },
      ),
    );
  });

  it("is never worse than the nodes of the range, nor than its leaves", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const from = a % shape.leaves;
        const to = from + 1 + (b % (shape.leaves - from));
        const { tree, consistent } = rangeVariance(shape, from, to, 2);
        expect(consistent).toBeLessThanOrEqual(tree * (1 + 1e-12));
        expect(consistent).toBeLessThanOrEqual(2 * (to - from) * (1 + 1e-12));
        expect(consistent).toBeGreaterThan(0);
      }),
    );
  });

  it("has the variance that it says (fixed seed, 6 standard errors)", () => {
    const shape = { branching: 2, leaves: 8 };
    const { release, rate } = hierarchy({ ...shape, epsilon: nanoEpsilon(4) });
    const r = toNumber(rate);
    const node = (2 * Math.exp(-r)) / Math.expm1(-r) ** 2;
    const { consistent } = rangeVariance(shape, 1, 6, node);
    const rng = seededRng("dp/hierarchy", 2);
    const errors = Array.from({ length: 3000 }, (_, i) =>
      consistentLeaves(shape, release(new Array(8).fill(5), rng.fork(`${i}`)).value)
        .slice(1, 6)
        .reduce((sum, x) => sum + x, -25),
    );
    const squares = errors.reduce((sum, x) => sum + x * x, 0) / errors.length;
    // A sum of Laplace draws has a kurtosis of at most 6: its squares have a standard deviation of at most sqrt(5) of their mean.
    expect(Math.abs(squares / consistent - 1)).toBeLessThan(6 * Math.sqrt(5 / errors.length));
    expect(Math.abs(errors.reduce((a, b) => a + b, 0) / errors.length)).toBeLessThan(6 * Math.sqrt(consistent / errors.length));
  });

  it("refuses what is inadmissible", () => {
    for (const bad of [
      { branching: 1, leaves: 4 },
      { branching: 2, leaves: 6 },
      { branching: 2, leaves: 0 },
      { branching: 2.5, leaves: 4 },
    ]) {
      expect(() => hierarchy({ ...bad, epsilon: nanoEpsilon(1) })).toThrow(RangeError);
    }
    const shape = { branching: 2, leaves: 4 };
    expect(() => consistentLeaves(shape, [1, 2])).toThrow("7");
    expect(() => consistentLeaves(shape, [1, 2, 3, 4, 5, 6, Number.NaN])).toThrow("Node 6");
    expect(() => treeOf(shape, [1])).toThrow(RangeError);
    for (const [from, to] of [
      [2, 2],
      [-1, 2],
      [0, 5],
      [0.5, 2],
    ] as const)
      expect(() => rangeVariance(shape, from, to, 1)).toThrow(RangeError);
    expect(() => rangeVariance(shape, 0, 1, 0)).toThrow(RangeError);
    expect(() => hierarchy({ ...shape, epsilon: nanoEpsilon(1) }).release([1, 2, 3, -4], seededRng("dp/hierarchy", 3))).toThrow("Cell 3");
  });
});

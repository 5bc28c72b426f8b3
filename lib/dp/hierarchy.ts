/**
 * Counts on a tree: the whole range, its parts, their parts, down to single cells, each with noise of its own. A range of cells is then the
 * sum of a few nodes instead of many cells. One person is in one node of each level, so epsilon is shared among the levels.
 *
 * The nodes contradict each other (children do not add up to their parent), and that is worth something: the least-squares fit to all of
 * them is at least as good as any one way of adding up, in every range. It is made of published numbers only and costs nothing.
 *
 * Trap: the noise of a node grows with the number of levels, so a short range is better read off plain cells; and long ones gain only
 * where there are enough cells (from some dozens on).
 * Trap: levels include the root and the leaves. Leaving the root out because n is public is another, smaller, share.
 *
 * Source: Hay, Rastogi, Miklau, Suciu, Boosting the Accuracy of Differentially Private Histograms Through Consistency (2010), theorem 3.
 */
import type { Rng } from "../random/index.ts";
import { positive, whole } from "./admissible.ts";
import { epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import { samplers as laplaceSamplers } from "./discrete-laplace.ts";
import { type Event, repeat } from "./event.ts";
import { over, type Rational, rational, toNumber } from "./rational.ts";
import type { Release } from "./release.ts";

/** A full tree. Its nodes are numbered level by level from the root: the children of node v are b v + 1 .. b v + b. */
export interface TreeShape {
  readonly branching: number;
  /** A power of `branching`. */
  readonly leaves: number;
}

/** How many levels, root and leaves included. @throws RangeError where leaves is no power of branching */
export function levelsOf({ branching, leaves }: TreeShape): number {
  whole("The branching", branching, 2);
  whole("The number of leaves", leaves, 1);
  let [levels, width] = [1, 1];
  for (; width < leaves; width *= branching) levels++;
  if (width !== leaves)
    throw new RangeError(`There are ${leaves} leaves; there must be a power of ${branching}. Fill up with empty cells.`);
  return levels;
}

/** (b^levels - 1) / (b - 1). */
const nodesIn = ({ branching, leaves }: TreeShape): number => (leaves * branching - 1) / (branching - 1);

/** The smallest set of nodes whose leaves are those from `from` up to, but without, `to`. */
export function nodesOfRange(shape: TreeShape, from: number, to: number): number[] {
  levelsOf(shape);
  checkedRange(shape, from, to);
  const nodes: number[] = [];
  const walk = (node: number, first: number, width: number): void => {
    if (first >= to || first + width <= from) return;
    if (from <= first && first + width <= to) {
      nodes.push(node);
      return;
    }
    const part = width / shape.branching;
    for (let c = 0; c < shape.branching; c++) walk(shape.branching * node + 1 + c, first + c * part, part);
  };
  walk(0, 0, shape.leaves);
  return nodes;
}

function checkedRange({ leaves }: TreeShape, from: number, to: number): void {
  whole("The start of the range", from, 0, leaves - 1);
  whole("The end of the range", to, from + 1, leaves);
}

/** The sum of every node. */
export function treeOf(shape: TreeShape, cells: readonly number[]): number[] {
  levelsOf(shape);
  if (cells.length !== shape.leaves) throw new RangeError(`There are ${cells.length} cells; there must be ${shape.leaves}.`);
  const nodes = new Array<number>(nodesIn(shape)).fill(0);
  const firstLeaf = nodes.length - shape.leaves;
  for (const [at, cell] of cells.entries()) nodes[firstLeaf + at] = cell;
  for (let v = nodes.length - 1; v > 0; v--) {
    const parent = Math.floor((v - 1) / shape.branching);
    nodes[parent] = (nodes[parent] as number) + (nodes[v] as number);
  }
  return nodes;
}

/**
 * The least-squares fit of the leaves to noisy nodes whose noise is alike. Up: each node is averaged with the sum of its children, by how much
 * each of the two knows. Down: what is missing between parent and children is dealt out evenly.
 */
export function consistentLeaves(shape: TreeShape, noisy: readonly number[]): number[] {
  const levels = levelsOf(shape);
  const b = shape.branching;
  const size = nodesIn(shape);
  if (noisy.length !== size) throw new RangeError(`There are ${noisy.length} nodes; this tree has ${size}.`);
  for (const [v, x] of noisy.entries()) if (!Number.isFinite(x)) throw new RangeError(`Node ${v} is ${x}; it must be a finite number.`);
  const up = [...noisy];
  const below = (values: readonly number[], v: number) => {
    let sum = 0;
    for (let c = 1; c <= b; c++) sum += values[b * v + c] as number;
    return sum;
  };
  const inner = size - shape.leaves;
  for (let v = inner - 1, height = 2, left = shape.leaves / b; v >= 0; v--) {
    // alpha = (b^height - b^(height-1)) / (b^height - 1)
    const wide = b ** (height - 1);
    const alpha = (wide * (b - 1)) / (wide * b - 1);
    up[v] = alpha * (noisy[v] as number) + (1 - alpha) * below(up, v);
    if (--left === 0 && height < levels) {
      height++;
      left = shape.leaves / b ** (height - 1);
    }
  }
  const fit = [...up];
  for (let v = 0; v < inner; v++) {
    const missing = ((fit[v] as number) - below(up, v)) / b;
    for (let c = 1; c <= b; c++) fit[b * v + c] = (up[b * v + c] as number) + missing;
  }
  return fit.slice(inner);
}

export interface RangeVariance {
  /** How many nodes the range is the sum of. */
  readonly nodesUsed: number;
  /** Of that sum. */
  readonly tree: number;
  /** Of the sum of the fitted leaves. */
  readonly consistent: number;
}

/** Variance of a range's noise, if each node's is `nodeVariance`. */
export function rangeVariance(shape: TreeShape, from: number, to: number, nodeVariance: number): RangeVariance {
  positive("The variance of a node", nodeVariance);
  const nodesUsed = nodesOfRange(shape, from, to).length;
  // With A the tree's sums and r the range: Var = r' (A'A)^-1 r. And (A'A)^-1 r is the fit to nodes that are r on the leaves and 0 above.
  const range = Array.from({ length: shape.leaves }, (_, at) => (from <= at && at < to ? 1 : 0));
  const probe = new Array<number>(nodesIn(shape) - shape.leaves).fill(0).concat(range);
  const consistent = consistentLeaves(shape, probe).reduce((sum, x, at) => (range[at] === 1 ? sum + x : sum), 0);
  return { nodesUsed, tree: nodesUsed * nodeVariance, consistent: consistent * nodeVariance };
}

export interface HierarchyRequest extends TreeShape {
  readonly epsilon: NanoEpsilon;
}

export interface Hierarchy {
  readonly levels: number;
  /** A histogram for each level, in which a person is in one cell: add-remove. */
  readonly event: Event;
  /** Of the discrete Laplace noise on each node: epsilon / levels. */
  readonly rate: Rational;
  /** Noisy counts of all nodes, level by level. `cells`: how many people in each, every person in one. */
  release(cells: readonly number[], rng: Rng): Release<readonly number[]>;
}

export function hierarchy({ epsilon, ...shape }: HierarchyRequest): Hierarchy {
  const levels = levelsOf(shape);
  const rate = over(epsilonAsRational(epsilon), rational(BigInt(levels)));
  const event = repeat(levels, { kind: "discrete-laplace", rate: toNumber(rate), steps: 1 });
  const sampler = laplaceSamplers(rate);
  return {
    levels,
    event,
    rate,
    release(cells, rng) {
      for (const [at, cell] of cells.entries()) whole(`Cell ${at}`, cell, 0);
      const noise = sampler(rng);
      return { value: treeOf(shape, cells).map((count) => count + noise()), event };
    },
  };
}

/**
 * A step taken apart. With one number a person and two groups, a gradient has four entries and lies in a plane: what one group's weights gain, the
 * other's lose. Coordinates are orthonormal, so the arrow's length is the gradient's norm, the clipping norm is a circle, and noise that is equal in
 * all four directions is equal in these two. The other two move both groups' weights together, which no answer of the model depends on.
 *
 * The noise is what the weights moved by beyond the sum. Cutting gradients off to the grid is part of that: less than a ten-thousandth of the
 * clipping norm for each person drawn.
 */
import { type Network, passOver } from "../learning/network.ts";
import type { Table } from "../learning/table.ts";
import type { Training } from "../learning/training.ts";
import type { Arrow, Opened } from "./dp-sgd.result.ts";

const ROOT = Math.SQRT1_2;

/** Weights of the first group and of the second, then offsets. */
export const inPlane = ([a, b, c, d]: ArrayLike<number> & Iterable<number>): Arrow => [
  ROOT * ((b as number) - (a as number)),
  ROOT * ((d as number) - (c as number)),
];

const plus = ([a, b]: Arrow, [c, d]: Arrow): Arrow => [a + c, b + d];
const times = (factor: number, [a, b]: Arrow): Arrow => [factor * a, factor * b];
const minus = (a: Arrow, b: Arrow): Arrow => plus(a, times(-1, b));

export interface Scales {
  /** Infinity where nothing is clipped. */
  readonly clip: number;
  readonly expected: number;
  readonly learning: number;
}

export interface Taken {
  readonly opened: Opened;
  readonly clipped: number;
}

/** Takes the next step, and looks at it. */
export function takeApart(training: Training, table: Table, number: number, { clip, expected, learning }: Scales): Taken {
  const { network } = training;
  const start = network.parameters.slice();
  const before = inPlane(start);
  const { batch, clipped } = training.step();
  const after = inPlane(network.parameters);
  const moved = minus(after, before);
  const noisy = times(expected / learning, moved);
  const drawn = [...batch].map((person) => pullOf({ layers: network.layers, parameters: start }, table, person, clip));
  const sum = drawn.reduce<Arrow>((all, one) => plus(all, one.clipped), [0, 0]);
  return { clipped, opened: { step: number, before, batch: drawn, sum, noise: minus(noisy, sum), noisy, moved, after } };
}

function pullOf(network: Network, table: Table, person: number, clip: number): Opened["batch"][number] {
  const pass = passOver(network);
  pass.forward(table, person);
  pass.backward(table.labels[person] as number);
  pass.sum.fill(0);
  pass.addGradient(-1, false);
  const pull = inPlane(pass.sum);
  const norm = Math.sqrt(pass.normSquared);
  return { person, ...personOf(table, person), pull, norm, clipped: times(norm > clip ? clip / norm : 1, pull) };
}

export function personOf(table: Table, person: number): { readonly x: number; readonly group: 0 | 1 } {
  const at = table.starts[person] as number;
  const x = at === table.starts[person + 1] ? 0 : (table.values[at] as number);
  return { x, group: table.labels[person] === 1 ? 1 : 0 };
}

/**
 * Training, one step at a time: draw a batch, take each row's gradient, gather them, move the weights. Whoever calls `step` may draw each
 * one, and stop after any.
 *
 * What `step` returns is for whoever holds the data: who was in the batch, and how long the gradients were, is not published by a private
 * training. The weights are.
 *
 * Trap: with momentum the weights move by what was released before; no row is looked at again, so it costs no privacy.
 */
import type { Batches } from "./batches.ts";
import { asTheyAre, clipped, type Gathering } from "./gathering.ts";
import { type Network, passOver } from "./network.ts";
import { PLAIN } from "./place.ts";
import type { Table } from "./table.ts";

export interface Setup {
  readonly table: Table;
  /** Its parameters are trained in place. */
  readonly network: Network;
  readonly learningRate: number;
  /** From 0 (default) to below 1. */
  readonly momentum?: number;
}

export interface Step {
  /** The rows, by place. */
  readonly batch: Uint32Array;
  /** Of each row's gradient, before clipping. */
  readonly norms: Float64Array;
  /** How many gradients were scaled down. */
  readonly clipped: number;
  /** Rows left out because their gradient was not finite. */
  readonly leftOut: number;
  /** The mean loss before the step; NaN of an empty batch. */
  readonly loss: number;
}

export interface Training {
  readonly network: Network;
  /** Steps done. */
  readonly steps: number;
  step(): Step;
}

export function trainingWith({ table, network, learningRate, momentum = 0 }: Setup, batches: Batches, gathering: Gathering): Training {
  if (!(learningRate > 0 && learningRate < Number.POSITIVE_INFINITY))
    throw new RangeError(`The learning rate is ${learningRate}; it must be above 0 and finite.`);
  if (!(momentum >= 0 && momentum < 1)) throw new RangeError(`Momentum is ${momentum}; it is at least 0 and below 1.`);
  refuseMisfit(network, table);
  const { parameters, place = PLAIN } = network;
  const pass = passOver(network);
  const { sum } = pass;
  sum.fill(0);
  const velocity = momentum > 0 ? new Float64Array(parameters.length) : undefined;
  let steps = 0;

  function gather(batch: Uint32Array): Step {
    const norms = new Float64Array(batch.length);
    let [shortened, leftOut, loss] = [0, 0, 0];
    const whole = gathering.scaleFor(0);
    for (let i = 0; i < batch.length; i++) {
      const row = batch[i] as number;
      pass.forward(table, row);
      loss += pass.backward(table.labels[row] as number);
      const norm = Math.sqrt(pass.normSquared);
      norms[i] = norm;
      if (!Number.isFinite(norm)) {
        leftOut++;
        continue;
      }
      const scale = gathering.scaleFor(norm);
      if (scale < whole) shortened++;
      pass.addGradient(scale, gathering.whole);
    }
    return { batch, norms, clipped: shortened, leftOut, loss: loss / batch.length };
  }

  function move(unit: number): void {
    const factor = unit / batches.expected;
    if (!velocity) {
      place.move(parameters, sum, learningRate * factor);
      return;
    }
    for (let i = 0; i < sum.length; i++) {
      velocity[i] = momentum * (velocity[i] as number) + factor * (sum[i] as number);
      parameters[i] = (parameters[i] as number) - learningRate * (velocity[i] as number);
    }
    sum.fill(0);
  }

  return {
    network,
    get steps() {
      return steps;
    },
    step() {
      gathering.begin();
      const report = gather(batches.next());
      move(gathering.finish(sum));
      steps++;
      return report;
    },
  };
}

function refuseMisfit({ layers }: Network, table: Table): void {
  const [inputs, outputs] = [layers[0]?.inputs, layers.at(-1)?.outputs];
  if (inputs !== table.width || outputs !== table.classes) {
    throw new RangeError(
      `The model takes ${inputs} numbers and knows ${outputs} classes; the table has ${table.width} and ${table.classes}.`,
    );
  }
}

/** Stochastic gradient descent. */
export const sgd = (setup: Setup, batches: Batches): Training => trainingWith(setup, batches, asTheyAre);

/** The same with clipping, and no noise: no guarantee. */
export const clippedSgd = (setup: Setup, batches: Batches, clip: number): Training => trainingWith(setup, batches, clipped(clip));

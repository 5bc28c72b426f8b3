/**
 * What a trained model says: logits for every row, and how often the likeliest label is the right one.
 *
 * Trap: the accuracy of a private model on the rows it learnt from is a new look at them, and not covered by the training's epsilon. Accuracy is
 * told of rows that were set apart.
 */
import { type Network, passOver } from "./network.ts";
import type { Table } from "./table.ts";

/** Row after row, a number for each class. */
export function logitsOf(network: Network, table: Table): Float64Array {
  const pass = passOver(network);
  const all = new Float64Array(table.rows * table.classes);
  for (let row = 0; row < table.rows; row++) {
    pass.forward(table, row);
    all.set(pass.logits, row * table.classes);
  }
  return all;
}

/** The share of rows whose own label has the largest logit; of equal ones the first counts. */
export function accuracyOf(network: Network, table: Table): number {
  const pass = passOver(network);
  let right = 0;
  for (let row = 0; row < table.rows; row++) {
    pass.forward(table, row);
    let best = 0;
    for (let k = 1; k < table.classes; k++) if ((pass.logits[k] as number) > (pass.logits[best] as number)) best = k;
    if (best === table.labels[row]) right++;
  }
  return right / table.rows;
}

/**
 * Two models that say of a row how likely each label is: softmax regression (a weight for each number and class), and a multilayer perceptron
 * with one hidden layer of rectified linear units. Both are a list of dense layers, and a gradient is never written down for one row: with
 * input a and error d at its outputs, a layer's gradient is the outer product of d and (a, 1), whose norm is the product of theirs.
 *
 * So a row's whole gradient has the squared norm: sum over layers of |d|^2 (|a|^2 + 1). That is all that clipping needs, and costs nothing
 * ("ghost norm"). The 1 is the bias: clipping is over all parameters together.
 *
 * Doubles throughout. Math.exp may differ in the last bit between engines; trained models are compared to 6 digits.
 *
 * Trap: e^z overflows and ln(0) is no loss. Everything is taken relative to the largest logit.
 *
 * Source: Goodfellow, Efficient Per-Example Gradient Computations (2015), for the norm.
 */
import type { Rng } from "../random/index.ts";
import { addOuter, affine, type Inputs } from "./kernels.ts";
import type { Table } from "./table.ts";

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Where its weights start: input after input, each with all its outputs; after the last input, the biases. */
  readonly at: number;
}

export interface Network {
  readonly layers: readonly Layer[];
  readonly parameters: Float64Array;
}

function layersOf(sizes: readonly number[]): { readonly layers: readonly Layer[]; readonly count: number } {
  const layers: Layer[] = [];
  let at = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [inputs, outputs] = [sizes[l] as number, sizes[l + 1] as number];
    layers.push({ inputs, outputs, at });
    at += (inputs + 1) * outputs;
  }
  return { layers, count: at };
}

/** All weights 0: the loss is convex, and there is nothing to break out of. */
export function softmaxRegression(width: number, classes: number): Network {
  const { layers, count } = layersOf([width, classes]);
  return { layers, parameters: new Float64Array(count) };
}

/**
 * Weights uniform within +-sqrt(6 / inputs), biases 0. They know nothing of the data.
 * Source: He, Zhang, Ren, Sun, Delving Deep into Rectifiers (2015), section 2.2.
 */
export function multilayerPerceptron(width: number, hidden: number, classes: number, rng: Rng): Network {
  if (!(Number.isSafeInteger(hidden) && hidden >= 1)) throw new RangeError(`A hidden layer has ${hidden} units; it needs at least one.`);
  const { layers, count } = layersOf([width, hidden, classes]);
  const parameters = new Float64Array(count);
  for (const { inputs, outputs, at } of layers) {
    const reach = Math.sqrt(6 / inputs);
    for (let i = at; i < at + inputs * outputs; i++) parameters[i] = reach * (2 * rng.real() - 1);
  }
  return { layers, parameters };
}

export const copyOf = ({ layers, parameters }: Network): Network => ({ layers, parameters: parameters.slice() });

/** What a pass over one row leaves behind, layer by layer. Made once and written over. */
export interface Pass {
  readonly logits: Float64Array;
  /** Forward for row i: fills `logits`. */
  forward(table: Table, row: number): void;
  /** After `forward`: the row's loss. Fills the errors, and `normSquared`. */
  backward(label: number): number;
  /** After `backward`: the squared l2 norm of the row's gradient. */
  readonly normSquared: number;
  /** After `backward`: adds `scale` times the gradient to a sum as long as the parameters; `whole`: each entry cut off towards 0. */
  addGradient(sum: Float64Array, scale: number, whole: boolean): void;
}

export function passOver({ layers, parameters }: Network): Pass {
  const outputs = layers.map((layer) => new Float64Array(layer.outputs));
  const errors = layers.map((layer) => new Float64Array(layer.outputs));
  const inputs: Inputs[] = layers.map((layer, l) => ({
    // The first layer reads the table; a later one the units before it that are not 0.
    columns: new Uint32Array(l === 0 ? 0 : layer.inputs),
    values: new Float64Array(l === 0 ? 0 : layer.inputs),
    from: 0,
    to: 0,
    square: 0,
  }));
  const logits = outputs.at(-1) as Float64Array;
  const top = errors.at(-1) as Float64Array;
  let normSquared = 0;

  function forward(table: Table, row: number): void {
    const first = inputs[0] as Inputs;
    first.columns = table.columns;
    first.values = table.values;
    first.from = table.starts[row] as number;
    first.to = table.starts[row + 1] as number;
    first.square = table.squares[row] as number;
    for (let l = 0; l < layers.length; l++) {
      affine(parameters, layers[l] as Layer, inputs[l] as Inputs, outputs[l] as Float64Array);
      const next = inputs[l + 1];
      if (next) activate(outputs[l] as Float64Array, next);
    }
  }

  function backward(label: number): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < logits.length; k++) most = Math.max(most, logits[k] as number);
    let sum = 0;
    for (let k = 0; k < logits.length; k++) {
      const e = Math.exp((logits[k] as number) - most);
      top[k] = e;
      sum += e;
    }
    for (let k = 0; k < logits.length; k++) top[k] = (top[k] as number) / sum;
    const loss = Math.log(sum) + most - (logits[label] as number);
    top[label] = (top[label] as number) - 1;
    normSquared = 0;
    for (let l = layers.length - 1; l >= 0; l--) {
      const error = errors[l] as Float64Array;
      normSquared += squareOf(error) * ((inputs[l] as Inputs).square + 1);
      if (l > 0) backThrough(parameters, layers[l] as Layer, inputs[l] as Inputs, error, errors[l - 1] as Float64Array);
    }
    return loss;
  }

  return {
    logits,
    forward,
    backward,
    get normSquared() {
      return normSquared;
    },
    addGradient(sum, scale, whole) {
      for (let l = 0; l < layers.length; l++)
        addOuter(sum, layers[l] as Layer, inputs[l] as Inputs, errors[l] as Float64Array, scale, whole);
    },
  };
}

/** Rectified: what is above 0, as a row without zeros. */
function activate(units: Float64Array, next: Inputs): void {
  let [to, square] = [0, 0];
  for (let j = 0; j < units.length; j++) {
    const unit = units[j] as number;
    // Not "> 0" the other way round: a NaN has to reach the loss, where it is noticed.
    if (unit <= 0) continue;
    next.columns[to] = j;
    next.values[to] = unit;
    square += unit * unit;
    to++;
  }
  next.to = to;
  next.square = square;
}

function backThrough(parameters: Float64Array, layer: Layer, { columns, to }: Inputs, error: Float64Array, before: Float64Array): void {
  before.fill(0);
  for (let p = 0; p < to; p++) {
    const column = columns[p] as number;
    const start = layer.at + column * layer.outputs;
    let sum = 0;
    for (let k = 0; k < layer.outputs; k++) sum += (parameters[start + k] as number) * (error[k] as number);
    before[column] = sum;
  }
}

function squareOf(vector: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += (vector[k] as number) * (vector[k] as number);
  return sum;
}

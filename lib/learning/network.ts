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
import type { Inputs } from "./loops.ts";
import { PLAIN, type Place } from "./place.ts";
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
  /** Where they lie. Left out: in a plain array. */
  readonly place?: Place;
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

function networkOf(sizes: readonly number[], place: Place): Network {
  const { layers, count } = layersOf(sizes);
  place.clear();
  return { layers, parameters: place.doubles(count), place };
}

/** All weights 0: the loss is convex, and there is nothing to break out of. */
export const softmaxRegression = (width: number, classes: number, place: Place = PLAIN): Network => networkOf([width, classes], place);

/**
 * Weights uniform within +-sqrt(6 / inputs), biases 0. They know nothing of the data.
 * Source: He, Zhang, Ren, Sun, Delving Deep into Rectifiers (2015), section 2.2.
 */
export function multilayerPerceptron(width: number, hidden: number, classes: number, rng: Rng, place: Place = PLAIN): Network {
  if (!(Number.isSafeInteger(hidden) && hidden >= 1)) throw new RangeError(`A hidden layer has ${hidden} units; it needs at least one.`);
  const network = networkOf([width, hidden, classes], place);
  const { layers, parameters } = network;
  for (const { inputs, outputs, at } of layers) {
    const reach = Math.sqrt(6 / inputs);
    for (let i = at; i < at + inputs * outputs; i++) parameters[i] = reach * (2 * rng.real() - 1);
  }
  return network;
}

export function copyOf({ layers, parameters }: Network, place: Place = PLAIN): Network {
  place.clear();
  const copy = place.doubles(parameters.length);
  copy.set(parameters);
  return { layers, parameters: copy, place };
}

/** What a pass over one row leaves behind, layer by layer. Made once for a network and written over: finish a row before the next one. */
export interface Pass {
  readonly logits: Float64Array;
  /** As long as the parameters, at first 0: what gradients are added to. */
  readonly sum: Float64Array;
  /** Forward for row i: fills `logits`. */
  forward(table: Table, row: number): void;
  /** After `forward`: the row's loss. Fills the errors, and `normSquared`. */
  backward(label: number): number;
  /** After `backward`: the squared l2 norm of the row's gradient. */
  readonly normSquared: number;
  /** After `backward`: adds `scale` times the gradient to the sum; `whole`: each entry cut off towards 0. */
  addGradient(scale: number, whole: boolean): void;
}

const passes = new WeakMap<Network, Pass>();

export function passOver(network: Network): Pass {
  const pass = passes.get(network) ?? madePass(network);
  passes.set(network, pass);
  return pass;
}

function madePass({ layers, parameters, place = PLAIN }: Network): Pass {
  const sum = place.doubles(parameters.length);
  const outputs = layers.map((layer) => place.doubles(layer.outputs));
  const errors = layers.map((layer) => place.doubles(layer.outputs));
  const inputs: Inputs[] = layers.map((layer, l) => ({
    // The first layer reads the table, or what of it was brought here; a later one the units before it that are not 0.
    columns: place.integers(l > 0 || place.apart ? layer.inputs : 0),
    values: place.doubles(l > 0 || place.apart ? layer.inputs : 0),
    from: 0,
    to: 0,
    square: 0,
  }));
  const first = inputs[0] as Inputs;
  const own = { columns: first.columns, values: first.values };
  const logits = outputs.at(-1) as Float64Array;
  const top = errors.at(-1) as Float64Array;
  let normSquared = 0;

  function forward(table: Table, row: number): void {
    const [from, to] = [table.starts[row] as number, table.starts[row + 1] as number];
    const held = place.held(table);
    if (!held) {
      own.columns.set(table.columns.subarray(from, to));
      own.values.set(table.values.subarray(from, to));
    }
    first.columns = (held ?? own).columns;
    first.values = (held ?? own).values;
    first.from = held ? from : 0;
    first.to = held ? to : to - from;
    first.square = table.squares[row] as number;
    for (let l = 0; l < layers.length; l++) {
      place.affine(parameters, layers[l] as Layer, inputs[l] as Inputs, outputs[l] as Float64Array);
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
    sum,
    forward,
    backward,
    get normSquared() {
      return normSquared;
    },
    addGradient(scale, whole) {
      for (let l = 0; l < layers.length; l++) {
        const error = errors[l] as Float64Array;
        for (let k = 0; k < error.length; k++) error[k] = scale * (error[k] as number);
        place.addOuter(sum, layers[l] as Layer, inputs[l] as Inputs, error, whole);
      }
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

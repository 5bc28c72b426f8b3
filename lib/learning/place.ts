/**
 * Where a network's numbers lie, and the loops that work on them there: plain arrays (loops.ts), or the memory of a compiled kernel
 * (kernel/dense.ts), in which they are two to three times as fast. Both give the same digits.
 *
 * Trap: a place holds one network. Whatever is made there next lies where it lay: finish with a network, or copy it elsewhere, first.
 * Trap: its loops know addresses only. Arrays that were not laid out here are not what they would read.
 */
import { type Kernel, KernelUnsupported, openKernel } from "../wasm/index.ts";
import { addOuter, affine, type Inputs, move } from "./loops.ts";
import type { Layer } from "./network.ts";
import type { Table } from "./table.ts";

export interface Place {
  /** Forgets what lies here. */
  clear(): void;
  /** Zeros. */
  doubles(length: number): Float64Array;
  integers(length: number): Uint32Array;
  /** Whether the loops read only what lies here. */
  readonly apart: boolean;
  /** The table's numbers, if they lie here; the last table that was read does, where there is room for it. */
  held(table: Table): Pick<Table, "columns" | "values"> | undefined;
  affine(weights: Float64Array, layer: Layer, inputs: Inputs, out: Float64Array): void;
  addOuter(sum: Float64Array, layer: Layer, inputs: Inputs, error: Float64Array, whole: boolean): void;
  move(parameters: Float64Array, sum: Float64Array, rate: number): void;
}

export const PLAIN: Place = {
  clear() {},
  doubles: (length) => new Float64Array(length),
  integers: (length) => new Uint32Array(length),
  apart: false,
  held: (table) => table,
  affine,
  addOuter,
  move,
};

type Outer = (sum: number, outputs: number, bias: number, columns: number, values: number, count: number, error: number) => void;

interface Dense extends Kernel {
  affine(weights: number, outputs: number, bias: number, columns: number, values: number, count: number, out: number): void;
  readonly addOuter: Outer;
  readonly addWholeOuter: Outer;
  move(parameters: number, sum: number, count: number, rate: number): void;
}

/**
 * A place for networks of these layers, input to output: a kernel's memory, or plain arrays where there is no such kernel.
 *
 * @param numbers other than 0 in the largest table that will be read over and over: it is brought once, where others are row by row
 */
export async function placeFor(sizes: readonly number[], numbers = 0): Promise<Place> {
  try {
    return within(await openKernel<Dense>((await import("./generated/dense.ts")).packed), sizes, Math.min(numbers, MOST_HELD));
  } catch (error) {
    if (error instanceof KernelUnsupported) return PLAIN;
    throw error;
  }
}

const PAGE = 65_536;
const ALIGNED = 16;
/** 48 MB of them. */
const MOST_HELD = 2 ** 22;

function within(dense: Dense, sizes: readonly number[], numbers: number): Place {
  const ground = Math.ceil(dense.heap() / ALIGNED) * ALIGNED;
  const start = ground + Math.ceil((12 * numbers) / ALIGNED) * ALIGNED;
  const end = start + bytesFor(sizes);
  // Once, before anything is laid out: a memory that grows takes its arrays' ground away.
  const missing = end - dense.memory.buffer.byteLength;
  if (missing > 0) dense.memory.grow(Math.ceil(missing / PAGE));
  const { buffer } = dense.memory;
  const read = { values: new Float64Array(buffer, ground, numbers), columns: new Uint32Array(buffer, ground + 8 * numbers, numbers) };
  let holds: Table | undefined;
  let at = start;
  const taken = (bytes: number): number => {
    const from = at;
    at += Math.ceil(bytes / ALIGNED) * ALIGNED;
    if (at > end) throw new RangeError("There is no room here for a network as large as this one.");
    return from;
  };
  return {
    clear() {
      new Uint8Array(buffer, start, at - start).fill(0);
      at = start;
    },
    doubles: (length) => new Float64Array(buffer, taken(8 * length), length),
    integers: (length) => new Uint32Array(buffer, taken(4 * length), length),
    apart: true,
    held(table) {
      if (table === holds) return read;
      if (table.columns.length > numbers) return undefined;
      read.columns.set(table.columns);
      read.values.set(table.values);
      holds = table;
      return read;
    },
    affine(weights, { inputs, outputs, at: layer }, { columns, values, from, to }, out) {
      const w = weights.byteOffset + 8 * layer;
      const [c, v] = [columns.byteOffset + 4 * from, values.byteOffset + 8 * from];
      dense.affine(w, outputs, w + 8 * inputs * outputs, c, v, to - from, out.byteOffset);
    },
    addOuter(sum, { inputs, outputs, at: layer }, { columns, values, from, to }, error, whole) {
      const s = sum.byteOffset + 8 * layer;
      const [c, v] = [columns.byteOffset + 4 * from, values.byteOffset + 8 * from];
      const add = whole ? dense.addWholeOuter : dense.addOuter;
      add(s, outputs, s + 8 * inputs * outputs, c, v, to - from, error.byteOffset);
    },
    move: (parameters, sum, rate) => dense.move(parameters.byteOffset, sum.byteOffset, sum.length, rate),
  };
}

/** Parameters and their sum; for each layer a row of inputs, outputs and errors. Each array begins at a whole 16 bytes. */
function bytesFor(sizes: readonly number[]): number {
  let bytes = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [inputs, outputs] = [sizes[l] as number, sizes[l + 1] as number];
    bytes += 2 * 8 * (inputs + 1) * outputs + 12 * inputs + 2 * 8 * outputs + 6 * ALIGNED;
  }
  return bytes;
}

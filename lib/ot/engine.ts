/**
 * Which engine computes the batched OPRF, and whether it may be trusted: the kernel, where this machine runs it and a small run of both
 * roles comes out as the twin's does; otherwise the twin.
 */
import { KernelUnsupported } from "../wasm/index.ts";
import { KEY_BYTES } from "./base-ot.ts";
import { COLUMNS, keysOf, type OprfEngine, PARTS, ROW_BYTES } from "./batched-oprf.ts";

/** What `trial` gives with the twin; a test computes it. */
export const EXPECTED_TRIAL = "75ae7fe664934c3ff2fb2749f17111b6";

export type EngineName = "auto" | "wasm" | "noble";

/**
 * @throws Error where "wasm" is asked for by name and cannot be had
 */
export async function openEngine(name: EngineName, open = kernel): Promise<OprfEngine> {
  if (name !== "noble") {
    const engine = await tested(open);
    if (engine instanceof Error && name === "wasm") throw engine;
    if (!(engine instanceof Error)) return engine;
  }
  return (await import("./oprf-twin.ts")).twin;
}

const kernel = async (): Promise<OprfEngine> => (await import("./oprf-kernel.ts")).kernelEngine();

async function tested(open: () => Promise<OprfEngine>): Promise<OprfEngine | Error> {
  try {
    const engine = await open();
    if (trial(engine) === EXPECTED_TRIAL) return engine;
    return new Error("The WebAssembly kernel fails its self-test on this machine; engine=noble computes the same.");
  } catch (cause) {
    if (!(cause instanceof KernelUnsupported)) throw cause;
    return new Error(`The WebAssembly kernel does not run on this machine: ${cause.message}`);
  }
}

/** A run of both roles over fixed keys: the first bytes of what they send and of what they compute. */
export function trial(engine: OprfEngine): string {
  const bins = 24;
  const pattern = (length: number, step: number) => Uint8Array.from({ length }, (_, i) => (i * step) ^ (i >> 8));
  const keys = keysOf(pattern(16, 1), pattern(16, 3));
  const columns = { zero: pattern(KEY_BYTES * COLUMNS, 5), one: pattern(KEY_BYTES * COLUMNS, 7) };
  const choices = pattern(ROW_BYTES, 11);
  const receiver = engine.receiver(4, bins);
  receiver.digest(["a", "an item of more than sixty-four bytes, which takes two blocks of its hash", "é", ""], keys);
  const table = new Int32Array(bins).fill(-1);
  table.set([0, -1, 3, 1, 2], 6);
  receiver.place(table, pattern(16, 13));
  const rows = receiver.rows(0, columns);
  receiver.wipe();
  const sender = engine.sender(3, bins);
  sender.digest(["a", "é", "ü"], keys);
  sender.absorb(0, rows, columns.zero, choices);
  sender.evaluate(0, 3, choices);
  const tags = Array.from({ length: PARTS }, (_, k) => {
    sender.seal(k, 12);
    return sender.tags(k, 0, 3);
  });
  sender.wipe();
  const sum = new Uint8Array(16);
  for (const list of [rows, ...tags])
    list.forEach((byte, i) => {
      (sum[i % 16] as number) ^= ((byte << (i % 7)) | (byte >> (8 - (i % 7)))) & 255;
    });
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Starts a kernel: WebAssembly from lib/<room>/generated/<module>.ts, a lazy import like any other.
 *
 * Trap: a module that uses an instruction this engine lacks is refused as a whole. `openKernel` then throws KernelUnsupported, and whoever
 * asked takes the next best engine. An instruction that exists and computes something else (relaxed SIMD may) is not seen here: whoever
 * uses one tests the kernel's results before it trusts them.
 */
import { unpacked } from "./packed.ts";

/** What every kernel exports, whatever else it does. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  /** The first address behind the kernel's own constants and scratch. */
  heap(): number;
}

export class KernelUnsupported extends Error {
  override readonly name = "KernelUnsupported";
  constructor(options?: ErrorOptions) {
    super("it lacks an instruction, or WebAssembly altogether.", options);
  }
}

/** Code is no secret: a module is compiled once in a worker, however many instances it has. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

/** An instance of its own, with a memory of its own: whoever opens one shares no secret with anybody. */
export async function openKernel<K extends Kernel>(packed: string): Promise<K> {
  if (typeof WebAssembly !== "object") throw new KernelUnsupported();
  try {
    const compiling = compiled.get(packed) ?? unpacked(packed).then((bytes) => WebAssembly.compile(bytes));
    compiled.set(packed, compiling);
    compiling.catch(() => compiled.delete(packed)); // it may be memory that was short, and is not the next time
    return (await WebAssembly.instantiate(await compiling)).exports as unknown as K;
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError) throw new KernelUnsupported({ cause });
    throw cause;
  }
}

/**
 * The two WebAssembly engines: one source (kernel/), compiled with fused multiply-add and without.
 *
 * The kernel works on pairs, so an odd list gets one more point, whose result is dropped. Memory that held scalars, texts or points
 * in between is zeroed before a call returns.
 */
import { type Kernel, layOut, openKernel, type Region } from "../wasm/index.ts";
import { BASE, checkLengths, checkShape, type Engine, type Ladder, SmallOrder } from "./curve.ts";

interface Curve25519 extends Kernel {
  wipe(): void;
  multiplyScratch(count: number): number;
  encodeScratch(count: number): number;
  multiply(out: number, us: number, scalars: number, stride: number, count: number, scratch: number): void;
  encode(out: number, texts: number, ends: number, count: number, dst: number, dstLength: number, scratch: number): void;
}

const MODULES = {
  "wasm-relaxed": async () => (await import("./generated/relaxed.ts")).packed,
  wasm: async () => (await import("./generated/simd.ts")).packed,
};

/** So many at a time share an inversion; more would only take memory. */
const BATCH = 256;
/** UTF-16 units of a batch's texts: three bytes each are set aside for them. */
const LONGEST = 1 << 20;

const utf8 = new TextEncoder();

export async function wasmCurve(engine: Extract<Engine, keyof typeof MODULES>): Promise<Ladder> {
  const kernel = await openKernel<Curve25519>(await MODULES[engine]());

  function batch(us: Uint8Array, scalars: Uint8Array, each: boolean): Uint8Array {
    const count = us.length / 32;
    const even = count + (count % 2);
    const scratchBytes = kernel.multiplyScratch(even);
    const [points, keys, scratch] = layOut(kernel, [32 * even, each ? 32 * even : 32, scratchBytes]);
    points.bytes.set(us);
    keys.bytes.set(scalars);
    if (even > count) {
      points.bytes.set(BASE, us.length);
      if (each) keys.bytes.set(scalars.subarray(0, 32), us.length);
    }
    kernel.multiply(points.at, points.at, keys.at, each ? 32 : 0, even, scratch.at);
    const out = points.bytes.slice(0, us.length);
    wipe(points, keys, scratch);
    if (hasZero(out)) throw new SmallOrder();
    return out;
  }

  function encodeBatch(texts: readonly string[], dst: Uint8Array): Uint8Array {
    const even = texts.length + (texts.length % 2);
    const most = 3 * texts.reduce((sum, text) => sum + text.length, 0); // a UTF-16 unit takes at most three bytes
    const [out, encoded, ends, tag, scratch] = layOut(kernel, [32 * even, most, 4 * even, dst.length, kernel.encodeScratch(even)]);
    const endings = new Uint32Array(ends.bytes.buffer, ends.at, even);
    let end = 0;
    texts.forEach((text, i) => {
      end += utf8.encodeInto(text, encoded.bytes.subarray(end)).written;
      endings[i] = end;
    });
    endings[even - 1] = end;
    tag.bytes.set(dst);
    kernel.encode(out.at, encoded.at, ends.at, even, tag.at, dst.length, scratch.at);
    const points = out.bytes.slice(0, 32 * texts.length);
    wipe(out, encoded, ends, scratch);
    return points;
  }

  function wipe(...regions: readonly Region[]): void {
    for (const { bytes } of regions) bytes.fill(0);
    kernel.wipe();
  }

  const multiplied = (us: Uint8Array, scalars: Uint8Array, each: boolean, check = checkLengths) => {
    check(us, scalars, each);
    return inBatches(us.length / 32, (from, to) => {
      const part = each ? scalars.subarray(32 * from, 32 * to) : scalars;
      return batch(us.subarray(32 * from, 32 * to), part, each);
    });
  };

  return {
    engine,
    multiply: async (us, scalar) => multiplied(us, scalar, false),
    multiplyEach: async (us, scalars) => multiplied(us, scalars, true),
    multiplyAsIs: async (us, scalars) => multiplied(us, scalars, true, checkShape),
    async encode(texts, dst) {
      const tag = primed(dst);
      const out = new Uint8Array(32 * texts.length);
      for (let from = 0; from < texts.length; ) {
        const some = texts.slice(from, from + fitting(texts, from));
        out.set(encodeBatch(some, tag), 32 * from);
        from += some.length;
      }
      return out;
    },
  };
}

/** How many texts from there on go together: a batch, or fewer where they are long; one that is longer than all that goes alone. */
function fitting(texts: readonly string[], from: number): number {
  let count = 0;
  for (let units = 0; count < BATCH && from + count < texts.length; count++) {
    units += (texts[from + count] as string).length;
    if (units > LONGEST && count > 0) break;
  }
  return count;
}

/** DST' of RFC 9380 section 5.3.1: the tag, and its length in one byte. */
function primed(dst: string): Uint8Array {
  const bytes = utf8.encode(dst);
  if (bytes.length === 0 || bytes.length > 255) throw new RangeError("A domain separation tag has 1 to 255 bytes.");
  return Uint8Array.of(...bytes, bytes.length);
}

function inBatches(count: number, make: (from: number, to: number) => Uint8Array): Uint8Array {
  const out = new Uint8Array(32 * count);
  for (let from = 0; from < count; from += BATCH) out.set(make(from, Math.min(count, from + BATCH)), 32 * from);
  return out;
}

function hasZero(us: Uint8Array): boolean {
  for (let at = 0; at < us.length; at += 32) if (us.subarray(at, at + 32).every((byte) => byte === 0)) return true;
  return false;
}

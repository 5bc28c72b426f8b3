/**
 * A kernel's memory, cut into regions. There is no allocator: whoever calls a kernel says what it needs, all at once.
 *
 * Trap: growing a memory detaches every array that looks into it. So regions are laid out first, and looked at after.
 * Trap: a memory never shrinks and its bytes stay until they are overwritten. What was secret is wiped by name.
 */
import type { Kernel } from "./kernel.ts";

const PAGE = 65_536;

export interface Region {
  /** Where it begins, for the kernel. */
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One region of each length, in order, behind the kernel's constants, each on a multiple of 16. They come with what was left there. */
export function layOut<const L extends readonly number[]>({ memory, heap }: Kernel, lengths: L): { readonly [K in keyof L]: Region } {
  const starts: number[] = [];
  let end = aligned(heap());
  for (const length of lengths) {
    starts.push(end);
    end = aligned(end + length);
  }
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const regions = lengths.map((length, i): Region => {
    const at = starts[i] as number;
    return { at, bytes: new Uint8Array(memory.buffer as ArrayBuffer, at, length) };
  });
  return regions as { readonly [K in keyof L]: Region };
}

const aligned = (address: number) => (address + 15) & ~15;

/** What the compiled kernel (kernel/oprf.ts) exports. Numbers are addresses and counts; what each function does is said there. */
import { type Kernel, openKernel } from "../wasm/index.ts";

export interface OprfModule extends Kernel {
  wipe(): void;
  chacha(out: number, key: number, counter: number, rounds: number): void;
  transpose(rows: number, columns: number, count: number, bytes: number): void;
  spreadAlike(out: number, words: number, count: number): void;
  digests(out: number, text: number, offsets: number, count: number, key: number): void;
  expand(rows: number, keys: number, tile: number, scratch: number): void;
  receiverTile(
    zero: number,
    one: number,
    values: number,
    table: number,
    digests: number,
    dummy: number,
    first: number,
    count: number,
    codeKey: number,
    rowKey: number,
  ): number;
  senderTile(received: number, own: number, choices: number, count: number): void;
  senderValues(
    values: number,
    size: number,
    rows: number,
    digests: number,
    part: number,
    first: number,
    count: number,
    choices: number,
    codeKey: number,
    rowKey: number,
  ): void;
  bucketBits(count: number): number;
  sortValues(values: number, count: number, width: number, copy: number, counts: number): void;
  pack(out: number, values: number, count: number, width: number): void;
  rising(tags: number, count: number, width: number, last: number): number;
  matched(tags: number, count: number, width: number, at: number, end: number, hits: number): number;
  matchedUpTo(): number;
}

export const openOprf = async (): Promise<OprfModule> => openKernel<OprfModule>((await import("./generated/oprf.ts")).packed);

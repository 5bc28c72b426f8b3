/** The module's exports. Everything works on addresses that TypeScript lays out, from `heap()` on. */
import { absorb, finish, HASHER_BYTES, start } from "./sha512";

/** Where constants end. */
export function heap(): usize {
  return __heap_base;
}

/** SHA-512 of `length` bytes; `scratch`: HASHER_BYTES. */
export function sha512(out: usize, message: usize, length: usize, scratch: usize): void {
  start(scratch);
  absorb(scratch, message, length);
  finish(scratch, out);
}

export function hasherBytes(): usize {
  return HASHER_BYTES;
}

/** The module's exports. Everything works on addresses that TypeScript lays out, from `heap()` on. */
import { spreadAlike } from "./lanes";
import { wipeItems } from "./items";
import { wipeRows } from "./rows";
import { wipeTranspose } from "./transpose";

export { chacha } from "./chacha";
export { digests } from "./items";
export { expand, receiverTile, senderTile, senderValues } from "./rows";
export { bucketBits, matched, matchedUpTo, pack, rising, sortValues } from "./sorted";
export { transpose } from "./transpose";
export { spreadAlike };

/** Where constants end. */
export function heap(): usize {
  return __heap_base;
}

/** Scratch among the constants holds pieces of secrets. */
export function wipe(): void {
  wipeItems();
  wipeRows();
  wipeTranspose();
}

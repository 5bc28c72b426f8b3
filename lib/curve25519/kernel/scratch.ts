/**
 * Where intermediate values stand: one block, so that one call wipes whatever a secret went through. Each file has slots of its own.
 */
export const SLOT: usize = 192;
const SLOTS: usize = 48;
const BLOCK: usize = memory.data(48 * 192, 16);

// @ts-ignore: decorator
@inline
export function slot(i: usize): usize {
  return BLOCK + SLOT * i;
}

/** The slot in which an element is taken apart or put together. */
export const WORDS: usize = 0;

export function wipeScratch(): void {
  memory.fill(BLOCK, 0, SLOTS * SLOT);
}

import type { Share, Tools } from "./api.ts";

/** Cuts a secret into `count` shares, any `threshold` of which open it. */
export function share(_secret: bigint, _threshold: number, _count: number, _p: bigint, _tools: Tools): Share[] {
  throw new Error("share is not written yet.");
}

/** Opens it again. */
export function reconstruct(_shares: readonly Share[], _threshold: number, _p: bigint, _tools: Tools): bigint {
  throw new Error("reconstruct is not written yet.");
}

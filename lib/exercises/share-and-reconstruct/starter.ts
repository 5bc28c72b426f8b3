import type { Share, Tools } from "./api.ts";

/** Cuts a secret into `count` shares, any `threshold` of which open it. */
export function share(secret: bigint, threshold: number, count: number, p: bigint, tools: Tools): Share[] {
  throw new Error("share is not written yet.");
}

/** Opens it again. */
export function reconstruct(shares: readonly Share[], threshold: number, p: bigint, tools: Tools): bigint {
  throw new Error("reconstruct is not written yet.");
}

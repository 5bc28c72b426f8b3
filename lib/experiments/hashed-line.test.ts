import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashedLine } from "./hashed-line.ts";

it.each([0, 4095, 4096, 100_000])("writes down the SHA-256 of a message of %i bytes, and not the bytes", async (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
  const hashes: Promise<void>[] = [];
  const line = hashedLine({ from: "a", to: "b", seq: 0, round: 1, tag: "t", length, bytes }, hashes);
  await Promise.all(hashes);
  expect(line).toEqual({
    from: "a",
    to: "b",
    seq: 0,
    round: 1,
    tag: "t",
    length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
});

/** A message as a transcript writes it down. A long one is hashed by the platform, at many times the speed and beside what goes on. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Message } from "../channel/index.ts";
import type { TranscriptLine } from "./experiment.ts";

const LONG = 4096;

/** Whoever reads the line's hash awaits `hashes` first. */
export function hashedLine({ bytes, ...line }: Message, hashes: Promise<void>[]): TranscriptLine {
  if (bytes.length < LONG) return { ...line, sha256: bytesToHex(sha256(bytes)) };
  const written = { ...line, sha256: "" };
  hashes.push(
    crypto.subtle.digest("SHA-256", new Uint8Array(bytes)).then((digest) => {
      written.sha256 = bytesToHex(new Uint8Array(digest));
    }),
  );
  return written;
}

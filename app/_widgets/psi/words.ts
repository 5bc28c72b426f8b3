/** What each message is, in words, and what each party knows at the end. */
import type { ResultOf } from "../../../lib/experiments/index.ts";
import type { psi } from "../../../lib/experiments/psi.ts";

export type PsiResult = ResultOf<typeof psi>;
export type Seat = "receiver" | "sender";
export const NAMES: Readonly<Record<Seat, string>> = { receiver: "Receiver", sender: "Sender" };
export const PARTY_NUMBER: Readonly<Record<Seat, 1 | 2>> = { receiver: 1, sender: 2 };

type RunKind = Pick<PsiResult, "output" | "protocol">;

interface Word {
  readonly clause: (run: RunKind) => string;
}

const WORDS: Readonly<Record<string, Word>> = {
  blinded: {
    clause: ({ protocol }) =>
      protocol === "ecdh"
        ? "each item as a point, times the receiver's key, shuffled"
        : "each item as a point, times a number drawn for this item alone",
  },
  masked: { clause: () => "each item as a point, times the sender's key, shuffled" },
  doubled: {
    clause: ({ output }) =>
      `the receiver's points, times the sender's key as well, ${output === "size" ? "shuffled" : "in the same order"}`,
  },
  returned: {
    clause: ({ output }) =>
      `the sender's points, times the receiver's key as well, ${output === "size" ? "shuffled" : "in the same order"}`,
  },
  "public-key": { clause: () => "the public half of the one key that the sender promises to use" },
  tags: { clause: () => "the function's value for each of the sender's items, 16 bytes of it, shuffled" },
  evaluated: { clause: () => "the receiver's points, times the sender's key" },
  proof: { clause: () => "that every point of the batch was answered under the promised key" },
  matched: { clause: () => "the tags that both hold, sorted, so that the sender learns them too" },
};

/** `masked-u` is what `masked` is, as a u-coordinate. */
export const clauseOf = (tag: string, run: RunKind): string => WORDS[tag.replace(/-u$/, "")]?.clause(run) ?? "";

const ENGINES: Readonly<Record<string, string>> = {
  webcrypto: "the browser's own X25519",
  wasm: "WebAssembly SIMD",
  "wasm-relaxed": "WebAssembly relaxed SIMD",
};

/** What computed, as the run measured it: "noble", an engine of Curve25519, or one for each party. */
export function engineLine({ protocol }: Pick<PsiResult, "protocol">, measured: unknown): string {
  const name = protocol === "ecdh" ? "ECDH" : "OPRF";
  if (typeof measured !== "string") return "";
  if (measured === "noble") return `${name}, BigInts.`;
  const engines = measured.split(" and ").map((engine) => ENGINES[engine] ?? "BigInts");
  return `${name} on Curve25519, ${engines.join(" and ")}, self-test passed.`;
}

export const items = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "item" : "items"}`;

export const learnsAnswer = (seat: Seat, learns: PsiResult["learns"]): boolean => learns === "both" || learns === seat;

/** A verdict: did the run find all that this page put on both lists? Null where the page does not know. */
export const allFound = ({ size, expected }: Pick<PsiResult, "size" | "expected">): boolean | null =>
  expected === null || size === null ? null : size === expected;

/** A verdict: was the cheat noticed? Null where nobody cheated. */
export const cheatNoticed = ({ cheat }: Pick<PsiResult, "cheat">): boolean | null => (cheat ? cheat.noticed : null);

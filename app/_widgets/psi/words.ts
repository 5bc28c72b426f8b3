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
  parameters: { clause: () => "what both must agree on, and a number drawn for this run" },
  items: { clause: () => "how many items this party has" },
  "base-ot/key": { clause: () => "two points, times the sender's key: one on the curve, one on its twist" },
  "base-ot/choice": { clause: () => "128 pairs of numbers; which of each the receiver can open does not show" },
  "ot-extension/columns": { clause: () => "128 transfers stretched to 512, by the sender's choices, masked" },
  "ot-extension/check": { clause: () => "that the sender used one set of choices throughout" },
  rows: { clause: () => "a masked code word for every bin; an empty bin's looks like any other" },
  "tags/1": { clause: () => "the function's value for each of the sender's items at its bin in part 1, sorted" },
  "tags/2": { clause: () => "the same at its bin in part 2" },
  "tags/3": { clause: () => "the same at its bin in part 3" },
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
  const name = { ecdh: "ECDH", oprf: "OPRF", kkrt: "KKRT" }[protocol];
  if (typeof measured !== "string") return "";
  if (measured === "noble") return protocol === "kkrt" ? "KKRT, plain TypeScript." : `${name}, BigInts.`;
  const engines = measured.split(" and ").map((engine) => ENGINES[engine] ?? "BigInts");
  return `${name}${protocol === "kkrt" ? "" : " on Curve25519"}, ${engines.join(" and ")}, self-test passed.`;
}

export const items = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "item" : "items"}`;

export const learnsAnswer = (seat: Seat, learns: PsiResult["learns"]): boolean => learns === "both" || learns === seat;

/** A verdict: did the run find all that this page put on both lists? Null where the page does not know. */
export const allFound = ({ size, expected }: Pick<PsiResult, "size" | "expected">): boolean | null =>
  expected === null || size === null ? null : size === expected;

/** A verdict: was the cheat noticed? Null where nobody cheated. */
export const cheatNoticed = ({ cheat }: Pick<PsiResult, "cheat">): boolean | null => (cheat ? cheat.noticed : null);

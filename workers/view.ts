/** What a party's worker and the page say to each other: files in, the party's view out. */
import type { Message } from "../lib/channel/index.ts";
import type { Json } from "../lib/experiments/index.ts";
import type { Coins } from "../lib/random/index.ts";

/** What a person brought, as the page holds it: a handle. Only the party's worker reads it. */
export interface BroughtFile {
  /** The file's name, or "" for pasted text. */
  readonly name: string;
  readonly file: Blob;
  readonly column?: string | undefined;
  readonly header?: "auto" | "true" | "false" | undefined;
}

/** The page's first word to a party's worker; with it come a port to the director, and one to the page's own records. */
export interface Hello {
  /** By ticket; a party's worker gets those of its own seat. */
  readonly files: Readonly<Record<string, BroughtFile>>;
}

export type ViewEvent =
  | { readonly type: "ready" }
  | { readonly type: "dealt"; readonly input: Json; readonly coins: Coins }
  | { readonly type: "received"; readonly batch: readonly Message[] }
  /** The party's own record of what it sent. */
  | { readonly type: "sent"; readonly batch: readonly Message[] };

/** A list longer than this is shown by its beginning and its length. */
export const SHOWN_ITEMS = 50;
const SHOWN_BYTES = 4096;

/** An input as a panel shows it: long lists by their beginning, what was brought by its first lines. */
export function shownInput(input: unknown): Json {
  if (typeof input !== "object" || input === null) return (input ?? null) as Json;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]): [string, Json] => {
      if (typeof value === "bigint") return [name, String(value)];
      if (Array.isArray(value)) return [name, { items: value.slice(0, SHOWN_ITEMS), total: value.length }];
      if (value instanceof Object && "bytes" in value) return [name, shownFile(value as { name: string; bytes: Uint8Array })];
      return [name, value as Json];
    }),
  );
}

function shownFile({ name, bytes }: { name: string; bytes: Uint8Array }): Json {
  const lines = new TextDecoder().decode(bytes.subarray(0, SHOWN_BYTES)).split(/\r?\n/);
  return { name, bytes: bytes.length, items: lines.slice(0, SHOWN_ITEMS).filter((line) => line !== ""), total: null };
}

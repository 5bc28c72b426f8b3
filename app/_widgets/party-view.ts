/** What a party's own view says in words: its list, its coins, what it received. */
import type { PartyView } from "./face.ts";

export interface OwnList {
  readonly items: readonly string[];
  /** Null: nobody counted the lines of what was brought. */
  readonly total: number | null;
  readonly file?: string;
}

export function listOf(view: PartyView | undefined): OwnList | undefined {
  const input = view?.input as { list?: { items: string[]; total: number | null; name?: string } } | undefined;
  const list = input?.list;
  return list && { items: list.items, total: list.total, ...(list.name !== undefined && { file: list.name }) };
}

export function coinsOf(view: PartyView | undefined): string {
  if (!view) return "none drawn yet";
  return view.coins.kind === "system"
    ? "the system's, drawn in this party's worker"
    : `from the seed: ${[...view.coins.key.subarray(0, 6)].map((b) => b.toString(16).padStart(2, "0")).join("")}…`;
}

export function receivedOf(view: PartyView): { from: string; tag: string; bytes: number }[] {
  const sums = new Map<string, { from: string; tag: string; bytes: number }>();
  for (const { from, tag, length } of view.received) {
    const name = tag.replace(/\/count$/, "");
    const sum = sums.get(name) ?? { from, tag: name, bytes: 0 };
    sums.set(name, { ...sum, bytes: sum.bytes + length });
  }
  return [...sums.values()];
}

/** How long the other list is, as this party was told: the first count it received, four bytes, big-endian. */
export function announcedTo(view: PartyView | undefined): number | undefined {
  const count = view?.received.find(({ tag, length }) => tag.endsWith("/count") && length === 4)?.bytes;
  return count && new DataView(count.buffer, count.byteOffset, 4).getUint32(0);
}

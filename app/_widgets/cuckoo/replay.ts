/** A table as it stands after so many steps, and what the last of them did. */
import type { Result } from "../../../lib/experiments/cuckoo.result.ts";

export const HASHES = 3;

export interface Moment {
  /** For each bin the item in it, or -1. */
  readonly table: readonly number[];
  readonly placed: number;
  readonly last: Result["steps"][number] | undefined;
  /** The bins of the item that moves, or is next to. */
  readonly open: readonly number[];
}

export function replayed({ bins, steps, places }: Result, seen: number): Moment {
  const table = new Array<number>(bins).fill(-1);
  for (const { item, bin } of steps.slice(0, seen)) table[bin] = item;
  const last = steps[seen - 1];
  const homeless = last && last.evicted >= 0 ? last.evicted : undefined;
  const placed = table.filter((item) => item >= 0).length;
  return { table, placed, last, open: homeless === undefined ? [] : (places[homeless] ?? []) };
}

/** Names for people: items and bins count from 1. */
export const named = (n: number): string => String(n + 1);

export function says({ last, open }: Moment, fits: boolean, finished: boolean): string {
  if (!last) return "No item has come yet.";
  const came = `Item ${named(last.item)} comes to bin ${named(last.bin)}`;
  if (last.evicted < 0) return `${came}, which was empty.`;
  const next = `Item ${named(last.evicted)} has to go, to ${open.map((bin) => `bin ${named(bin)}`).join(" or ")}`;
  return finished && !fits ? `${came}. ${next}, and so on: one item stays without a bin.` : `${came}. ${next}.`;
}

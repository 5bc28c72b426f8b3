/**
 * Wrong: shuffles by a sort that throws a coin for each comparison. Some choices come far more often than others.
 * Caught by: guess
 */
import type { Past, Row, Run, Tools } from "../api.ts";

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) => pools.map((_, column) => (column === own ? identifier : nobodys(tools)))),
  );
}

function chosen(pool: readonly string[], count: number, { rng }: Tools): string[] {
  return [...pool].sort(() => rng.below(2) - 0.5).slice(0, count);
}

/** 16 random bytes: no other cell anywhere is the same. */
const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

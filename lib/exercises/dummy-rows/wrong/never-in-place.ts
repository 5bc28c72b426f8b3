/**
 * Wrong: a shuffle that is off by one: nothing stays in its place, and of every two the second is taken.
 * Caught by: guess
 */
import type { Past, Row, Run, Tools } from "../api.ts";

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) => pools.map((_, column) => (column === own ? identifier : nobodys(tools)))),
  );
}

/** `count` of a list, every choice equally likely: the beginning of a Fisher-Yates shuffle. */
function chosen(pool: readonly string[], count: number, { rng }: Tools): string[] {
  const left = [...pool];
  for (let i = left.length - 1; i > 0; i--) {
    const j = rng.below(i);
    [left[i], left[j]] = [left[j] as string, left[i] as string];
  }
  return left.slice(0, count);
}

/** 16 random bytes: no other cell anywhere is the same. */
const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

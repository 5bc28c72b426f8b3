/**
 * Wrong: a byte for the place. It has 256 values, and the end of a long pool is never taken.
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
  return Array.from({ length: count }, () => left.splice((rng.bytes(1)[0] as number) % left.length, 1)[0] as string);
}

/** 16 random bytes: no other cell anywhere is the same. */
const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

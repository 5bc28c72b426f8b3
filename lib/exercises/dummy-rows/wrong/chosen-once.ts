/**
 * Wrong: chooses once and keeps the choice for all runs. After a few runs with choices of its own the other party has the overlap worked out.
 * Caught by: guess
 */
import type { Past, Row, Run, Tools } from "../api.ts";

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) => pools.map((_, column) => (column === own ? identifier : nobodys(tools)))),
  );
}

let kept: readonly number[] = [];

function chosen(pool: readonly string[], count: number, { rng }: Tools): string[] {
  const left = pool.map((_, place) => place);
  if (kept.length !== count) kept = Array.from({ length: count }, () => left.splice(rng.below(left.length), 1)[0] as number);
  return kept.map((place) => pool[place] as string);
}

/** 16 random bytes: no other cell anywhere is the same. */
const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

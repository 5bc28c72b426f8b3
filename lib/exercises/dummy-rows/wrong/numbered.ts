/**
 * Wrong: numbers its fillers. The other party runs the same code and has the same numbers, so all of them match.
 * Caught by: strangers
 */
import type { Past, Row, Run, Tools } from "../api.ts";

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier, row) =>
      pools.map((_, column) => (column === own ? identifier : `nobody ${own}.${row}.${column}`)),
    ),
  );
}

/** `count` of a list, every choice equally likely: the beginning of a Fisher-Yates shuffle. */
function chosen(pool: readonly string[], count: number, { rng }: Tools): string[] {
  const left = [...pool];
  return Array.from({ length: count }, () => left.splice(rng.below(left.length), 1)[0] as string);
}

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

/**
 * Wrong: numbers its fillers through all runs. Two parties that begin with the same run have the same numbers.
 * Caught by: strangers
 */
import type { Past, Row, Run, Tools } from "../api.ts";

let fillers = 0;

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) => pools.map((_, column) => (column === own ? identifier : nobodys(tools)))),
  );
}

/** `count` of a list, every choice equally likely: the beginning of a Fisher-Yates shuffle. */
function chosen(pool: readonly string[], count: number, { rng }: Tools): string[] {
  const left = [...pool];
  return Array.from({ length: count }, () => left.splice(rng.below(left.length), 1)[0] as string);
}

const nobodys = (_tools: Tools): string => `nobody ${fillers++}`;

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

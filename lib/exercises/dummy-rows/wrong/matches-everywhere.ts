/**
 * Wrong: each row has an identifier of every pool, so one dummy row can match in several columns, and a match in the first takes it out of the others.
 * Caught by: blocks
 */
import type { Past, Row, Run, Tools } from "../api.ts";

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) =>
      pools.map((other, column) => (column === own ? identifier : (other[tools.rng.below(other.length)] as string))),
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

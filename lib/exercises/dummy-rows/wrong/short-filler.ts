/**
 * Wrong: two random bytes for a filler. In a table of some hundred cells two of them are equal every now and then.
 * Caught by: equal
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
  return Array.from({ length: count }, () => left.splice(rng.below(left.length), 1)[0] as string);
}

const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(2), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

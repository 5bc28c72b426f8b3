/**
 * Wrong: chooses by a generator of its own, which starts the same way each time. Who runs the code at home has the choice.
 * Caught by: strangers
 */
import type { Past, Row, Run, Tools } from "../api.ts";

let state = 12345;

function below(bound: number): number {
  state = (state * 1103515245 + 12345) % 2147483648;
  return Math.floor((state / 2147483648) * bound);
}

export function dummies(pools: readonly (readonly string[])[], count: number | null, tools: Tools): readonly Row[] {
  if (count === null) throw new Error("Nobody has computed how many dummies it takes.");
  return pools.flatMap((pool, own) =>
    chosen(pool, count, tools).map((identifier) => pools.map((_, column) => (column === own ? identifier : nobodys(tools)))),
  );
}

function chosen(pool: readonly string[], count: number, _tools: Tools): string[] {
  const left = [...pool];
  return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0] as string);
}

/** 16 random bytes: no other cell anywhere is the same. */
const nobodys = ({ rng }: Tools): string => Array.from(rng.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function mayRun(next: Run, before: readonly Past[], promised: number): boolean {
  return before.filter(({ data }) => data === next.data).length < promised;
}

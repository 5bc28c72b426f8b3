import type { Past, Row, Run, Tools } from "./api.ts";

/** The rows that your party adds: `count` for each column, in the order of the columns. */
export function dummies(_pools: readonly (readonly string[])[], _count: number | null, _tools: Tools): readonly Row[] {
  throw new Error("dummies is not written yet.");
}

/** Whether your party takes part in another run. */
export function mayRun(_next: Run, _before: readonly Past[], _promised: number, _tools: Tools): boolean {
  throw new Error("mayRun is not written yet.");
}

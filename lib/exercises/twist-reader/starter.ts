import type { Encoded, Tools } from "./api.ts";

/** Is there a point of the curve with this u? */
export function onCurve(u: bigint, tools: Tools): boolean {
  throw new Error("onCurve is not written yet.");
}

/** Which candidates can each masked point be of? */
export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  throw new Error("candidatesOf is not written yet.");
}

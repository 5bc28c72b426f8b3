import type { Run, Tools } from "./api.ts";

/** Which of your items are on the other list; null where the run does not say. */
export function members(_run: Run, _tools: Tools): readonly string[] | null {
  throw new Error("members is not written yet.");
}

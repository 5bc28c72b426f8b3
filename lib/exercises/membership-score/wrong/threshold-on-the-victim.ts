/**
 * Wrong: The victim’s answer alone. Whatever every model gets right is taken for remembered.
 * Caught by: easy-records
 */
import type { Asked, Tools } from "../api.ts";

export function score(records: readonly Asked[], _tools: Tools): readonly number[] {
  return records.map(({ victim }) => victim);
}

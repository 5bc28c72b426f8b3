/** What became of the lines of a party's list: a field of every result about lists. */
import * as v from "valibot";
import { count } from "./quantities.ts";

export const listCounts = v.object({
  lines: count,
  accepted: count,
  duplicates: count,
  rejected: v.array(v.object({ line: count, reason: v.string() })),
  header: v.optional(v.string()),
});
export type ListCounts = v.InferOutput<typeof listCounts>;

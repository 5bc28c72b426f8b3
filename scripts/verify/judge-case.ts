/** A numerical case ({ id, mechanism, params, expect, tolerance }) to its row: computed by its family, compared by its own tolerance. */
import * as v from "valibot";
import { type Family, rngOf, type Value } from "./family.ts";
import type { Row } from "./judge.ts";
import { compareAll, INFORMATIONAL, namedTolerance, toleranceField } from "./tolerance.ts";
import { why } from "./why.ts";

const value: v.GenericSchema<Value> = v.lazy(() =>
  v.union([v.number(), v.string(), v.boolean(), v.array(value), v.record(v.string(), value)]),
);
const numerical = v.object({ params: v.unknown(), expect: v.record(v.string(), value), tolerance: toleranceField });

/** `row`: what is known of the case already. */
export function judgeCase(row: Omit<Row, "status" | "note">, given: unknown, family: Family): Row {
  const read = v.safeParse(numerical, given);
  if (!read.success) return { ...row, status: "unreadable", note: why(read.issues, "") };
  const { params, expect, tolerance } = read.output;
  const wanted = Object.keys(expect).filter((key) => !INFORMATIONAL.includes(key));
  const unknown = wanted.find((key) => !(key in family.gives));
  if (unknown !== undefined || wanted.length === 0) {
    const known = Object.keys(family.gives).join(", ");
    return { ...row, status: "unreadable", note: `expect has ${unknown === undefined ? "no result" : `"${unknown}"`}; known: ${known}` };
  }
  try {
    const compared = compareAll(family.compute(params, { rng: rngOf(row.id), wanted }), expect, tolerance);
    const off = compared.filter(({ near }) => !near).map(({ field }) => field);
    return {
      ...row,
      status: off.length > 0 ? "off" : "ok",
      got: Object.fromEntries(compared.map(({ field, got }) => [field, got])),
      want: Object.fromEntries(compared.map(({ field, want }) => [field, want])),
      tolerance: namedTolerance(tolerance),
      note: off.length > 0 ? `differs: ${off.join(", ")}` : "",
    };
  } catch (error) {
    if (error instanceof v.ValiError) return { ...row, status: "unreadable", note: why(error.issues, "params") };
    return {
      ...row,
      status: "off",
      got: { computation: "refused" },
      want: { computation: "done" },
      tolerance: namedTolerance(tolerance),
      note: error instanceof Error ? error.message : String(error),
    };
  }
}

/**
 * Whether a number is near enough. The case says how near: `rel` (relative error), `abs` (absolute error), `exact`, `upperBound` (must not
 * exceed); with rel and abs both, one of them is enough. A key that is the name of a result, with "exactly <n>", holds for that result.
 *
 * Trap: a comparison that skips what it does not find passes an empty answer. A wanted result that was not computed is off, and a result
 * that is no number (NaN) is near nothing.
 */
import * as v from "valibot";
import type { Results, Value } from "./family.ts";
import type { Comparison } from "./topic.ts";

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
export const toleranceField = v.objectWithRest(
  {
    rel: v.optional(amount),
    abs: v.optional(amount),
    exact: v.optional(v.boolean()),
    upperBound: v.optional(v.boolean()),
    statistical: v.optional(v.boolean()),
    note: v.optional(v.string()),
  },
  v.pipe(v.string(), v.regex(/^exactly -?[\d.]+$/, 'is neither a known kind of tolerance nor "exactly <n>"')),
);

export interface Tolerance {
  readonly rel?: number | undefined;
  readonly abs?: number | undefined;
  readonly upperBound?: boolean | undefined;
  readonly statistical?: boolean | undefined;
  /** Of one result: "exactly <n>". */
  readonly [result: string]: unknown;
}

/** Of `expect`, what is told and not compared. */
export const INFORMATIONAL: readonly string[] = ["publishedUpperBound", "order"];

export interface Near extends Comparison {
  readonly near: boolean;
}

/** A comparison for each wanted result. */
export function compareAll(got: Results, want: Results, tolerance: Tolerance): Near[] {
  return Object.entries(want)
    .filter(([field]) => !INFORMATIONAL.includes(field))
    .map(([field, wanted]) => {
      const value = got[field];
      const exactly = /^exactly (.*)$/.exec(String(tolerance[field] ?? ""))?.[1];
      const near =
        value !== undefined && (exactly === undefined ? isNear(value, wanted, tolerance) : value === Number(exactly) && value === wanted);
      return { field, got: value === undefined ? "nothing" : told(value), want: told(wanted), near };
    });
}

function isNear(got: Value, want: Value, tolerance: Tolerance): boolean {
  if (typeof want === "number") return typeof got === "number" && isNearNumber(got, want, tolerance);
  if (Array.isArray(want)) {
    return Array.isArray(got) && got.length === want.length && want.every((each, i) => isNear(got[i] as Value, each as Value, tolerance));
  }
  if (typeof want === "object") {
    if (typeof got !== "object" || Array.isArray(got)) return false;
    const [values, wanted] = [got as Results, want as Results];
    return Object.entries(wanted).every(([key, each]) => values[key] !== undefined && isNear(values[key], each, tolerance));
  }
  return got === want;
}

function isNearNumber(got: number, want: number, { rel, abs, upperBound }: Tolerance): boolean {
  if (upperBound === true) return got <= want;
  if (got === want) return true;
  const error = Math.abs(got - want);
  return (rel !== undefined && error <= rel * Math.abs(want)) || (abs !== undefined && error <= abs);
}

/** "rel 1e-9", for the row. */
export function namedTolerance({ rel, abs, upperBound, statistical }: Tolerance): string {
  const kinds = [
    ...(upperBound === true ? ["at most"] : []),
    ...(rel === undefined ? [] : [`rel ${rel}`]),
    ...(abs === undefined ? [] : [`abs ${abs}`]),
  ];
  return `${kinds.length === 0 ? "exact" : kinds.join(" or ")}${statistical === true ? ", statistical" : ""}`;
}

const told = (value: Value): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/**
 * Values that come as values and not as text. In a file of its own: what a page reads is text, and it would load this for nothing.
 */
import * as v from "valibot";
import { clip, type Fields, type Params, type ValuesOf } from "./params.ts";

/** The call was wrong: unknown name, value out of range, values that contradict each other. One sentence a person can act on. */
export class WrongCall extends Error {
  override readonly name = "WrongCall";
}

/** A value in a sentence. Never String(x) of an object: one that came by message may have a toString of its own. */
const shown = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(clip(value));
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  return String(value);
};

/** Values that came as values: from a worker's client, a parent page, a test. Throws a WrongCall with the first reason. */
export function checked<F extends Fields>(params: Params<F>, given: unknown): ValuesOf<F> {
  const read = v.safeParse(params.schema, given);
  if (read.success) return read.output;
  const issue = read.issues[0];
  const name = String(issue.path?.[0]?.key ?? "");
  const field = Object.hasOwn(params.fields, name) ? params.fields[name] : undefined;
  if (field) throw new WrongCall(`${name}: ${issue.input === undefined ? "nothing" : shown(issue.input)} is not ${field.allowed}.`);
  if (name) throw new WrongCall(`There is no parameter "${clip(name)}". There are: ${Object.keys(params.fields).join(", ")}.`);
  for (const rule of typeof given === "object" && given !== null ? params.rules : []) {
    const why = rule.broken(given);
    if (why) throw new WrongCall(`${rule.names.join(", ")}: ${why}.`);
  }
  throw new WrongCall(`The parameters are not an object of ${Object.keys(params.fields).join(", ")}.`);
}

// What a question asks of the run before it takes an answer: "epsilon != 1: choose an ε that is not 1; refused > 0: publish until refused".
// A name is a parameter's, or else a path into the result. Without this an answer could be read off a figure that nobody touched.
import { valueAt } from "./result-path.ts";

export interface Need {
  /** A parameter, or a path into the result. */
  readonly name: string;
  readonly operator: "!=" | ">=" | "<=" | "=" | ">" | "<";
  readonly to: string;
  /** What to do, as a clause: it is said to whom has not done it. */
  readonly says: string;
}

const SHAPE = /^\s*([\w.-]+)\s*(!=|>=|<=|=|>|<)\s*([^:]+?)\s*:\s*(\S.*?)\s*$/;

/** Undefined where one of them is no condition with its clause. */
export function readNeeds(text: string): readonly Need[] | undefined {
  const needs = text.split(";").map((part): Need | undefined => {
    const [, name, operator, to, says] = SHAPE.exec(part) ?? [];
    return name && operator && to && says ? { name, operator: operator as Need["operator"], to, says } : undefined;
  });
  return needs.every((need) => need !== undefined) ? needs : undefined;
}

/** A finished run of a figure. */
export interface Run {
  /** What was set for it. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

/** The first that a run does not meet. What is not there meets nothing. */
export const unmet = (needs: readonly Need[], run: Run): Need | undefined => needs.find((need) => !isMet(need, run));

function isMet({ name, operator, to }: Need, { values, result }: Run): boolean {
  const given = Object.hasOwn(values, name) ? values[name] : valueAt(result, name);
  if (given === undefined || given === null) return false;
  const text = typeof given === "boolean" ? (given ? "yes" : "no") : String(given);
  const [a, b] = [Number(text), Number(to)];
  if (Number.isNaN(a) || Number.isNaN(b)) return operator === "!=" ? text !== to : operator === "=" && text === to;
  switch (operator) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case ">":
      return a > b;
    case "<":
      return a < b;
    case ">=":
      return a >= b;
    case "<=":
      return a <= b;
  }
}

/** What a row of the bench says about a parameter, in words: for the table that stands in the page and for the one that is filled in. */
import { type Control, type ParameterRow, type Params, parameterTable } from "../../lib/schema/index.ts";
import { shownNumber } from "../_ui/fields.tsx";

/** The seed is apart: it has no value that stands for "absent". */
export const SEED_ROW: ParameterRow = {
  name: "seed",
  label: "Seed",
  allowed: "a whole number, or absent",
  default: "",
  help: "Absent: the system's randomness. Present: the run is repeatable, and a badge says so.",
};

export function usualIn(schema: Params, { name, kind, about }: Control): string {
  const text = parameterTable(schema).find((row) => row.name === name)?.default ?? "";
  // a count with the commas that its bounds have, a small number as its field shows it
  const said = /^\d{4,}$/.test(text) ? Number(text).toLocaleString("en-GB") : kind === "number" ? shownNumber(Number(text)) : text;
  return text === "" ? "empty" : `${said}${about.unit ? ` ${about.unit}` : ""}`;
}

/** Of a choice, the list of choices says it already. */
export function allowedIn({ kind, allowed }: Control): string {
  return kind === "choice" || kind === "flag" ? "" : `${allowed.charAt(0).toUpperCase()}${allowed.slice(1)}.`;
}

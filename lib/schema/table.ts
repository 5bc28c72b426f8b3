/** The parameters as a table to read. */
import type { Params } from "./params.ts";

export interface ParameterRow {
  readonly name: string;
  readonly label: string;
  readonly allowed: string;
  readonly default: string;
  readonly help: string;
}

export const parameterTable = (params: Params): ParameterRow[] =>
  Object.entries(params.fields).map(([name, field]) => ({
    name,
    label: field.about.label,
    allowed: field.allowed,
    default: field.toText(field.default),
    help: field.about.help,
  }));

/**
 * A question as a text, which is how links, buttons and the ledger speak of it: `mean salary where team=sales`. One question has one spelling,
 * because the ledger knows by it whether it was asked before.
 *
 * Everything that can be wrong with a question shows against the declaration alone. What is checked against the data would be an answer.
 */
import { type Column, clip, type Declaration, type GroupColumn, type NumberColumn, WrongQuestion } from "./declaration.ts";

/** Of quantiles: which one. */
export const QUANTILES = { median: 0.5, p10: 0.1, p90: 0.9 } as const;
type Quantile = keyof typeof QUANTILES;

/** Which people a question is about; undefined: all. */
export interface Among {
  readonly column: GroupColumn;
  readonly group: string;
}

export type Question = { readonly among: Among | undefined } & (
  | { readonly ask: "count" }
  | { readonly ask: "sum" | "mean" | Quantile; readonly column: NumberColumn }
  | { readonly ask: "histogram"; readonly column: GroupColumn }
);

const SHAPE = /^(\S+)(?:\s+(?!where\s)(\S+))?(?:\s+where\s+([^=]+)=(.+))?$/;

/** @throws WrongQuestion with a sentence */
export function readQuestion(text: string, declaration: Declaration): Question {
  const found = SHAPE.exec(text.trim());
  if (!found) throw new WrongQuestion(`"${clip(text)}" is not a question, such as mean salary where team=sales.`);
  const [, ask = "", name, whereName, group] = found;
  const among = whereName === undefined || group === undefined ? undefined : amongOf(whereName.trim(), group.trim(), declaration);
  if (ask === "count") {
    if (name !== undefined) throw new WrongQuestion("count asks how many people there are, and takes no column.");
    return { ask, among };
  }
  if (!isAsk(ask))
    throw new WrongQuestion(`"${clip(ask)}" cannot be asked for: there are count, sum, mean, median, p10, p90 and histogram.`);
  if (name === undefined) throw new WrongQuestion(`${ask} of which column? There are ${namesOf(declaration)}.`);
  const column = columnOf(name, declaration);
  if (ask === "histogram") {
    if (column.kind !== "groups") throw new WrongQuestion(`${name} has no declared groups, and a count by group needs them.`);
    return { ask, column, among };
  }
  if (column.kind !== "number") throw new WrongQuestion(`${name} is a column of groups, and ${ask} needs numbers with declared bounds.`);
  return { ask, column, among };
}

const isAsk = (ask: string): ask is "sum" | "mean" | Quantile | "histogram" =>
  ask === "sum" || ask === "mean" || ask === "histogram" || Object.hasOwn(QUANTILES, ask);

function columnOf(name: string, declaration: Declaration): Column {
  const column = declaration.find((each) => each.name === name);
  if (!column) throw new WrongQuestion(`No column "${clip(name)}" is declared: there are ${namesOf(declaration)}.`);
  return column;
}

function amongOf(name: string, group: string, declaration: Declaration): Among {
  const column = columnOf(name, declaration);
  if (column.kind !== "groups") throw new WrongQuestion(`${name} has no declared groups: people are chosen by a group, as in team=sales.`);
  if (!column.groups.includes(group))
    throw new WrongQuestion(`${name} has no declared group "${clip(group)}": there are ${column.groups.join(", ")}.`);
  return { column, group };
}

const namesOf = (declaration: Declaration): string => declaration.map(({ name }) => name).join(", ");

export const spellQuestion = (question: Question): string =>
  [
    question.ask,
    ...(question.ask === "count" ? [] : [question.column.name]),
    ...(question.among ? [`where ${question.among.column.name}=${question.among.group}`] : []),
  ].join(" ");

/** The columns that a question is about: what it asks of, and whom. */
export const columnsOf = (question: Question): Column[] => [
  ...(question.ask === "count" ? [] : [question.column]),
  ...(question.among ? [question.among.column] : []),
];

/**
 * What a person declares of a table before anybody reads it: its columns, and for each the bounds of its numbers or the list of its groups.
 *
 *   age 18..70; salary 20..120; team sales|research|support; remote yes|no
 *
 * Trap: bounds or groups that are read off the data are an answer without noise: the oldest person's age, a group with one member.
 */

export interface NumberColumn {
  readonly name: string;
  readonly kind: "number";
  /** Whole; lower below upper. Values outside are moved to the nearer end. */
  readonly lower: number;
  readonly upper: number;
}

export interface GroupColumn {
  readonly name: string;
  readonly kind: "groups";
  readonly groups: readonly string[];
}

export type Column = NumberColumn | GroupColumn;
export type Declaration = readonly Column[];

/** A declaration or a question that means nothing. The sentence depends on what was declared and asked, and on no data. */
export class WrongQuestion extends Error {
  override readonly name = "WrongQuestion";
}

const FURTHEST = 1e9;
const MOST_COLUMNS = 30;
const MOST_GROUPS = 100;
/** What separates things in declarations, questions and lists of them. */
const NAME = /^[^\s;|=@,"]{1,40}$/;
const GROUP = /^[^;|=@]{1,40}$/;
const BOUNDS = /^(-?\d{1,10})\.\.(-?\d{1,10})$/;

/** @throws WrongQuestion where it is no declaration, with a sentence */
export function readDeclaration(text: string): Declaration {
  const columns = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(readColumn);
  if (columns.length === 0) throw new WrongQuestion("No column is declared: give a name and bounds, such as age 18..70.");
  if (columns.length > MOST_COLUMNS) throw new WrongQuestion(`${columns.length} columns are declared; at most ${MOST_COLUMNS} are.`);
  const twice = columns.find(({ name }, i) => columns.findIndex((other) => other.name === name) < i);
  if (twice) throw new WrongQuestion(`The column "${twice.name}" is declared twice.`);
  return columns;
}

function readColumn(part: string): Column {
  const space = part.search(/\s/);
  const [name, about] = space < 0 ? [part, ""] : [part.slice(0, space), part.slice(space).trim()];
  if (!NAME.test(name))
    throw new WrongQuestion(`"${clip(name)}" is not a column's name: at most 40 characters, without spaces or ; | = @ , ".`);
  const bounds = BOUNDS.exec(about);
  return bounds ? numberColumn(name, Number(bounds[1]), Number(bounds[2])) : groupColumn(name, about);
}

function numberColumn(name: string, lower: number, upper: number): NumberColumn {
  if (Math.abs(lower) > FURTHEST || Math.abs(upper) > FURTHEST)
    throw new WrongQuestion(`${name}: bounds are whole numbers from -${FURTHEST} to ${FURTHEST}.`);
  if (lower === upper)
    throw new WrongQuestion(
      `${name}: with both bounds at ${lower} nobody can move an answer. Its sensitivity is 0, and no noise has that scale.`,
    );
  if (lower > upper) throw new WrongQuestion(`${name}: the lower bound, ${lower}, is above the upper one, ${upper}.`);
  return { name, kind: "number", lower: lower + 0, upper: upper + 0 };
}

function groupColumn(name: string, about: string): GroupColumn {
  if (about.includes("..")) throw new WrongQuestion(`${name}: "${clip(about)}" is no pair of bounds: two whole numbers, such as 18..70.`);
  const groups = about.split("|").map((group) => group.trim());
  if (about === "" || !groups.every((group) => GROUP.test(group)))
    throw new WrongQuestion(`${name}: "${clip(about)}" is neither bounds, such as 18..70, nor a list of groups, such as sales|office.`);
  if (groups.length < 2) throw new WrongQuestion(`${name}: one group alone tells nobody apart; declare at least two, such as yes|no.`);
  if (groups.length > MOST_GROUPS) throw new WrongQuestion(`${name}: ${groups.length} groups are declared; at most ${MOST_GROUPS} are.`);
  const twice = groups.find((group, i) => groups.indexOf(group) < i);
  if (twice !== undefined) throw new WrongQuestion(`${name}: the group "${twice}" is declared twice.`);
  return { name, kind: "groups", groups };
}

/** The one spelling of a declaration. */
export const spellDeclaration = (declaration: Declaration): string =>
  declaration
    .map((column) => `${column.name} ${column.kind === "number" ? `${column.lower}..${column.upper}` : column.groups.join("|")}`)
    .join("; ");

export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

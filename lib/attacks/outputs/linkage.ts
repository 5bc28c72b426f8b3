/**
 * Linkage: a table without names is joined with a public one that has names, on the columns that both have (quasi-identifiers: postcode, date
 * of birth, sex). Whoever is alone with their combination in both tables has their name back.
 *
 * Knows: the anonymised table as it was published, a public table, and which columns mean the same. Nothing else.
 *
 * Trap: a single match proves identity only if the public table covers everybody who can be in the other one; `certain` says that exactly one
 * row on each side has the combination, which is all that two tables can say.
 * Trap: k-anonymity hides which row is yours, not what is in it: a class of k rows with one diagnosis tells the diagnosis (`told`).
 *
 * Source: Sweeney, k-Anonymity: a model for protecting privacy (2002); Machanavajjhala et al., l-Diversity (2007), for the homogeneous class.
 */
export type Cell = string | number;
export type Row = Readonly<Record<string, Cell>>;

export interface Anonymity {
  /** The smallest class: every row shares its combination with at least k - 1 others. 0 for an empty table. */
  readonly k: number;
  /** Rows that are alone with their combination. */
  readonly unique: number;
  readonly classes: number;
  /** Size of class -> how many classes have it, by rising size. */
  readonly sizes: ReadonlyMap<number, number>;
}

/**
 * How anonymous a table is by these columns.
 * @throws RangeError where there are no columns, or a row lacks one
 */
export function anonymityOf(rows: readonly Row[], quasi: readonly string[]): Anonymity {
  const classes = classesOf(rows, quasi);
  const sizes = new Map<number, number>();
  for (const { length } of classes.values()) sizes.set(length, (sizes.get(length) ?? 0) + 1);
  const rising = [...sizes].sort(([a], [b]) => a - b);
  return { k: rising[0]?.[0] ?? 0, unique: sizes.get(1) ?? 0, classes: classes.size, sizes: new Map(rising) };
}

export interface Link {
  /** Place in the public table. */
  readonly person: number;
  /** Places in the anonymised table that have this person's combination; at least one. */
  readonly rows: readonly number[];
  /** One row, and nobody else in the public table has the combination. */
  readonly certain: boolean;
  /** The sensitive value, where all of the rows agree on it: known, although perhaps not from which row. */
  readonly told?: Cell;
}

/**
 * Everybody in the public table who may be in the anonymised one. A person without a row of their combination is left out.
 * @param on column of the anonymised table -> the same column of the public one
 * @param sensitive what the attacker is after: a column of the anonymised table
 * @throws RangeError where there are no columns, or a row lacks one
 */
export function link(
  anonymised: readonly Row[],
  people: readonly Row[],
  on: Readonly<Record<string, string>>,
  sensitive?: string,
): readonly Link[] {
  const classes = classesOf(anonymised, Object.keys(on));
  const namesakes = classesOf(people, Object.values(on));
  const links: Link[] = [];
  for (const [key, persons] of namesakes) {
    const rows = classes.get(key);
    if (!rows) continue;
    const values = new Set(sensitive === undefined ? [] : rows.map((row) => cellOf(anonymised[row] as Row, sensitive)));
    const [told] = values.size === 1 ? values : [];
    const certain = rows.length === 1 && persons.length === 1;
    for (const person of persons) links.push({ person, rows, certain, ...(told === undefined ? {} : { told }) });
  }
  return links.sort((a, b) => a.person - b.person);
}

/** Places of the rows by their combination. */
function classesOf(rows: readonly Row[], columns: readonly string[]): ReadonlyMap<string, number[]> {
  if (columns.length === 0) throw new RangeError("Tables are joined on at least one column.");
  const classes = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    // Each cell with its kind and length: joined by a comma, ("a,b", "c") and ("a", "b,c") would be one combination.
    let key = "";
    for (const column of columns) {
      const cell = cellOf(row, column);
      key += typeof cell === "number" ? `${cell};` : `"${cell.length};${cell}`;
    }
    const members = classes.get(key);
    if (members) members.push(at);
    else classes.set(key, [at]);
  }
  return classes;
}

function cellOf(row: Row, column: string): Cell {
  const cell = Object.hasOwn(row, column) ? row[column] : undefined;
  if (cell === undefined) throw new RangeError(`A row has no column "${column}".`);
  return cell;
}

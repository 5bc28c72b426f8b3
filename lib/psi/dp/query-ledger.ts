/**
 * How often a data set has been asked. The number of dummies is right for so many runs on it and no more: the counts of every run add to
 * what is known. Each party keeps count of its own data set, in its own vault, and takes no part in a run beyond.
 *
 * A run is counted before anything of the data set leaves. One that breaks off is counted: its counts may be out. The limit can only fall:
 * the runs that were made had dummies for the limit of then. And all runs cost the same: each has the number of dummies of the first, and no
 * more columns than the first. Any other is refused, since the promise of one of the two would be false.
 *
 * Trap: counting runs alone. One without dummies, then nine with dummies for ten: nothing is kept, and the count says that ten were promised.
 * Trap: counting answers instead of runs, after the run. A peer that leaves in the last round has its counts, and would have them for nothing.
 * Trap: what a data set is, its owner says, or the table itself does (`BY_CONTENT`), in whatever order its rows stand. A table with one row
 * changed is the same people, and then another data set: whoever wants a promise about people names them.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { type Vault, VaultFault } from "../../protocol/index.ts";
import { WrongInput } from "../../text/index.ts";

export interface Queries {
  /** The runs that the dummies are counted for, all with one limit. */
  readonly limit: number;
  /** What the data set is called in the vault. Null: nothing is kept, and `before` is all that counts. */
  readonly dataset: string | null;
  /** Runs that were made elsewhere, beside those in the vault. */
  readonly before: number;
}

/** What a run costs. */
export interface Cost {
  /** Of each column, as this party asks for them. 0: none, and its sizes are exact. */
  readonly dummies: number;
  readonly columns: number;
}

/** As `dataset`: the table names itself, by its hash. */
export const BY_CONTENT = "(content)";

/** `type`: only a type alias is assignable to Json. */
export type Runs = { made: number; limit: number };

/** @param columns of identifiers */
export function named(queries: Queries, columns: readonly (readonly string[])[]): Queries {
  if (queries.dataset !== BY_CONTENT) return queries;
  const rows = (columns[0] ?? []).map((_, row) => JSON.stringify(columns.map((column) => column[row]))).sort();
  return { ...queries, dataset: bytesToHex(sha256(utf8ToBytes(JSON.stringify(rows)))) };
}

/** Runs made, the limit, and what each cost: dummies, columns. */
const record = v.pipe(v.string(), v.regex(/^\d{1,9}(\/\d{1,9}){3}$/));
const keyOf = (dataset: string) => `psi/dpca/queries/${dataset}`;

function kept(text: string | undefined, { dataset, limit }: Queries, cost: Cost): Runs & Cost {
  if (text === undefined) return { made: 0, limit, ...cost };
  const read = v.safeParse(record, text);
  // A count that cannot be read is not zero: what it stood for was spent.
  if (!read.success) throw new VaultFault(`The number of runs on "${dataset}" cannot be read, so none is made.`);
  const [made = 0, before = 0, dummies = 0, columns = 0] = read.output.split("/").map(Number);
  if (cost.dummies !== dummies || cost.columns > columns) {
    throw new WrongInput(
      `This data set's runs are counted with ${said({ dummies, columns })}, and this one has ${said(cost)}. Together they would keep no promise.`,
    );
  }
  return { made, limit: Math.min(limit, before), dummies, columns };
}

const many = (n: number, what: string, several: string) => `${n} ${n === 1 ? what : several}`;
const said = ({ dummies, columns }: Cost) =>
  `${dummies === 0 ? "no dummies" : many(dummies, "dummy", "dummies")} and ${many(columns, "column", "columns")}`;

/** How many have been made, of how many. @throws WrongInput where this one costs something else than they did */
export async function runsOn(vault: Vault, queries: Queries, cost: Cost): Promise<Runs> {
  const { dataset, before, limit } = queries;
  if (dataset === null) return { made: before, limit };
  const runs = await vault.update(keyOf(dataset), (text) => ({ out: kept(text, queries, cost) }));
  return { made: before + runs.made, limit: runs.limit };
}

/** Counts one more, if there is one left: says whether. */
export async function countRun(vault: Vault, queries: Queries, cost: Cost): Promise<boolean> {
  const { dataset, before } = queries;
  if (dataset === null) return before < queries.limit;
  return vault.update(keyOf(dataset), (text) => {
    const { made, limit, dummies, columns } = kept(text, queries, cost);
    return before + made < limit ? { record: `${made + 1}/${limit}/${dummies}/${columns}`, out: true } : { out: false };
  });
}

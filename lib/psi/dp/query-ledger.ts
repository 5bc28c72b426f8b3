/**
 * How often a data set has been asked. The number of dummies is right for so many runs on it and no more: the counts of every run add to
 * what is known. Each party keeps count of its own data set, in its own vault, and takes no part in a run beyond.
 *
 * A run is counted before anything of the data set leaves. One that breaks off is counted: its counts may be out. The limit can only fall:
 * the runs that were made had dummies for the limit of then.
 *
 * Trap: counting answers instead of runs, after the run. A peer that leaves in the last round has its counts, and would have them for nothing.
 * Trap: what a data set is, its owner says, or the table itself does (`BY_CONTENT`). A table with one row changed is the same people, and then
 * another data set: whoever wants a promise about people names them.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { type Vault, VaultFault } from "../../protocol/index.ts";

export interface Queries {
  /** The runs that the dummies are counted for, all with one limit. */
  readonly limit: number;
  /** What the data set is called in the vault. Null: nothing is kept, and `before` is all that counts. */
  readonly dataset: string | null;
  /** Runs that were made elsewhere, beside those in the vault. */
  readonly before: number;
}

/** As `dataset`: the table names itself, by its hash. */
export const BY_CONTENT = "(content)";

/** `type`: only a type alias is assignable to Json. */
export type Runs = { made: number; limit: number };

export const named = (queries: Queries, rows: readonly (readonly string[])[]): Queries =>
  queries.dataset === BY_CONTENT ? { ...queries, dataset: bytesToHex(sha256(utf8ToBytes(JSON.stringify(rows)))) } : queries;

const record = v.pipe(v.string(), v.regex(/^\d{1,9}\/\d{1,9}$/));
const keyOf = (dataset: string) => `psi/dpca/queries/${dataset}`;

function kept(text: string | undefined, { dataset, limit }: Queries): Runs {
  if (text === undefined) return { made: 0, limit };
  const read = v.safeParse(record, text);
  // A count that cannot be read is not zero: what it stood for was spent.
  if (!read.success) throw new VaultFault(`The number of runs on "${dataset}" cannot be read, so none is made.`);
  const [made = 0, before = 0] = read.output.split("/").map(Number);
  return { made, limit: Math.min(limit, before) };
}

/** How many have been made, of how many. */
export async function runsOn(vault: Vault, queries: Queries): Promise<Runs> {
  const { dataset, before, limit } = queries;
  if (dataset === null) return { made: before, limit };
  const runs = await vault.update(keyOf(dataset), (text) => ({ out: kept(text, queries) }));
  return { ...runs, made: before + runs.made };
}

/** Counts one more, if there is one left: says whether. */
export async function countRun(vault: Vault, queries: Queries): Promise<boolean> {
  const { dataset, before } = queries;
  if (dataset === null) return before < queries.limit;
  return vault.update(keyOf(dataset), (text) => {
    const { made, limit } = kept(text, queries);
    return before + made < limit ? { record: `${made + 1}/${limit}`, out: true } : { out: false };
  });
}

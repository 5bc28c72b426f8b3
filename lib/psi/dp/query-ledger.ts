/**
 * How often a data set has been asked. The number of dummies is right for so many runs on it and no more: the counts of every run add to
 * what is known. Each party keeps count of its own data set, in its own vault, and takes no part in a run beyond.
 *
 * A run is counted before anything of the data set leaves. One that breaks off is counted: its counts may be out.
 *
 * Trap: counting answers instead of runs, after the run. A peer that leaves in the last round has its counts, and would have them for nothing.
 * Trap: what a data set is, its owner says. A table with one row changed is the same people; under another name it would be counted from
 * zero.
 */
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

const record = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const keyOf = (dataset: string) => `psi/dpca/queries/${dataset}`;

function kept(text: string | undefined, dataset: string): number {
  if (text === undefined) return 0;
  const read = v.safeParse(record, text);
  // A count that cannot be read is not zero: what it stood for was spent.
  if (!read.success) throw new VaultFault(`The number of runs on "${dataset}" cannot be read, so none is made.`);
  return read.output;
}

/** How many runs have been made. */
export async function runsOn(vault: Vault, { dataset, before }: Queries): Promise<number> {
  return before + (dataset === null ? 0 : await vault.update(keyOf(dataset), (text) => ({ out: kept(text, dataset) })));
}

/** Counts one more, if there is one left: says whether. */
export async function countRun(vault: Vault, { limit, dataset, before }: Queries): Promise<boolean> {
  if (dataset === null) return before < limit;
  return vault.update(keyOf(dataset), (text) => {
    const made = kept(text, dataset);
    return before + made < limit ? { record: String(made + 1), out: true } : { out: false };
  });
}

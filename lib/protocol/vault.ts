/**
 * Where a party keeps what has to outlive it: texts by key, each changed in one transaction that is either done or not.
 *
 * A change is read, decided and written without anybody in between: two parties that change one record do it one after the other, and a
 * party that dies meanwhile has changed nothing. What was decided comes back only when it is kept.
 *
 * Trap: read, then decide, then write, as three steps. Two tabs that read "0.3 left" at once both spend it.
 */

/** How long what is kept here lasts: as the browser keeps it, as the page stays open, or for this one run. */
export type Lasting = "browser" | "page" | "run";

/** What replaces a record, and what whoever asked is told. Without a record nothing is written. */
export interface Change<T> {
  readonly record?: string;
  readonly out: T;
}

export interface Vault {
  lasting(): Promise<Lasting>;
  /**
   * @param change Synchronous, since a transaction waits for nobody. It may be called more than once (another party was quicker): only its
   *   last call counts. What it throws is thrown here, and nothing is changed.
   * @throws VaultFault where the record cannot be kept; nothing is changed then
   */
  update<T>(key: string, change: (record: string | undefined) => Change<T>): Promise<T>;
}

/** The record could not be read or kept. The sentence says what a person can do. */
export class VaultFault extends Error {
  override readonly name = "VaultFault";
}

/** In this thread's memory: for the command line, for tests, and for runs that have to be repeatable. */
export function memoryVault(records = new Map<string, string>(), lasting: Lasting = "run"): Vault {
  return {
    lasting: async () => lasting,
    async update(key, change) {
      const { record, out } = change(records.get(key));
      if (record !== undefined) records.set(key, record);
      return out;
    },
  };
}

/**
 * The vault of a browser: records by key in IndexedDB, each changed in one transaction. The transaction alone keeps two tabs from reading the
 * same balance; a Web Lock, where there is one, makes them wait their turn instead of queueing inside the database.
 *
 * Trap: a promise that is awaited inside a transaction lets the transaction end. Everything between the read and the write is synchronous.
 * Trap: the write's own success is not the transaction's: only `complete` is, and "strict" asks that it be on the disk by then. A full
 * storage says so at the write or, after the write has succeeded, at the commit.
 * Trap: falling back to memory because the storage is full, or newer than this page, would hand out a second budget. Only a browser that
 * stores nothing for this page at all has the page's memory instead.
 */
import { type Change, type Vault, VaultFault } from "../lib/protocol/index.ts";

/** Begins with our name, so that "delete everything" finds it (app/_store/keys.ts). */
export const DATABASE = "petri-ledgers";
const STORE = "ledgers";
const VERSION = 1;

/** The browser keeps nothing for this page. */
class NothingKept extends Error {}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(DATABASE, VERSION);
    } catch {
      return reject(new NothingKept()); // no such thing here, or forbidden
    }
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close(); // somebody deletes it, or has a newer page
      resolve(database);
    };
    request.onblocked = () => reject(new VaultFault("Another tab holds an older ledger open. Close it, and run again."));
    request.onerror = () => {
      const name = request.error?.name;
      if (name === "SecurityError" || name === "InvalidStateError" || name === "NotAllowedError") return reject(new NothingKept());
      reject(faultOf(request.error));
    };
  });
}

function faultOf(error: DOMException | null): VaultFault {
  const charged = "so nothing was charged and nothing is answered.";
  if (error?.name === "QuotaExceededError")
    return new VaultFault(
      `This browser's storage is full: the ledger could not be written, ${charged} Make room (the page of stored things can delete what this site keeps), and run again.`,
    );
  if (error?.name === "VersionError")
    return new VaultFault(
      `A newer version of this site keeps this browser's ledgers. Load the page again to get it; until then they cannot be read, ${charged}`,
    );
  return new VaultFault(`This browser's ledgers cannot be reached (${error?.name ?? "no reason given"}), ${charged}`);
}

/** One read, and where `change` says so one write, in one transaction. What `change` throws undoes it and is thrown here. */
async function transact<T>(key: string, change: (record: string | undefined) => Change<T>): Promise<T> {
  const database = await opened().catch((error: unknown) => {
    // It kept ledgers a moment ago: there is no falling back any more.
    throw error instanceof NothingKept ? faultOf(null) : error;
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = begun(database);
      const store = transaction.objectStore(STORE);
      let [out, thrown]: [{ readonly value: T } | undefined, { readonly error: unknown } | undefined] = [undefined, undefined];
      const read = store.get(key);
      read.onsuccess = () => {
        try {
          const changed = change(recordOf(read.result));
          if (changed.record !== undefined) write(store, changed.record, key);
          out = { value: changed.out };
        } catch (error) {
          thrown = { error };
          transaction.abort();
        }
      };
      transaction.oncomplete = () => (out ? resolve(out.value) : reject(faultOf(null)));
      transaction.onabort = () => reject(thrown ? thrown.error : faultOf(transaction.error));
    });
  } finally {
    database.close();
  }
}

/** @throws VaultFault where the database is none of ours, or is being deleted */
function begun(database: IDBDatabase): IDBTransaction {
  try {
    return database.transaction(STORE, "readwrite", { durability: "strict" });
  } catch (error) {
    throw faultOf(error as DOMException);
  }
}

/** @throws VaultFault where the browser refuses at once; mostly it refuses later, and the transaction is then aborted */
function write(store: IDBObjectStore, record: string, key: string): void {
  try {
    store.put(record, key);
  } catch (error) {
    throw faultOf(error as DOMException);
  }
}

/** A record that is no text is unreadable, as its reader will say; it is not absent. */
const recordOf = (found: unknown): string | undefined => (found === undefined || typeof found === "string" ? found : "");

/** Behind a lock where there is one to be had. Without it the transaction itself is enough. */
async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Pick<Navigator, "locks">> | undefined)?.locks;
  if (!locks) return work();
  let begun: Promise<T> | undefined;
  try {
    await locks.request(`${DATABASE}/${key}`, () => {
      begun = work();
      return begun.then(
        () => {},
        () => {},
      );
    });
  } catch {
    // no lock for this page: it works without
  }
  return begun ?? work();
}

/** IndexedDB where the browser keeps anything for this page; else `otherwise`, which lasts as long as the page. */
export function browserVault(otherwise: Vault): Vault {
  let found: Promise<boolean> | undefined;
  const keeps = () => {
    found ??= opened().then(
      (database) => {
        database.close();
        return true;
      },
      (error: unknown) => {
        if (error instanceof NothingKept) return false;
        found = undefined; // who has made room meanwhile is asked again
        throw error;
      },
    );
    return found;
  };
  return {
    lasting: async () => ((await keeps()) ? "browser" : otherwise.lasting()),
    update: async (key, change) => ((await keeps()) ? alone(key, () => transact(key, change)) : otherwise.update(key, change)),
  };
}

/** All records by key, for whoever lists, exports or deletes them. Empty where nothing is kept. */
export async function allRecords(): Promise<ReadonlyMap<string, string>> {
  const known = await indexedDB.databases().catch(() => []);
  if (!known.some(({ name }) => name === DATABASE)) return new Map(); // looking must not make one
  const database = await opened();
  try {
    const store = database.transaction(STORE, "readonly").objectStore(STORE);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return new Map(keys.map((key, i) => [String(key), recordOf(values[i]) ?? ""]));
  } finally {
    database.close();
  }
}

export async function deleteRecord(key: string): Promise<void> {
  const database = await opened();
  try {
    const transaction = begun(database);
    transaction.objectStore(STORE).delete(key);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(faultOf(transaction.error));
    });
  } finally {
    database.close();
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(faultOf(request.error));
  });

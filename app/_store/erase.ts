// "Delete everything stored here": every key of ours, the copies of the site for reading offline, the service worker that made them, and
// databases, should there be any. It says what it found, and looks again afterwards.
//
// The traps: a service worker that is being installed fills its store for seconds, so it goes first and the stores after it; and each of
// these places may be blocked by itself.
import { isOurs } from "./keys.ts";
import { attempt, type OpenShelf, type WholeShelf } from "./shelf.ts";
import { ownKeys } from "./transfer.ts";

export interface Rooms {
  readonly local: OpenShelf<WholeShelf>;
  readonly session: OpenShelf<WholeShelf>;
  readonly caches: () => Pick<CacheStorage, "keys" | "delete">;
  readonly databases: () => Pick<IDBFactory, "databases" | "deleteDatabase">;
  readonly workers: () => Pick<ServiceWorkerContainer, "getRegistrations">;
}

export const browserRooms: Rooms = {
  local: () => window.localStorage,
  session: () => window.sessionStorage,
  caches: () => window.caches,
  databases: () => window.indexedDB,
  workers: () => navigator.serviceWorker,
};

export interface Kept {
  readonly keys: readonly string[];
  readonly caches: readonly string[];
  readonly databases: readonly string[];
  readonly workers: number;
}

export async function lookEverywhere(rooms: Rooms): Promise<Kept> {
  const registrations = await orElse(async () => await ownWorkers(rooms), []);
  return {
    keys: [...ownKeys(rooms.local), ...ownKeys(rooms.session)],
    caches: await orElse(async () => (await rooms.caches().keys()).filter(isOurs), []),
    databases: await orElse(
      async () => (await rooms.databases().databases()).flatMap(({ name }) => (name && isOurs(name) ? [name] : [])),
      [],
    ),
    workers: registrations.length,
  };
}

export const isEmpty = ({ keys, caches, databases, workers }: Kept): boolean =>
  keys.length + caches.length + databases.length + workers === 0;

/** What was there, and what could not be deleted. */
export async function eraseEverything(rooms: Rooms): Promise<{ readonly before: Kept; readonly after: Kept }> {
  const before = await lookEverywhere(rooms);
  for (const registration of await orElse(() => ownWorkers(rooms), [])) await orElse(() => registration.unregister(), false);
  for (const name of before.caches) await orElse(() => rooms.caches().delete(name), false);
  for (const open of [rooms.local, rooms.session]) {
    for (const key of ownKeys(open)) attempt(() => open().removeItem(key));
  }
  for (const name of before.databases) await orElse(() => deleted(rooms.databases().deleteDatabase(name)), undefined);
  // What a worker had begun to store while it was being ended.
  for (const name of (await lookEverywhere(rooms)).caches) await orElse(() => rooms.caches().delete(name), false);
  return { before, after: await lookEverywhere(rooms) };
}

/** The host may have other people's workers: ours is /sw.js. */
async function ownWorkers(rooms: Rooms): Promise<readonly ServiceWorkerRegistration[]> {
  return (await rooms.workers().getRegistrations()).filter(({ active, waiting, installing }) =>
    [active, waiting, installing].some((worker) => worker && new URL(worker.scriptURL).pathname === "/sw.js"),
  );
}

async function orElse<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await act();
  } catch {
    return otherwise;
  }
}

const deleted = (request: IDBOpenDBRequest) =>
  new Promise<void>((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("Another tab uses it."));
  });

import { expect, it } from "vitest";
import { eraseEverything, isEmpty, lookEverywhere, type Rooms } from "./erase.ts";
import { KEYS } from "./keys.ts";
import { blocked, shelf } from "./shelf.fixture.ts";

/** A browser with something in every place, ours and other people's. */
function world({ stubborn = false } = {}) {
  const local = shelf({ [KEYS.answers]: "{}", [KEYS.theme]: "dark", "petri:later:1": "x", other: "y" });
  const session = shelf({ "petri:later:1": "x", other: "y" });
  const stores = new Set(["petri-aaaa", "petri-bbbb", "somebody-else"]);
  const databases = new Set(["petri-files", "somebody-else"]);
  const workers = new Set(["/sw.js", "/app/other-worker.js"]);
  const registration = (path: string) =>
    ({
      active: { scriptURL: `https://example.org${path}` },
      waiting: null,
      installing: null,
      unregister: async () => workers.delete(path),
    }) as unknown as ServiceWorkerRegistration;
  const rooms: Rooms = {
    local: local.open,
    session: session.open,
    caches: () => ({
      keys: async () => [...stores],
      delete: async (name) => {
        if (stubborn) throw new Error("no");
        const had = stores.delete(name);
        // a worker that was filling its store when it was ended
        if (name === "petri-aaaa" && had) stores.add("petri-cccc");
        return had;
      },
    }),
    databases: () => ({
      databases: async () => [...databases].map((name) => ({ name, version: 1 })),
      deleteDatabase: (name) => {
        const request = {} as { onsuccess?: () => void };
        databases.delete(name);
        queueMicrotask(() => request.onsuccess?.());
        return request as unknown as IDBOpenDBRequest;
      },
    }),
    workers: () => ({ getRegistrations: async () => [...workers].map(registration) }),
  };
  return { rooms, local, session, stores, databases, workers };
}

it("deletes all that is ours, in every place, and nothing else", async () => {
  const { rooms, local, session, stores, databases, workers } = world();
  const { before, after } = await eraseEverything(rooms);
  expect(before).toEqual({
    keys: [KEYS.theme, KEYS.answers, "petri:later:1", "petri:later:1"],
    caches: ["petri-aaaa", "petri-bbbb"],
    databases: ["petri-files"],
    workers: 1,
  });
  expect(isEmpty(after)).toBe(true);
  expect([...local.kept.keys()]).toEqual(["other"]);
  expect([...session.kept.keys()]).toEqual(["other"]);
  expect([...stores]).toEqual(["somebody-else"]);
  expect([...databases]).toEqual(["somebody-else"]);
  expect([...workers]).toEqual(["/app/other-worker.js"]);
});

it("says what could not be deleted", async () => {
  const { rooms, local } = world({ stubborn: true });
  const { after } = await eraseEverything(rooms);
  expect(isEmpty(after)).toBe(false);
  expect(after.caches).toEqual(["petri-aaaa", "petri-bbbb"]);
  expect([...local.kept.keys()]).toEqual(["other"]); // and the rest is gone all the same
});

it("finds nothing, without a complaint, where everything is blocked", async () => {
  const rooms: Rooms = { local: blocked, session: blocked, caches: blocked, databases: blocked, workers: blocked };
  expect(isEmpty(await lookEverywhere(rooms))).toBe(true);
  expect(isEmpty((await eraseEverything(rooms)).after)).toBe(true);
});

import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { KEPT, strip } from "./lockdown.ts";

/** Like a worker's global: names on the object, on two prototypes, behind getters, one uncovered by deleting another. */
function likeAWorker() {
  const top = { addEventListener: () => {}, dispatchEvent: () => {} };
  const middle = Object.create(top, {
    indexedDB: { get: () => "a database", configurable: true },
    caches: { get: () => "caches", configurable: true },
    crypto: { get: () => "randomness", configurable: true },
    constructor: { value: class WorkerGlobalScope {}, configurable: true, writable: true },
  });
  return Object.create(middle, {
    caches: { value: "more caches", configurable: true, writable: true },
    postMessage: { value: () => {}, configurable: true, writable: true, enumerable: true },
    fromNextYear: { value: 1, configurable: true, writable: true },
    emptied: { value: 1, configurable: false, writable: true },
    Array: { value: Array, configurable: true },
  });
}

it("removes everything that is not on the list, wherever in the chain it stands", () => {
  const scope = likeAWorker();
  expect(strip(scope)).toEqual([]);
  const names = ["indexedDB", "caches", "postMessage", "fromNextYear", "emptied", "addEventListener", "dispatchEvent"];
  for (const name of names) expect(scope[name], name).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.getPrototypeOf(scope))).toEqual(["crypto"]);
});

it("keeps what is on the list, and Object.prototype as it is", () => {
  const scope = likeAWorker();
  const before = Object.getOwnPropertyNames(Object.prototype);
  strip(scope);
  expect(scope.crypto).toBe("randomness");
  expect(scope.Array).toBe(Array);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

it("says what it could not remove", () => {
  const scope = Object.create(null, {
    stuck: { value: {}, configurable: false, writable: false },
    behind: { get: () => () => 1, configurable: false },
    CONSTANT: { value: 1, configurable: false, writable: false },
  });
  expect(strip(scope)).toEqual(["stuck", "behind"]);
});

it("keeps the whole language that this engine has, but shared memory and WebAssembly", () => {
  const language: string[] = runInNewContext("Object.getOwnPropertyNames(globalThis)");
  const missing = language.filter((name) => !KEPT.has(name) && name !== "console");
  expect(missing.filter((name) => !["SharedArrayBuffer", "Atomics", "WebAssembly"].includes(name))).toEqual([]);
});

it("keeps nothing that leads out", () => {
  const out =
    "self navigator location performance postMessage onmessage close importScripts fetch XMLHttpRequest WebSocket WebSocketStream EventSource " +
    "WebTransport Worker SharedWorker BroadcastChannel MessageChannel MessagePort indexedDB caches CacheStorage cookieStore storage locks " +
    "Notification RTCPeerConnection serviceWorker FileSystemHandle webkitRequestFileSystem webkitRequestFileSystemSync Request Response URL " +
    "Blob FileReader EventTarget Event WebAssembly SharedArrayBuffer console scheduler trustedTypes fonts Function2 addEventListener";
  expect(out.split(" ").filter((name) => KEPT.has(name))).toEqual([]);
});

/**
 * Takes away what the learner's code has no use for, before any of it is evaluated. The policy of the sandbox's script keeps it off the
 * network. But no policy governs what an origin shares within one browser: IndexedDB, Cache Storage, the files of navigator.storage,
 * BroadcastChannel, Web Locks; nor speaking to the page with postMessage. So those objects must not be there.
 *
 * It is a list of what stays and not of what goes: a browser of next year will have something that nobody here has heard of.
 *
 * Trap: properties of a worker's global stand partly on the object and partly on its prototypes, differently in each browser, and deleting
 * one uncovers the other. All of the chain is walked.
 * Trap: what is only deleted by name can be reached by another way if an object of its kind is left. Nothing kept here leads to the global's
 * interfaces: neither navigator nor any event, port, request or response is left.
 */

/** The language itself, of ECMAScript 2026. */
const LANGUAGE =
  "globalThis Infinity NaN undefined eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent " +
  "escape unescape Object Function Boolean Symbol Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError " +
  "SuppressedError InternalError Number BigInt Math Date Temporal String RegExp Array Int8Array Uint8Array Uint8ClampedArray Int16Array " +
  "Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array Map Set WeakMap WeakSet " +
  "ArrayBuffer DataView JSON WeakRef FinalizationRegistry Iterator Promise Reflect Proxy Intl DisposableStack AsyncDisposableStack";

/** Pure functions, timers, randomness. `console` is put there by the sandbox. */
const SERVICES =
  "crypto TextEncoder TextDecoder structuredClone queueMicrotask setTimeout clearTimeout setInterval clearInterval atob btoa";

export const KEPT: ReadonlySet<string> = new Set(`${LANGUAGE} ${SERVICES}`.split(" "));

/** Strips an object and its prototypes down to what is kept. Returns the names that could not be removed. */
export function strip(scope: object, kept: ReadonlySet<string> = KEPT): string[] {
  const left = new Set<string>();
  for (let at: object | null = scope; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key !== "string" || kept.has(key) || Reflect.deleteProperty(at, key)) continue;
      // What may not be deleted may still be emptied; a constant (Chromium has a few) leads nowhere.
      Reflect.set(at, key, undefined);
      const value: unknown = Reflect.get(scope, key);
      if (typeof value === "function" || (typeof value === "object" && value !== null)) left.add(key);
    }
  }
  return [...left];
}

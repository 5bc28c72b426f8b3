/**
 * A vault that lasts as long as the page, for browsers that store nothing for it. Parties' workers come and go with each run, so the records
 * are with the page, and a worker changes one by compare and swap over a port: if somebody was quicker, it decides anew.
 *
 * Two tabs have a page each, and so a ledger each: without storage there is nothing that both could see. The figure says so.
 */
import * as Comlink from "comlink";
import type { Vault } from "../lib/protocol/index.ts";

/** The page's side. */
const records = new Map<string, string>();
const shelf = {
  get: (key: string) => records.get(key),
  /** True: it stood as expected, and is changed. */
  swap(key: string, expected: string | undefined, next: string): boolean {
    if (records.get(key) !== expected) return false;
    records.set(key, next);
    return true;
  },
};
type Shelf = typeof shelf;

/** A port to the page's records, to be handed to a party's worker. */
export function shelfPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose(shelf, port1);
  return port2;
}

/** The worker's side. */
export function pageVault(port: MessagePort): Vault {
  const page = Comlink.wrap<Shelf>(port);
  return {
    lasting: async () => "page",
    async update(key, change) {
      for (;;) {
        const record = await page.get(key);
        const { record: next, out } = change(record);
        if (next === undefined || (await page.swap(key, record, next))) return out;
      }
    },
  };
}

// The weight of built files as they travel: gzip at its best, which every browser and every host has.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

export const site = path.resolve(import.meta.dirname, "../../out");

/** @param address as in a page: "/_next/static/chunks/x.js" */
export const gzipped = (address: string): number => gzipSync(readFileSync(path.join(site, address)), { level: 9 }).length;

export const sum = (addresses: Iterable<string>): number => [...addresses].reduce((total, address) => total + gzipped(address), 0);

/** The scripts a page loads with its HTML. Those with noModule are for browsers without modules, which load nothing else here. */
export const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script\b([^>]*)>/gi)].flatMap(([, attributes = ""]) => {
    const address = attributes.match(/\ssrc="([^"]+)"/)?.[1];
    return address && !/\bnomodule\b/i.test(attributes) ? [address] : [];
  });

// @ts-check
// Tells the browser which scripts it will run in full as soon as they arrive: those that every page loads (React, Next's client). By default
// a function is only skimmed, and compiled when it is first called, on the thread that also answers the reader; with the hint it is compiled
// beside the download, on another. A browser that does not know the hint reads a comment.
// https://v8.dev/blog/explicit-compile-hints
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesUnder } from "../tree.mjs";

const HINT = "//# allFunctionsCalledOnLoad\n";
const script = /<script src="\/(_next\/static\/chunks\/[^"]+\.js)" (?:id="[^"]*" )?async=""/g;

/** @param {string} site @returns {number} how many files got the hint */
export function hintScripts(site) {
  const pages = filesUnder(site).filter((file) => file.endsWith(".html"));
  const loaded = pages.map(
    (page) => new Set([...readFileSync(path.join(site, page), "utf8").matchAll(script)].map(([, file = ""]) => file)),
  );
  const [first = new Set(), ...others] = loaded.filter((files) => files.size > 0);
  const everywhere = [...first].filter((file) => others.every((files) => files.has(file)));
  if (everywhere.length === 0) throw new Error("no script is loaded by every page: has Next changed how it writes them?");
  for (const file of everywhere) {
    const code = readFileSync(path.join(site, file), "utf8");
    if (!code.startsWith(HINT)) writeFileSync(path.join(site, file), HINT + code);
  }
  return everywhere.length;
}

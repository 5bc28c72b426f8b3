// @ts-check
// 404.html is what a host shows under addresses that no rule of _headers names, so there it comes with the general rule's policy, which is
// the loosest of all. The page therefore carries the strict one itself: a browser enforces both.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pagePolicyInMeta } from "../headers.mjs";

/** @param {string} html @returns {string} */
export function withPolicy(html) {
  const marked = html.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${pagePolicyInMeta}"/>`);
  if (marked === html) throw new Error("404.html has no <head> to put its policy into");
  return marked;
}

/** @param {string} site */
export function guardNotFound(site) {
  const file = path.join(site, "404.html");
  writeFileSync(file, withPolicy(readFileSync(file, "utf8")));
}

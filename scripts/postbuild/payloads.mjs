// @ts-check
// Next exports every page a second time, as text for its client-side router: whole, and in pieces. The site's links are plain <a>, so that
// router never asks for one. Left in place they would be four files of five, in the offline copy's way and in the server's.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { filesUnder } from "../tree.mjs";

/** @param {string} site the folder of the built site @returns {number} how many were dropped */
export function dropPayloads(site) {
  const isPiece = (/** @type {string} */ file) => path.basename(file).startsWith("__next.");
  const isWhole = (/** @type {string} */ file) => existsSync(path.join(site, file.replace(/\.txt$/, ".html")));
  const payloads = filesUnder(site).filter((file) => file.endsWith(".txt") && (isPiece(file) || isWhole(file)));
  for (const file of payloads) rmSync(path.join(site, file));
  return payloads.length;
}

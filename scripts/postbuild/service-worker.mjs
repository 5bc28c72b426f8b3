// @ts-check
// Writes sw.js from its template: the list of files that a visitor keeps for use without a connection, and a version, which is the hash
// of their contents.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesUnder, sha256 } from "../tree.mjs";
import { inlineFolder } from "./externalise.mjs";

const template = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "sw.template.js");

// Not kept: embeds (the worker is never used in a frame), the source pages (many, and nobody needs them on a train), Next's route data
// (".txt": navigation without it falls back to loading the page), what only other hosts or other programs read (pictures of links, README's),
// and the icon that hardly a browser asks for on a page (favicon.ico).
const kept = /\.(html|js|css|woff2|svg|png|webp|wasm|webmanifest|json)$/;
const folders = ["embed/", "og/", "source/"];
const left = new Set([
  "sw.js",
  "_not-found.html",
  "picture.png",
  ...["_buildManifest.js", "_ssgManifest.js", "_clientMiddlewareManifest.js"],
]);

/** @param {string} file */
export function isKeptOffline(file) {
  if (!kept.test(file) || left.has(path.basename(file)) || file.startsWith(".")) return false;
  return !folders.some((folder) => file.startsWith(folder) || file.startsWith(`${inlineFolder}/${folder}`));
}

/** @param {string} site @returns {{ files: number, bytes: number }} */
export function writeServiceWorker(site) {
  const files = filesUnder(site).filter(isKeptOffline);
  const contents = files.map((file) => readFileSync(path.join(site, file)));
  const code = readFileSync(template, "utf8");
  const version = sha256(code, ...files.flatMap((file, i) => [`\n${file}\n`, contents[i] ?? ""])).slice(0, 16);
  const filled = fill(
    fill(code, '"__VERSION__"', JSON.stringify(version)),
    '["__FILES__"]',
    JSON.stringify(files.map((file) => `/${file}`)),
  );
  writeFileSync(path.join(site, "sw.js"), filled);
  return { files: files.length, bytes: contents.reduce((sum, content) => sum + content.length, 0) };
}

/** @param {string} text @param {string} blank @param {string} value */
function fill(text, blank, value) {
  if (text.split(blank).length !== 2) throw new Error(`scripts/sw.template.js must hold ${blank} exactly once`);
  return text.split(blank).join(value);
}

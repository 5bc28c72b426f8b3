// @ts-check
// Worker scripts get a folder of their own, because they alone may compile WebAssembly and hosts give headers by folder.
//
// Turbopack starts every worker from one small script, "static/chunks/turbopack-worker-<hash>.js"; the chunks to load follow in the
// address's fragment. Its name occurs as a string in the chunks that start workers. This leans on how Turbopack names things, so it
// checks what it finds: a worker script that nothing names, or a name that is left, ends the build.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { workerFolder } from "../headers.mjs";
import { filesUnder } from "../tree.mjs";

const chunks = "_next/static/chunks";
const bootstrapName = /^turbopack-worker-[\w-]+\.js$/;
// As chunks write it: relative to /_next/.
const before = /static\/chunks\/(turbopack-worker-[\w-]+\.js)/g;
const after = `${workerFolder.replace(/^_next\//, "")}/$1`;

/** @param {string} site the folder of the built site @returns {number} how many worker scripts there are */
export function moveWorkerScripts(site) {
  const scripts = filesUnder(site, [chunks]).filter((file) => file.endsWith(".js"));
  const bootstraps = scripts.filter((file) => bootstrapName.test(path.basename(file)));
  const named = new Set();
  for (const file of scripts) {
    const text = readFileSync(path.join(site, file), "utf8");
    const moved = text.replace(before, (match, name) => {
      named.add(name);
      return match.replace(before, after);
    });
    if (moved !== text) writeFileSync(path.join(site, file), moved);
  }
  mkdirSync(path.join(site, workerFolder), { recursive: true });
  for (const file of bootstraps) {
    const name = path.basename(file);
    if (!named.delete(name))
      throw new Error(`${file} is a worker script, but no chunk names it: has Turbopack changed how it starts workers?`);
    renameSync(path.join(site, file), path.join(site, workerFolder, name));
  }
  if (named.size > 0) throw new Error(`Chunks name worker scripts that do not exist: ${[...named].join(", ")}`);
  return bootstraps.length;
}

/** Turbopack publishes the TypeScript of each worker as a file that nothing asks for. @param {string} site @returns {number} */
export function dropWorkerSources(site) {
  const sources = filesUnder(site, ["_next/static/media"]).filter((file) => /\.tsx?$/.test(file));
  for (const file of sources) rmSync(path.join(site, file));
  return sources.length;
}

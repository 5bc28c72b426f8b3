// @ts-check
// What happens to Next's export before anyone is served from it. The order matters: files are moved and rewritten first, then listed for
// the service worker, then compressed, so that no copy is of an older text.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { headersFile } from "../headers.mjs";
import { filesUnder } from "../tree.mjs";
import { hintScripts } from "./compile-hints.mjs";
import { compressAll } from "./compress.mjs";
import { externaliseScripts } from "./externalise.mjs";
import { guardNotFound } from "./not-found.mjs";
import { dropPayloads } from "./payloads.mjs";
import { writeServiceWorker } from "./service-worker.mjs";
import { writeSourcePages } from "./source-pages.ts";
import { dropWorkerSources, moveWorkerScripts } from "./workers.mjs";

const site = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../out");

const payloads = dropPayloads(site);
const workers = moveWorkerScripts(site);
const sources = dropWorkerSources(site);
const pages = externaliseScripts(site);
const shown = await writeSourcePages(site);
guardNotFound(site);
const hinted = hintScripts(site);
const offline = writeServiceWorker(site);
writeFileSync(path.join(site, "_headers"), headersFile(filesUnder(site)));
const compressed = await compressAll(site);

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const report = [
  `${payloads} payloads dropped`,
  `inline scripts of ${pages} pages moved into files`,
  `${shown} sources written`,
  `${workers} worker scripts moved, ${sources} source copies dropped`,
  `${hinted} scripts to be compiled as they come`,
  `offline: ${offline.files} files, ${kB(offline.bytes)}`,
  `${compressed} files compressed`,
];
process.stdout.write(`postbuild: ${report.join("; ")}\n`);

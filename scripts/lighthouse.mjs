// @ts-check
// What Lighthouse says of the built site, on demand: npm run lighthouse [-- <address> ...]
//
// It is no dependency: npx fetches this one version when it is asked for (the last that runs on Node 20). It measures as a slow phone
// on a slow network would meet the site (its own simulation), with our server, which sends what the build compressed with brotli.
//
// A single run wavers with whatever else the machine does, so each address is measured five times and the median counts. Exit codes: 0
// everything reaches its floor, 1 something is below it (accessibility and best practices 1, performance 0.90; the aim is 0.95), 2 the
// call is wrong or Lighthouse did not run.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumArgs, findChromium } from "./browser.mjs";
import { ensure } from "./ensure.mjs";
import { createSite } from "./serve.mjs";

const PACKAGE = "lighthouse@12.8.2";
const RUNS = 5;
/** @type {Record<string, number>} by category */
const floors = { performance: 0.9, accessibility: 1, "best-practices": 1 };
const shown = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const asked = process.argv.slice(2);
const addresses = asked.length > 0 ? asked : ["/", "/lessons/private-set-intersection"];

/**
 * @typedef {{ score: number | null, title: string, displayValue?: string, numericValue?: number }} Audit
 * @typedef {{ categories: Record<string, { score: number | null, auditRefs: { id: string, weight: number }[] }>, audits: Record<string, Audit> }} Report
 */

/** @param {string} url @param {string} chromium @returns {Promise<Report>} */
function measure(url, chromium) {
  const flags = ["--headless=new", ...chromiumArgs].join(" ");
  const categories = Object.keys(floors).join(",");
  const args = ["--yes", PACKAGE, url, "--quiet", "--output=json", "--output-path=stdout", `--only-categories=${categories}`];
  return new Promise((resolve, reject) => {
    const child = spawn("npx", [...args, `--chrome-flags=${flags}`], {
      env: { ...process.env, CHROME_PATH: chromium },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      said += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(out));
      else reject(new Error(`${PACKAGE} ended with exit code ${code}.\n${said.slice(-2000)}`));
    });
  });
}

/**
 * Lighthouse now and then loses the trace of a run and asks to be run again, or it waits for something that will not come: Node ends it with
 * 13 then.
 *
 * @param {string} url
 * @param {string} chromium
 */
async function measured(url, chromium, tries = 3) {
  for (;;) {
    try {
      return await measure(url, chromium);
    } catch (error) {
      tries -= 1;
      if (tries === 0 || !/Please run Lighthouse again|exit code 13\b/.test(String(error))) throw error;
    }
  }
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {Report[]} reports @param {string} address @returns {boolean} whether every floor is reached */
function tell(address, reports) {
  let ok = true;
  process.stdout.write(`\n${address}, median of ${reports.length} (from lowest to highest)\n`);
  for (const [category, floor] of Object.entries(floors)) {
    const scores = reports.map((report) => report.categories[category]?.score ?? 0);
    const reached = median(scores) >= floor;
    ok &&= reached;
    const range = `${Math.min(...scores).toFixed(2)} to ${Math.max(...scores).toFixed(2)}`;
    process.stdout.write(
      `  ${category.padEnd(16)} ${median(scores).toFixed(2)}  (${range})  floor ${floor.toFixed(2)}  ${reached ? "ok" : "BELOW"}\n`,
    );
  }
  for (const id of shown) {
    const values = reports.map((report) => report.audits[id]?.numericValue ?? Number.NaN);
    const unit = id === "cumulative-layout-shift" ? "" : " ms";
    process.stdout.write(`  ${id.padEnd(26)} ${median(values).toLocaleString("en-GB", { maximumFractionDigits: unit ? 0 : 3 })}${unit}\n`);
  }
  for (const sentence of faultsIn(reports)) process.stdout.write(`  ${sentence}\n`);
  return ok;
}

/** What costs points where every point is wanted. @param {Report[]} reports */
function faultsIn(reports) {
  const found = new Set();
  for (const { categories, audits } of reports) {
    for (const category of ["accessibility", "best-practices"]) {
      for (const { id, weight } of categories[category]?.auditRefs ?? []) {
        const audit = audits[id];
        if (audit && weight > 0 && audit.score !== null && audit.score < 1) found.add(`${category}: ${id}: ${audit.title}`);
      }
    }
  }
  return found;
}

/** @param {string} address */
const fileOf = (address) => path.join(root, "out", address === "/" ? "index.html" : `${address.slice(1)}.html`);

await ensure("build", "browser", "--quiet");
const missing = addresses.find((address) => !address.startsWith("/") || !existsSync(fileOf(address)));
if (missing !== undefined) {
  process.stderr.write(`There is no page "${missing}" in the built site; an address is such as /lessons/private-set-intersection.\n`);
  process.exit(2);
}
const site = createSite();
await new Promise((resolve) => site.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());
let ok = true;
try {
  const chromium = (await findChromium()) ?? "";
  for (const address of addresses) {
    const reports = [];
    for (let i = 0; i < RUNS; i++) reports.push(await measured(`http://127.0.0.1:${port}${address}`, chromium));
    ok = tell(address, reports) && ok;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  site.closeAllConnections();
  site.close();
}
if (!ok) process.exitCode = 1;

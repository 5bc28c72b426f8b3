// @ts-check
// `npm test`: every check of the project, one after the other, and one line at the end that counts them all.
//
//   node scripts/check.mjs [types] [lint] [floors] [content] [unit] [e2e] [firefox]      without names: all of them
//
// A check that crashes, or a suite in which no test ran, counts as a failure: silence is not success. The exit code is 1 if anything
// failed. What the checks themselves print goes through unchanged; the last line is "N passed, N failed", with ", N skipped" if any were.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findFirefox } from "./browser.mjs";
import { countPlaywright, countVitest } from "./check/count.mjs";

/** @typedef {import("./check/count.mjs").Count} Count */

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const reports = path.join(root, "test-results");

/**
 * Runs a program of Node with its output on ours.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}

const tsx = ["--import", "tsx"];

/** A check that either holds or does not. @param {boolean} ok @returns {Count} */
const oneOf = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/**
 * A runner that leaves a report. If it ended badly although its report shows no failure, the runner itself failed.
 * @param {string} name
 * @param {(json: unknown) => Count} countIn
 * @param {(report: string) => Promise<boolean>} runner
 * @returns {Promise<Count>}
 */
async function suite(name, countIn, runner) {
  mkdirSync(reports, { recursive: true });
  const report = path.join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const ok = await runner(report);
  const count = existsSync(report) ? countIn(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  const silent = count.failed === 0 && (!ok || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

/** @type {Record<string, () => Promise<Count>>} */
const checks = {
  types: async () => oneOf(await node(["node_modules/typescript/bin/tsc", "--noEmit"])),
  lint: async () => oneOf(await node(["node_modules/@biomejs/biome/bin/biome", "lint", "--error-on-warnings"])),
  floors: async () => oneOf(await node([...tsx, "scripts/floors.ts"])),
  content: async () => oneOf(await node([...tsx, "scripts/check-content.ts"])),
  unit: () =>
    suite("unit", countVitest, (report) =>
      node(["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]),
    ),
  e2e: () =>
    suite("e2e", countPlaywright, (report) =>
      node(["node_modules/playwright/cli.js", "test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ),
  firefox: async () => {
    if (findFirefox()) return oneOf(await node(["e2e/firefox.mjs"]));
    process.stdout.write(
      "SKIPPED: no Firefox on this machine, so nothing was tried in it. Install firefox-esr, or set FIREFOX to its program.\n",
    );
    return { passed: 0, failed: 0, skipped: 1 };
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  process.stderr.write(`There is no check named ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}.\n`);
  process.exit(2);
}

const rows = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, check] of Object.entries(checks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n== ${name}\n`);
  const start = performance.now();
  const count = await check();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  rows.push(`${count.failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(8)} ${seconds} s  ${inWords(count)}`);
}

/** @param {Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

process.stdout.write(`\n${rows.join("\n")}\n\n${inWords(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);

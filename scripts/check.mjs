// @ts-check
// `npm test`: every check of the project, and one line at the end that counts them all.
//
//   node scripts/check.mjs [build] [types] [lint] [floors] [content] [unit] [e2e] [firefox]      without names: all of them
//
// The site is built while the checks run that need no site, and Firefox is tried beside the browser tests: neither keeps all cores busy.
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
 * Runs a program of Node.
 * @callback Node
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */

/**
 * `heard`: what it prints goes to our output, or, where something else prints there at the same time, to this function.
 * @param {((text: string) => void) | undefined} heard
 * @returns {Node}
 */
const nodeFor =
  (heard) =>
  (args, env = {}) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, args, {
        cwd: root,
        stdio: heard ? ["ignore", "pipe", "pipe"] : "inherit",
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding("utf8");
        stream?.on("data", (text) => heard?.(text));
      }
      child.on("error", () => resolve(false));
      child.on("close", (code) => resolve(code === 0));
    });

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

/** @type {Record<string, (node: Node, say: (text: string) => void) => Promise<Count>>} */
const checks = {
  build: async (node) => oneOf(await node(["scripts/ensure.mjs", "build", "browser"])),
  types: async (node) => oneOf(await node(["node_modules/typescript/bin/tsc", "--noEmit"])),
  lint: async (node) => oneOf(await node(["node_modules/@biomejs/biome/bin/biome", "lint", "--error-on-warnings"])),
  floors: async (node) => oneOf(await node([...tsx, "scripts/floors.ts"])),
  content: async (node) => oneOf(await node([...tsx, "scripts/check-content.ts"])),
  unit: (node) =>
    suite("unit", countVitest, (report) =>
      // Numbers of 255 bits are garbage a moment later: with more room for what is young the tests take 2 to 4 hundredths less.
      node([
        "--max-semi-space-size=64",
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ]),
    ),
  e2e: (node) =>
    suite("e2e", countPlaywright, (report) =>
      node(["node_modules/playwright/cli.js", "test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ),
  firefox: async (node, say) => {
    if (findFirefox()) return oneOf(await node(["e2e/firefox.mjs"]));
    say("SKIPPED: no Firefox on this machine, so nothing was tried in it. Install firefox-esr, or set FIREFOX to its program.\n");
    return { passed: 0, failed: 0, skipped: 1 };
  },
};

/** A line after the other; the lists of a line side by side, and only the first of them on the screen while it runs. */
const plan = [
  [["types", "lint", "floors", "content", "unit"], ["build"]],
  [["e2e"], ["firefox"]],
];
const needSite = ["e2e", "firefox"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  process.stderr.write(`There is no check named ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}.\n`);
  process.exit(2);
}

/** @type {Map<string, { count: Count, seconds: number }>} */
const done = new Map();

/** @param {string} name @param {boolean} aside whether another check's output is on the screen meanwhile */
async function carryOut(name, aside) {
  const start = performance.now();
  const noSite = needSite.includes(name) && (done.get("build")?.count.failed ?? 0) > 0;
  let said = "";
  const keep = (/** @type {string} */ text) => {
    said += text;
  };
  if (!aside) process.stdout.write(`\n== ${name}\n`);
  const say = aside ? keep : (/** @type {string} */ text) => process.stdout.write(text);
  const count = noSite ? oneOf(false) : await checks[name]?.(nodeFor(aside ? keep : undefined), say);
  if (aside) process.stdout.write(`\n== ${name}\n${said}`);
  if (noSite) process.stdout.write("There is no site to try it on.\n");
  if (count) done.set(name, { count, seconds: (performance.now() - start) / 1000 });
}

const start = performance.now();
for (const beside of plan) {
  const tracks = beside
    .map((names) => names.filter((name) => asked.length === 0 || asked.includes(name)))
    .filter(({ length }) => length > 0);
  await Promise.all(
    tracks.map(async (names, at) => {
      for (const name of names) await carryOut(name, at > 0);
    }),
  );
}

/** @param {Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

const total = { passed: 0, failed: 0, skipped: 0 };
process.stdout.write("\n");
for (const [name, { count, seconds }] of done) {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  process.stdout.write(
    `${count.failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${inWords(count)}\n`,
  );
}
process.stdout.write(`\nin ${((performance.now() - start) / 60_000).toFixed(1)} minutes\n${inWords(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);

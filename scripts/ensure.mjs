// @ts-check
// Makes a fresh clone ready: dependencies, kernels, fonts, the built site, a browser for the tests. Every npm command starts here.
//
//   node scripts/ensure.mjs deps|kernels|fonts|build|browser ... [--quiet] [--force]
//
// It does only what is missing, so that a second call costs a fraction of a second. It runs before `npm ci` has run: Node built-ins only
// (what needs a package is imported late, after the dependencies are there).
// Everything it says goes to standard error: command lines such as `npm run -s experiment` print their answer, and nothing else, on
// standard output. `--quiet` says nothing when there was nothing to do; `--force` builds even if no input changed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeKernels } from "./kernels.mjs";
import { hashOfTree } from "./tree.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

let quiet = false;

/** @param {string} message */
function say(message) {
  process.stderr.write(`[setup] ${message}\n`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function giveUp(message) {
  say(message);
  process.exit(1);
}

/**
 * Runs a program with its output on our standard error.
 * @param {string} what for the reader
 * @param {string} command
 * @param {string[]} args
 * @param {{ timeout?: number }} [options]
 */
function run(what, command, args, options = {}) {
  const start = performance.now();
  const child = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    // npm is a script (npm.cmd) on Windows, which only a shell can start.
    shell: process.platform === "win32" && command === "npm",
    ...options,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const ok = child.status === 0;
  say(`${what}: ${seconds} s${ok ? "" : `, failed (${child.error?.message ?? child.signal ?? `exit code ${child.status}`})`}`);
  return ok;
}

/** @param {string} file @param {string[]} args */
const runNode = (file, args) => run([path.basename(file), ...args].join(" "), process.execPath, [file, ...args]);

/** @param {string[]} args */
function runNpm(args) {
  // Inside `npm run`, call the same npm again rather than whichever is first on the PATH.
  const own = process.env["npm_execpath"];
  const what = `npm ${args.join(" ")}`;
  return own?.endsWith(".js") ? run(what, process.execPath, [own, ...args]) : run(what, "npm", args);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  giveUp(`Petri needs Node ${oldestNode.join(".")} or newer; this is Node ${process.versions.node}.`);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  const full = path.join(root, file);
  return existsSync(full) ? (JSON.parse(readFileSync(full, "utf8")).packages ?? {}) : {};
}

/**
 * npm writes what it installed to node_modules/.package-lock.json, last. The dependencies are current when that file has every package
 * of the lock in the lock's version; packages for other platforms are optional and may be missing.
 */
function depsAreCurrent() {
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(([where, wanted]) => {
    if (where === "") return true;
    const found = installed[where];
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
  });
}

function ensureDeps() {
  if (depsAreCurrent()) return;
  say("installing the dependencies");
  if (runNpm(["ci"])) return;
  // A registry without some platform's optional packages makes `npm ci` refuse a lock that has them.
  say("npm ci did not work; trying npm install, which tolerates a registry that lacks packages of other platforms");
  if (!runNpm(["install", "--no-save"])) giveUp("The dependencies could not be installed. Is there a connection to the npm registry?");
}

async function ensureKernels() {
  try {
    await makeKernels();
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

function ensureFonts() {
  if (!runNode("scripts/fonts.mjs", quiet ? ["--quiet"] : [])) giveUp("The fonts could not be made.");
}

/** What the built site depends on. Tests are left out: changing one must not build the site again. */
const buildInputs = [
  "app",
  "content",
  "lib",
  "public",
  "workers",
  "CHANGELOG.md",
  "CITATION.cff",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ...[
    "build.mjs",
    "fonts.mjs",
    "headers.mjs",
    "kernels.mjs",
    "mdx",
    "mdx-loader.mjs",
    "postbuild",
    "sandbox.mjs",
    "sw.template.js",
    "tree.mjs",
  ].map((file) => `scripts/${file}`),
];

/** @param {boolean} force */
function ensureBuild(force) {
  const stamp = path.join(root, "out/.inputs");
  const isInput = (/** @type {string} */ file) =>
    !/\.test\.tsx?$/.test(file) && !/^public\/(fonts|sandbox)\/|^lib\/\w+\/generated\//.test(file);
  // The address that pages name as their own is built into them.
  const wanted = `${hashOfTree(root, buildInputs, isInput)} ${process.env["SITE_URL"] ?? ""}`;
  if (!force && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    if (!quiet) say("the site is built and current");
    return;
  }
  say("building the site");
  if (!runNode("scripts/build.mjs", [])) giveUp("The site could not be built.");
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function ensureBrowser() {
  const { findChromium, findTestChromium, systemShell } = await import("./browser.mjs");
  const hasApt = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const found = await findTestChromium();
  // Debian's shell has what tests need, and they take a tenth less time in it; where it cannot be had, whatever else there is will do.
  const wantsShell = hasApt && found?.startsWith("/usr/bin/") && found !== systemShell && process.env["CHROMIUM"] === undefined;
  if (found && !wantsShell) return;
  if (hasApt) {
    say("installing the system's Chromium for tests");
    if (aptInstall("chromium-headless-shell")) return;
  }
  if (found) return;
  say("no Chromium found; asking Playwright for one");
  run("playwright install", process.execPath, ["node_modules/playwright/cli.js", "install", "--no-shell", "chromium"], {
    timeout: 240_000,
  });
  if (await findChromium()) return;
  if (hasApt && aptInstall("chromium")) return;
  giveUp("The tests need Chromium and none could be installed. Install it, or set CHROMIUM to the path of its program.");
}

/** @param {string} name of a package */
function aptInstall(name) {
  const install = () => run(`apt-get install ${name}`, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
  return install() || (run("apt-get update", "apt-get", ["update", "-qq"]) && install());
}

/** @param {readonly string[]} wanted what must be ready when this returns; ends the process with exit code 1 and a sentence if it cannot be. */
export async function ensure(...wanted) {
  quiet = wanted.includes("--quiet");
  checkNode();
  ensureDeps();
  if (wanted.includes("kernels") || wanted.includes("build")) await ensureKernels();
  if (wanted.includes("fonts")) ensureFonts();
  if (wanted.includes("build")) ensureBuild(wanted.includes("--force"));
  if (wanted.includes("browser")) await ensureBrowser();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensure(...process.argv.slice(2));

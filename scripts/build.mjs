// @ts-check
// Builds the site into out/: fonts, the sandbox's script, Next's static export, then our own steps on the result. Called through ensure.mjs, which knows
// whether it is needed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The figures' stills, for the processes in which Next builds pages. Not in .next, which Next empties. */
const stills = mkdtempSync(path.join(tmpdir(), "petri-stills-"));
process.on("exit", () => rmSync(stills, { recursive: true, force: true }));

/** @param {string[]} args */
function node(...args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PETRI_STILLS: stills };
  const child = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env });
  if (child.status !== 0) process.exit(child.status ?? 1);
}

node("scripts/fonts.mjs", "--quiet");
node("scripts/sandbox.mjs");
node("node_modules/next/dist/bin/next", "build");
node("--import", "tsx", "scripts/postbuild/index.mjs");

// The peer that the goals name: @openmined/psi.js 2.0.6. It is no dependency: the bench installs it into .cache when it is asked for, without the
// scripts of its packages, and nothing else of Petri ever loads it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const PACKAGE = "@openmined/psi.js@2.0.6";
const folder = path.join(path.dirname(path.dirname(import.meta.dirname)), ".cache/psi.js");
const script = path.join(folder, "node_modules/@openmined/psi.js/psi_wasm_worker.js");

/** Its script for a worker, which defines PSI. Undefined where it could not be installed. */
export function psiJs(): string | undefined {
  if (!existsSync(script)) {
    const options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, PACKAGE];
    const { status } = spawnSync("npm", options, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
    if (status !== 0) {
      process.stderr.write(`[bench] ${PACKAGE} could not be installed: there are no ratios to it.\n`);
      return undefined;
    }
  }
  return readFileSync(script, "utf8").replace(/\/\/# sourceMappingURL.*/, "");
}

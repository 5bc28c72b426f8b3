// Packages that a goal compares us with. They are no dependencies: a bench installs them into .cache when it is asked for, without the scripts of
// their packages, and nothing else of Petri ever loads them.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * @param name of the folder in .cache
 * @param needed a file below node_modules that is there once they are
 * @returns its path; undefined where they could not be installed
 */
export function installed(name: string, packages: readonly string[], needed: string): string | undefined {
  const folder = path.join(path.dirname(path.dirname(import.meta.dirname)), ".cache", name);
  const file = path.join(folder, "node_modules", needed);
  if (existsSync(file)) return file;
  const options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, ...packages];
  const { status } = spawnSync("npm", options, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status === 0) return file;
  process.stderr.write(`[bench] ${packages.join(" ")} could not be installed: there are no ratios to it.\n`);
  return undefined;
}

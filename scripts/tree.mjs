// @ts-check
// Walking folders and hashing what is in them. Used before the dependencies are installed: Node built-ins only.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The files under the given paths, relative to root, with forward slashes, sorted. A path that does not exist has no files.
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
export function filesUnder(root, paths = [""]) {
  /** @param {string} at @returns {string[]} */
  const walk = (at) => {
    const full = path.join(root, at);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return [at];
    return readdirSync(full).flatMap((name) => walk(at === "" ? name : `${at}/${name}`));
  };
  return paths.flatMap(walk).sort();
}

/** @param {...(string | Uint8Array)} parts */
export function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * One hash over names and contents.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(file: string) => boolean} isWanted
 */
export function hashOfTree(root, paths, isWanted = () => true) {
  const rows = filesUnder(root, paths)
    .filter(isWanted)
    .map((file) => `${file} ${sha256(readFileSync(path.join(root, file)))}\n`);
  return sha256(...rows);
}

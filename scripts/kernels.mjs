// @ts-check
// Compiles the kernels: the few inner loops of lib/ that plain TypeScript is too slow for. They are written in AssemblyScript, a strict
// subset of TypeScript for WebAssembly, in lib/<room>/kernel/*.ts. `modules.json` beside them names the modules of the room:
//
//   { "<module>": { "entry": "<file>.ts", "features": ["simd"] } }
//
// Each becomes lib/<room>/generated/<module>.ts, which exports its WebAssembly as text (deflated, then base64), so that Node, workers and
// tests load the same bytes with one lazy import: no fetch, no file system. lib/wasm takes it from there. Called by ensure.mjs and, so that
// tests never run an old one, by Vitest's config.
//
// What makes a module small: no runtime, no garbage collector, no assertions. So a kernel makes no objects, arrays or strings: it works on
// addresses in one memory, which the TypeScript side lays out from `__heap_base` on. One entry may be compiled with and without a
// feature: ASC_FEATURE_RELAXED_SIMD is a constant, and the branch that is not taken is not compiled.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { hashOfTree, sha256 } from "./tree.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @typedef {{ room: string, name: string, entry: string, features: string[] }} Kernel */

/** @returns {Kernel[]} */
function kernels() {
  const rooms = readdirSync(path.join(root, "lib")).filter((room) => existsSync(path.join(root, "lib", room, "kernel/modules.json")));
  return rooms.flatMap((room) => {
    /** @type {Record<string, { entry: string, features: string[] }>} */
    const modules = JSON.parse(readFileSync(path.join(root, "lib", room, "kernel/modules.json"), "utf8"));
    return Object.entries(modules).map(([name, module]) => ({ room, name, ...module }));
  });
}

/** A module may import the kernels of other rooms: all of them count as what it is made of. @param {readonly Kernel[]} all */
function inputsOf(all) {
  const folders = [...new Set(all.map(({ room }) => `lib/${room}/kernel`))];
  const { version } = createRequire(import.meta.url)("assemblyscript/package.json");
  return sha256(hashOfTree(root, [...folders, "scripts/kernels.mjs"]), version);
}

/** @param {Kernel} kernel @returns {Promise<Uint8Array>} */
async function compiled({ room, name, entry, features }) {
  const { default: asc } = await import("assemblyscript/asc");
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    [
      `lib/${room}/kernel/${entry}`,
      ...["--outFile", `${name}.wasm`, "--runtime", "stub", "--use", "abort=", "--noAssert"],
      ...["--optimizeLevel", "3", "--shrinkLevel", "0", "--converge"],
      ...features.flatMap((feature) => ["--enable", feature]),
    ],
    {
      readFile: (file, base) => (existsSync(path.join(base, file)) ? readFileSync(path.join(base, file), "utf8") : null),
      writeFile: (file, contents) => {
        if (file === `${name}.wasm` && typeof contents !== "string") binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`lib/${room}/kernel/${entry} does not compile:\n${stderr.toString()}${error?.message ?? ""}`);
  return binary;
}

const fileOf = (/** @type {Kernel} */ { room, name }) => path.join(root, "lib", room, "generated", `${name}.ts`);

/** Makes what is missing or old, and says so. @returns {Promise<void>} */
export async function makeKernels() {
  const all = kernels();
  const stamp = `// Made by scripts/kernels.mjs of ${inputsOf(all)}`;
  if (all.every((kernel) => existsSync(fileOf(kernel)) && readFileSync(fileOf(kernel), "utf8").startsWith(stamp))) return;
  for (const kernel of all) {
    const binary = await compiled(kernel);
    const packed = deflateRawSync(binary, { level: 9 });
    replace(fileOf(kernel), `${stamp}\nexport const packed =\n  "${packed.toString("base64")}";\n`);
    process.stderr.write(`[kernels] ${kernel.room}/${kernel.name}: ${binary.length} bytes, ${packed.length} deflated\n`);
  }
  for (const folder of new Set(all.map((kernel) => path.dirname(fileOf(kernel))))) {
    const modules = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    for (const file of modules) if (!all.some((kernel) => fileOf(kernel) === path.join(folder, file))) rmSync(path.join(folder, file));
  }
}

/** At once: another command may be reading the old one. @param {string} file @param {string} content */
function replace(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, content);
  renameSync(next, file);
}

// @ts-check
// Makes public/sandbox/exercise-<hash>.js: the one script in which learners' code runs (workers/exercise-sandbox.ts), outside of Next's
// bundler. It stands in a folder of its own because it has a policy of its own (headers.mjs), and it is made before the pages are, which
// name it: its name is its content's hash, so a page never meets the sandbox of another version.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { sandboxFolder } from "./headers.mjs";
import { sha256 } from "./tree.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The supported browsers' oldest, as README says. */
const target = ["chrome120", "firefox128", "safari17.5"];

/** Its name, its text, and the files it was made of. @returns {Promise<{ name: string, code: string, files: string[] }>} */
export async function bundleSandbox() {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(root, "workers/exercise-sandbox.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    platform: "browser",
    target,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  const code = outputFiles[0]?.text ?? "";
  return { name: `exercise-${sha256(code).slice(0, 16)}.js`, code, files: Object.keys(metafile.inputs) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.join(root, "public", sandboxFolder);
  const { name, code } = await bundleSandbox();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old !== name) rmSync(path.join(folder, old));
  if (!existsSync(path.join(folder, name))) writeFileSync(path.join(folder, name), code);
}

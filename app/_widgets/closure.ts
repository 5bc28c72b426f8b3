/**
 * Which files an experiment runs: its import closure under lib/, as esbuild finds it, the run and its subject first. At build
 * only. It is esbuild's list and not Turbopack's; both follow the same imports.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { ExperimentId } from "../../lib/experiments/index.ts";

const root = process.cwd();
const cache = new Map<string, Promise<readonly string[]>>();

export function sourcesOf(id: ExperimentId): Promise<readonly string[]> {
  const known = cache.get(id) ?? closure(id);
  cache.set(id, known);
  return known;
}

async function closure(id: ExperimentId): Promise<readonly string[]> {
  const entry = `lib/experiments/${id}.run.ts`;
  const { metafile } = await build({
    entryPoints: [path.join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    packages: "external",
    metafile: true,
    logLevel: "silent",
  });
  const bytes = new Map<string, number>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) bytes.set(file, (bytes.get(file) ?? 0) + bytesInOutput);
  }
  const files = [...new Set([...bytes].filter(([, size]) => size > 0).flatMap(([file]) => written(file)))];
  return files.sort((a, b) => rank(a, entry) - rank(b, entry) || (a < b ? -1 : 1));
}

/** A compiled kernel stands for the files it was compiled from; data are no source. */
function written(file: string): readonly string[] {
  if (file.endsWith(".json")) return [];
  const room = /^lib\/(\w+)\/generated\//.exec(file)?.[1];
  if (room === undefined) return [file];
  const folder = `lib/${room}/kernel`;
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);
}

/** The run, its card and its neighbours, then subjects, then the floor they stand on. */
const FLOOR = new Set(["random", "channel", "protocol", "schema", "math", "text", "wasm"]);
function rank(file: string, entry: string): number {
  if (file === entry) return 0;
  const folder = file.split("/")[1] ?? "";
  if (folder === "experiments") return 2;
  return FLOOR.has(folder) ? 3 : 1;
}

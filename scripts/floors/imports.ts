// Who imports whom, and which globals a file of lib/ touches. esbuild reads the code, so strings, comments and local names that look like
// imports or globals do not count; it erases types, so `import type` is read separately.
import { build, type Plugin } from "esbuild";
import packageJson from "../../package.json" with { type: "json" };
import { globalsOutsideLib } from "./table.ts";

export type Import = { from: string; to: string; kind: "static" | "dynamic" | "type" };
/** `effects`: imports of a module of which nothing is taken. */
export type Code = { imports: Import[]; effects: Omit<Import, "kind">[]; globals: { file: string; name: string }[] };

/** Path (with forward slashes, from the root) -> text. */
export type Tree = ReadonlyMap<string, string>;

const marker = (name: string) => `__outside_lib_${name.replace(".", "_")}`;
const watched = [...globalsOutsideLib, "crypto"];

function textOf(tree: Tree, file: string): string {
  const text = tree.get(file);
  if (text === undefined) throw new Error(`${file} is not in the tree`);
  return text;
}

/** Reads every file of the tree on its own: whatever it imports is noted and not followed. */
function readingFrom(tree: Tree): Plugin {
  return {
    name: "tree",
    setup(pluginBuild) {
      pluginBuild.onResolve({ filter: /.*/ }, ({ path, kind }) =>
        // esbuild puts "./" before the name of an entry that exists on disk as well.
        kind === "entry-point" ? { path: path.replace(/^\.\//, ""), namespace: "tree" } : { path, external: true },
      );
      pluginBuild.onLoad({ filter: /.*/, namespace: "tree" }, ({ path }) => ({
        // esbuild would look for the files that a computed import may mean; an unknown name in it makes it leave it alone.
        contents: textOf(tree, path).replaceAll("import(`", "import(computed || `"),
        loader: path.endsWith("x") ? "tsx" : "ts",
      }));
    },
  };
}

export async function readCode(tree: Tree): Promise<Code> {
  const files = [...tree.keys()].filter((file) => /\.(ts|tsx|mts)$/.test(file) && !file.endsWith(".d.ts"));
  const result = await build({
    entryPoints: files.map((file) => ({ in: file, out: file })),
    outdir: "out",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    jsx: "preserve",
    target: "esnext",
    // An import without `type` stays in the code even if only types are used of it: count it as what it is.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    define: Object.fromEntries(watched.map((name) => [name, marker(name)])),
    plugins: [readingFrom(tree)],
    logLevel: "silent",
  });
  const imports: Import[] = [];
  for (const [input, { imports: found }] of Object.entries(result.metafile.inputs)) {
    const from = input.replace(/^tree:/, "");
    for (const { path, kind } of found)
      imports.push({ from, to: resolve(from, path), kind: kind === "dynamic-import" ? "dynamic" : "static" });
  }
  for (const file of files) {
    for (const path of typeImportsOf(textOf(tree, file))) imports.push({ from: file, to: resolve(file, path), kind: "type" });
  }
  const codeOf = new Map(
    Object.entries(result.metafile.outputs).map(([output, { entryPoint }]) => [output, entryPoint?.replace(/^tree:/, "") ?? ""]),
  );
  const globals = result.outputFiles.flatMap(({ path, text }) => {
    const output = [...codeOf.keys()].find((name) => path.replaceAll("\\", "/").endsWith(`/${name}`));
    const file = codeOf.get(output ?? "") ?? "";
    return watched.filter((name) => text.includes(marker(name))).map((name) => ({ file, name }));
  });
  const effects = files.flatMap((from) =>
    [...textOf(tree, from).matchAll(/^import "([^"]+)"/gm)].map(([, path = ""]) => ({ from, to: resolve(from, path) })),
  );
  return { imports, effects, globals };
}

function typeImportsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export) type [^"';]*? from "([^"]+)"/gm)].map(([, path]) => path ?? "");
}

/** What package.json gives names to ("#widget"): the file of each, for a browser. */
const named: Readonly<Record<string, { readonly default: string }>> = packageJson.imports;

/** A relative import as a path from the root; a package as it is. */
function resolve(from: string, path: string): string {
  const file = named[path]?.default;
  if (file !== undefined) return file.replace(/^\.\//, "");
  if (!path.startsWith(".")) return path;
  const parts = from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

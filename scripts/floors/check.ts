// Applies the table of the floors to a tree of files and says what breaks it, one sentence each.
import { type Code, type Import, readCode, type Tree } from "./imports.ts";
import {
  globalsOutsideLib,
  hasDoor,
  heavyFor,
  heightOf,
  isSideDoor,
  isTest,
  mayAskForRandomness,
  mayImport,
  mayPassDoors,
  mayUseNode,
  mayUseSubtle,
  packagesOutsideLib,
  testMayImport,
} from "./table.ts";

/** lib/psi/ecdh.ts -> lib/psi; app/page.tsx -> app. */
function folderOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  return top === "lib" ? `lib/${second}` : top;
}

const folders = new Set(["app", "workers", "lib", "scripts", "e2e"]);
const isOurs = (path: string) => folders.has(path.split("/")[0] ?? "") && path.includes("/");

export async function brokenRules(tree: Tree): Promise<string[]> {
  const code = await readCode(tree);
  return [
    ...homeless(tree),
    ...code.imports.flatMap((found) => (isOurs(found.to) ? betweenFolders(found) : ofPackages(found))),
    ...effects(code),
    ...globals(code),
    ...cycles(code.imports),
    ...heavyDoors(code.imports),
  ].sort();
}

function homeless(tree: Tree): string[] {
  const known = (file: string) => !file.startsWith("lib/") || mayImport.has(folderOf(file));
  const lost = new Set([...tree.keys()].filter((file) => !known(file)).map(folderOf));
  return [...lost].map((folder) => `${folder} has no floor: give it one in scripts/floors/table.ts`);
}

function betweenFolders({ from, to, kind }: Import): string[] {
  const [here, there] = [folderOf(from), folderOf(to)];
  // e2e tests may look at anything; nothing may look at them.
  if (here === there || here === "e2e") return [];
  if (there === "e2e") return [`${from} imports ${to}: browser tests are imported by nobody`];
  // A test's helper may come from a script (as the loader's test does).
  if (isTest(from) && there === "scripts") return [];
  if (kind === "type") return heightOf(there) > heightOf(here) ? [`${from} imports a type of ${to}, which is on a higher floor`] : [];
  const allowed = mayImport.get(here)?.includes(there) || (isTest(from) && testMayImport.get(here)?.includes(there));
  if (!allowed) return [`${from} imports ${to}: ${here} may not import ${there}`];
  const throughDoor = !hasDoor(there) || to === `${there}/index.ts` || isSideDoor(to);
  return throughDoor || mayPassDoors(from, kind) ? [] : [`${from} imports ${to}: go through ${there}/index.ts`];
}

function ofPackages({ from, to, kind }: Import): string[] {
  if (!from.startsWith("lib/") || kind === "type") return [];
  if (packagesOutsideLib.test(to)) return [`${from} imports ${to}: lib/ knows nothing of pages and workers`];
  if (to.startsWith("node:") && !mayUseNode(from)) return [`${from} imports ${to}: lib/ runs in browsers too`];
  return [];
}

/** package.json says that modules have no effect (sideEffects), so that a door brings only what is taken from it. Such an import would be lost. */
function effects({ effects: found }: Code): string[] {
  const lost = found.filter(({ from, to }) => /^(app|lib|workers)\//.test(from) && isOurs(to) && !to.endsWith(".css"));
  return lost.map(({ from, to }) => `${from} imports ${to} for its effect, which a bundler drops: export what it does, and call it`);
}

function globals({ globals: found }: Code): string[] {
  const ofLib = found.filter(({ file }) => file.startsWith("lib/") && !isTest(file));
  return ofLib.flatMap(({ file, name }) => {
    if (name === "crypto")
      return mayAskForRandomness(file) || mayUseSubtle(file) ? [] : [`${file} uses crypto: randomness is given, as an rng`];
    if (name === "process" && mayUseNode(file)) return [];
    return (globalsOutsideLib as readonly string[]).includes(name) ? [`${file} uses ${name}: not in lib/`] : [];
  });
}

/** Static imports only: a card loads its run when it is needed, and the run knows its card. */
function graphOf(imports: readonly Import[]): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, to, kind } of imports) if (kind === "static") graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

function cycles(imports: readonly Import[]): string[] {
  const graph = graphOf(imports);
  const found = new Map<string, string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const cycle = path.slice(start);
      found.set([...cycle].sort().join(" "), `import in a circle: ${[...cycle, file].join(" -> ")}`);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...found.values()];
}

function heavyDoors(imports: readonly Import[]): string[] {
  const graph = graphOf(imports);
  return [...graph.keys()].flatMap((door) => {
    const heavy = heavyFor(door);
    if (!heavy) return [];
    const seen = new Set<string>();
    const reach = (file: string, path: readonly string[]): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      if (!isOurs(file)) return heavy.test(file) ? [`${door} is a cheap door but loads ${file}: ${[...path, file].join(" -> ")}`] : [];
      return (graph.get(file) ?? []).flatMap((next) => reach(next, [...path, file]));
    };
    return reach(door, []);
  });
}

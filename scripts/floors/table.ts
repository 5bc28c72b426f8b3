// The floors of the house: which folder may import which. This table is the rule; check.ts applies it.
//
// Two kinds of import are freer than the rest. `import type` may name any file of any folder at or below its own floor, because types are
// gone when the code runs: the app may speak of a channel's message without loading a channel. And tests may open any file of a folder,
// because they test what is behind the door.

/** Floor 1, left to right: each may import the ones in the groups before its own. */
const machinery = [["random", "math", "text", "schema", "wasm"], ["channel"], ["protocol"]].map((group) =>
  group.map((name) => `lib/${name}`),
);

/** Floor 2, left to right: each may import the doors of all before it. */
const subjects = ["curve25519", "sharing", "ot", "he", "enclave", "dp", "mpc", "psi", "learning", "attacks"].map((name) => `lib/${name}`);

const floor1 = machinery.flat();

/** Folder -> the folders whose doors it may import (its own folder is always allowed). A folder of lib/ that is not here has no floor. */
export const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ...machinery.flatMap((group, i) => group.map((folder): [string, string[]] => [folder, machinery.slice(0, i).flat()])),
  ["lib/course", ["lib/schema", "lib/text"]],
  ...subjects.map((folder, i): [string, string[]] => [folder, [...floor1, ...subjects.slice(0, i)]]),
  ["lib/experiments", [...floor1, ...subjects]],
  ["lib/exercises", [...floor1, ...subjects]],
  ["workers", [...floor1, "lib/experiments", "lib/exercises"]],
  // The app reaches a subject only through an experiment.
  ["app", ["workers", "lib/experiments", "lib/exercises", "lib/schema", "lib/course"]],
  // Command lines and build steps may use everything that is not a page.
  ["scripts", ["workers", "lib/course", "lib/experiments", "lib/exercises", ...floor1, ...subjects]],
]);

/** What a test may import beside that: the browser's vault is tested with the ledger that it keeps. */
export const testMayImport: ReadonlyMap<string, readonly string[]> = new Map([["workers", ["lib/dp"]]]);

/** Lowest first: not even a type may be imported from a higher floor. */
const heights: readonly (readonly string[])[] = [
  ...machinery,
  ["lib/course"],
  ...subjects.map((folder) => [folder]),
  ["lib/experiments", "lib/exercises"],
  ["workers"],
  ["app", "scripts"],
];

export const heightOf = (folder: string) => heights.findIndex((floor) => floor.includes(folder));

/**
 * Folders with one door, index.ts. The others (app, workers, scripts) are entered by file; lib/course as well, because its index reads the
 * content folder and what a page needs while it runs must not.
 */
export const hasDoor = (folder: string) => folder.startsWith("lib/") && folder !== "lib/course";

/**
 * Files beside index.ts that may be imported from outside: the registry of protocols, how a run is started, how its failure is told, and
 * for a face its own card and its verdicts (the card's name with .verdicts; both are pure). Of the exercises: what the sandbox needs, the
 * tools of all of them and how an answer is copied.
 */
export const isSideDoor = (file: string) =>
  /^lib\/exercises\/(tools|plain)\.ts$/.test(file) ||
  (/^lib\/experiments\/(?!index|experiment)[a-z0-9-]+(\.verdicts)?\.ts$/.test(file) && !/-lists\.ts$/.test(file));

/**
 * Who may open any file of a folder below: the runs, the registry that loads protocols when they are needed, the judge and the tools of
 * an exercise, command lines, tests.
 */
export function mayPassDoors(file: string, kind: "static" | "dynamic"): boolean {
  if (isTest(file) || file.startsWith("scripts/")) return true;
  if (file.startsWith("lib/experiments/") && file.endsWith(".run.ts")) return true;
  if (/^lib\/exercises\/[a-z-]+\/[a-z-]+\.ts$/.test(file)) return true;
  return file === "lib/experiments/protocols.ts" && kind === "dynamic";
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Packages that lib/ must not know. */
export const packagesOutsideLib = /^(react|react-dom|next|comlink|playwright)(\/|$)/;

/** lib/ runs in Node, in workers and in tests alike; lib/course alone reads files, at build time. */
export const mayUseNode = (file: string) => isTest(file) || file.startsWith("lib/course/");

/** What Node 20 and workers do not share, or what would make a run depend on more than its seed. */
export const globalsOutsideLib = [
  "window",
  "document",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "requestAnimationFrame",
  "Worker",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
  "DOMParser",
  "importScripts",
  "postMessage",
  "self",
  "process",
  "Buffer",
  "require",
  "setImmediate",
  "Math.random",
  "Date.now",
] as const;

/** The one place that may ask the system for randomness: everybody else is given an rng. */
export const mayAskForRandomness = (file: string) => file.startsWith("lib/random/");

/** The platform's X25519 and hashes hang on the same global; they draw nothing. */
export const mayUseSubtle = (file: string) => ["lib/curve25519/webcrypto.ts", "lib/experiments/hashed-line.ts"].includes(file);

/**
 * What a door must not load at once, directly or through others. Listing the experiments happens on every page and loads no cryptography at
 * all; a subject's door brings the machinery of parties (whose randomness is a cipher), but no groups, parsers or drawing.
 */
export function heavyFor(door: string): RegExp | undefined {
  if (door === "lib/experiments/index.ts" || door === "lib/exercises/index.ts") return /^(@noble\/|libphonenumber-js|papaparse|d3)/;
  if (subjects.some((folder) => door === `${folder}/index.ts`)) return /^(@noble\/curves|libphonenumber-js|papaparse|d3)/;
  return undefined;
}

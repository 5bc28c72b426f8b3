// Each rule of the floors is broken once, in a made-up tree, and must be refused; what is allowed must pass.
import { expect, test } from "vitest";
import { brokenRules } from "./floors/check.ts";

const broken = (files: Record<string, string>) => brokenRules(new Map(Object.entries(files)));

test("a tree that keeps to the floors passes", async () => {
  expect(
    await broken({
      "lib/random/index.ts": 'export { rng } from "./rng.ts";',
      "lib/random/rng.ts": "export const rng = () => crypto.getRandomValues(new Uint8Array(4));",
      "lib/channel/index.ts": 'import { rng } from "../random/index.ts"; export const channel = rng;',
      "lib/psi/index.ts": 'export const load = () => import("./ecdh.ts");',
      "lib/psi/ecdh.ts":
        'import { x25519 } from "@noble/curves/ed25519.js"; import { channel } from "../channel/index.ts"; export const ecdh = [x25519, channel];',
      "lib/experiments/psi.ts": 'export const card = { load: () => import("./psi.run.ts") };',
      "lib/experiments/psi.run.ts":
        'import { card } from "./psi.ts"; import { ecdh } from "../psi/ecdh.ts"; export const run = [card, ecdh];',
      "lib/experiments/protocols.ts": 'export const load = () => import("../psi/ecdh.ts");',
      "lib/experiments/index.ts": 'export { card } from "./psi.ts";',
      "lib/course/index.ts": 'import { readFileSync } from "node:fs"; export const read = readFileSync;',
      "lib/dp/book.ts": "export const book = 1;",
      "workers/store.test.ts": 'import { book } from "../lib/dp/book.ts"; book;',
      "workers/party.worker.ts": 'import { load } from "../lib/experiments/protocols.ts"; export const start = load;',
      "app/lessons/page.tsx": "export const load = (lesson: string) => import(`../../content/lessons/${lesson}.mdx`);",
      "app/page.tsx":
        'import type { ecdh } from "../lib/psi/ecdh.ts"; import { card } from "../lib/experiments/index.ts"; export const p = (x: typeof ecdh) => <b title={String(card)}>{x}</b>;',
    }),
  ).toEqual([]);
});

test.each<[rule: string, sentence: string, files: Record<string, string>]>([
  [
    "a lower floor must not import a higher one",
    "lib/random may not import lib/channel",
    { "lib/random/a.ts": 'import { b } from "../channel/index.ts"; b;' },
  ],
  [
    "folders of one group do not import each other",
    "lib/text may not import lib/random",
    { "lib/text/a.ts": 'import { b } from "../random/index.ts"; b;' },
  ],
  [
    "a subject imports no subject to its right",
    "lib/mpc may not import lib/psi",
    { "lib/mpc/a.ts": 'import { b } from "../psi/index.ts"; b;' },
  ],
  [
    "lib/course imports schema and text only",
    "lib/course may not import lib/experiments",
    { "lib/course/a.ts": 'import { b } from "../experiments/index.ts"; b;' },
  ],
  [
    "no module is imported for its effect",
    "lib/psi/b.ts for its effect",
    { "lib/psi/a.ts": 'import "./b.ts";\nimport "./c.css";', "lib/psi/b.ts": "export const b = 1;" },
  ],
  ["lib imports no worker", "lib/psi may not import workers", { "lib/psi/a.ts": 'import { b } from "../../workers/client.ts"; b;' }],
  ["lib imports no script", "lib/psi may not import scripts", { "lib/psi/a.ts": 'import { b } from "../../scripts/bench.ts"; b;' }],
  [
    "not even a type from above",
    "a type of app/page.tsx, which is on a higher floor",
    { "lib/psi/a.ts": 'import type { P } from "../../app/page.tsx";\nexport type Q = P;' },
  ],
  [
    "what a test of workers may import, a worker may not",
    "workers may not import lib/dp",
    { "workers/a.ts": 'import { b } from "../lib/dp/book.ts"; b;' },
  ],
  ["lib knows no React", "lib/ knows nothing of pages and workers", { "lib/psi/a.ts": 'import { useState } from "react"; useState;' }],
  ["lib knows no Comlink", "lib/ knows nothing of pages and workers", { "lib/psi/a.ts": 'export * from "comlink";' }],
  [
    "lib uses no built-in of Node",
    "imports node:fs: lib/ runs in browsers too",
    { "lib/psi/a.ts": 'import { readFileSync } from "node:fs"; readFileSync;' },
  ],
  [
    "the app reaches a subject only through an experiment",
    "app may not import lib/psi",
    { "app/page.tsx": 'import { ecdh } from "../lib/psi/index.ts"; ecdh;' },
  ],
  ["nor lazily", "app may not import lib/psi", { "app/page.tsx": 'export const load = () => import("../lib/psi/index.ts");' }],
  ["nor by passing it on", "app may not import lib/channel", { "app/page.tsx": 'export { channel } from "../lib/channel/index.ts";' }],
  [
    "workers reach a subject only through an experiment",
    "workers may not import lib/psi",
    { "workers/a.worker.ts": 'import { a } from "../lib/psi/index.ts"; a;' },
  ],
  ["through the door", "go through lib/channel/index.ts", { "lib/psi/a.ts": 'import { b } from "../channel/pipes.ts"; b;' }],
  ["a card is no run", "go through lib/psi/index.ts", { "lib/experiments/psi.ts": 'import { b } from "../psi/ecdh.ts"; b;' }],
  [
    "the registry loads protocols lazily",
    "go through lib/psi/index.ts",
    { "lib/experiments/protocols.ts": 'import { b } from "../psi/ecdh.ts"; b;' },
  ],
  [
    "a run is loaded through its card",
    "go through lib/experiments/index.ts",
    { "app/page.tsx": 'import { run } from "../lib/experiments/psi.run.ts"; run;' },
  ],
  ["nobody imports browser tests", "browser tests are imported by nobody", { "app/page.tsx": 'import { b } from "../e2e/site.ts"; b;' }],
  [
    "no circles",
    "import in a circle: lib/psi/a.ts -> lib/psi/b.ts -> lib/psi/a.ts",
    {
      "lib/psi/a.ts": 'import { b } from "./b.ts"; export const a = b;',
      "lib/psi/b.ts": 'import { a } from "./a.ts"; export const b = a;',
    },
  ],
  [
    "no circles through a name of package.json",
    "import in a circle: app/_widgets/psi/face.tsx -> app/_widgets/Widget.tsx -> app/_widgets/psi/face.tsx",
    {
      "app/_widgets/psi/face.tsx": 'export { Widget } from "#widget"; export const face = 1;',
      "app/_widgets/Widget.tsx": 'import { face } from "./psi/face.tsx"; export const Widget = face;',
    },
  ],
  ["a new folder needs a floor", "lib/quantum has no floor", { "lib/quantum/index.ts": "export const q = 1;" }],
  ["no Math.random", "lib/psi/a.ts uses Math.random", { "lib/psi/a.ts": "export const a = Math.random();" }],
  ["no Date.now", "lib/psi/a.ts uses Date.now", { "lib/psi/a.ts": "export const a = Date.now();" }],
  ["no window", "lib/psi/a.ts uses window", { "lib/psi/a.ts": "export const a = window.innerWidth;" }],
  ["no process", "lib/psi/a.ts uses process", { "lib/psi/a.ts": 'export const a = process.env["A"];' }],
  ["randomness is given", "lib/psi/a.ts uses crypto", { "lib/psi/a.ts": "export const a = crypto.getRandomValues(new Uint8Array(1));" }],
  [
    "a cheap door loads no ciphers, not even through others",
    "lib/psi/index.ts is a cheap door but loads @noble/curves/ed25519.js",
    {
      "lib/psi/index.ts": 'export { b } from "./ecdh.ts";',
      "lib/psi/ecdh.ts": 'import { b } from "@noble/curves/ed25519.js"; export { b };',
    },
  ],
  [
    "listing the experiments loads no cipher either",
    "lib/experiments/index.ts is a cheap door but loads @noble/ciphers/chacha.js",
    {
      "lib/experiments/index.ts": 'export { b } from "../random/index.ts";',
      "lib/random/index.ts": 'import { b } from "@noble/ciphers/chacha.js"; export { b };',
    },
  ],
])("%s", async (_, sentence, files) => {
  const sentences = await broken(files);
  expect(sentences.join("\n")).toContain(sentence);
  expect(sentences).toHaveLength(1);
});

test("words in strings, comments and local names are not imports or globals", async () => {
  const text = [
    '// import { a } from "react"; Math.random()',
    'export const text = `\nimport { a } from "react";\n${"Date.now()"}`;',
    "export const f = (document: string, window: { self: string }) => document + window.self;",
  ].join("\n");
  expect(await broken({ "lib/psi/a.ts": text })).toEqual([]);
});

test("tests may open any file of a lower floor, and use what lib/ may not", async () => {
  const text =
    'import { b } from "../channel/pipes.ts"; import { readFileSync } from "node:fs"; export const a = [b, readFileSync, Math.random()];';
  expect(await broken({ "lib/psi/a.test.ts": text })).toEqual([]);
});

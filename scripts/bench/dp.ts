// Differential privacy: samplers, accountants and attacks, by the same script in this Node process and in a worker of Chromium.
import { build } from "esbuild";
import type { Browser } from "playwright";
import { inChromium } from "./chromium.ts";
import type { measures } from "./dp-work.ts";
import { type Goal, type Row, row } from "./rows.ts";

type Name = keyof typeof measures;
type Measures = Readonly<Record<Name, () => number>>;

const atLeast = (value: number): Goal => ({ op: ">=", value });
const atMost = (value: number): Goal => ({ op: "<=", value });

const SAMPLES = 5;
const goals: Readonly<Record<Name, readonly [unit: string, goal: Goal]>> = {
  "dlaplace.table": ["M/s", atLeast(20)],
  "dgauss.table": ["M/s", atLeast(20)],
  "dlaplace.rational": ["M/s", atLeast(3)],
  "dlaplace.bigint": ["M/s", atLeast(0.5)],
  "pld.1e-4": ["ms", atMost(150)],
  "pld.1e-3": ["ms", atMost(40)],
  "reconstruction.128x1024": ["ms", atMost(30)],
  "float-attack": ["M/s", atLeast(0.5)],
};
const names = Object.keys(goals) as readonly Name[];

export async function dp(): Promise<Row[]> {
  const script = await bundled();
  return [...(await node(script)), ...(await inChromium(async (_open, chromium) => browser(chromium, script)))];
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL("dp-work.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "work",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

async function node(script: string): Promise<Row[]> {
  const work = new Function(`${script};return work.measures`)() as Measures;
  const all = await measured(async (name) => work[name]());
  return rows("node", all);
}

/** In a worker, where figures run. The page is empty: the site's own pages let no script in that is not theirs. */
async function browser(chromium: Browser, script: string): Promise<Row[]> {
  const page = await chromium.newPage();
  await page.evaluate((source) => {
    const answering = `${source};onmessage = ({ data }) => postMessage(work.measures[data]());`;
    const worker = new Worker(URL.createObjectURL(new Blob([answering])));
    Object.assign(globalThis, { worker });
  }, script);
  const all = await measured((name) =>
    page.evaluate((asked) => {
      const { worker } = globalThis as unknown as { worker: Worker };
      return new Promise<number>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data as number);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(asked);
      });
    }, name),
  );
  await page.close();
  return rows("chromium", all);
}

/** The names in turn, again and again: what disturbs the machine for a while does not disturb all samples of one. */
async function measured(measure: (name: Name) => Promise<number>): Promise<ReadonlyMap<Name, readonly number[]>> {
  const all = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let i = 0; i < SAMPLES; i++) for (const name of names) all.get(name)?.push(await measure(name));
  return all;
}

const rows = (where: Row["where"], all: ReadonlyMap<Name, readonly number[]>): Row[] =>
  names.map((name) => row(`dp.${name}.${where}`, where, goals[name][0], all.get(name) ?? [], goals[name][1]));

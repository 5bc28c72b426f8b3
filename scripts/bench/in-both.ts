// The same script in this Node process and in a worker of Chromium. It exports `measures`: by name, a function that does real work and returns
// one number, or promises it.
import { build } from "esbuild";
import type { Browser } from "playwright";
import { type Goal, type Row, row } from "./rows.ts";

export type Measures<Name extends string> = Readonly<Record<Name, () => number | Promise<number>>>;
export type Goals<Name extends string> = Readonly<Record<Name, readonly [unit: string, goal: Goal | null]>>;

/** @param file the script, beside this one */
export async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(file, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "work",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

export async function inNode<Name extends string>(bench: string, script: string, goals: Goals<Name>, samples: number): Promise<Row[]> {
  const work = new Function(`${script};return work.measures`)() as Measures<Name>;
  return rowsOf(bench, "node", goals, await measured(goals, samples, async (name) => work[name]()));
}

/** In a worker, where figures run. The page is empty: the site's own pages let no script in that is not theirs. */
export async function inWorker<Name extends string>(
  bench: string,
  script: string,
  goals: Goals<Name>,
  samples: number,
  chromium: Browser,
): Promise<Row[]> {
  const page = await chromium.newPage();
  await page.evaluate((source) => {
    const answering = `${source};onmessage = async ({ data }) => postMessage(await work.measures[data]());`;
    const worker = new Worker(URL.createObjectURL(new Blob([answering])));
    Object.assign(globalThis, { worker });
  }, script);
  const all = await measured(goals, samples, (name) =>
    page.evaluate((asked) => {
      const { worker } = globalThis as unknown as { worker: Worker };
      return new Promise<number>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data as number);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(asked);
      });
    }, name as string),
  );
  await page.close();
  return rowsOf(bench, "chromium", goals, all);
}

type All<Name> = ReadonlyMap<Name, readonly number[]>;

/** The names in turn, again and again: what disturbs the machine for a while does not disturb all samples of one. */
async function measured<Name extends string>(
  goals: Goals<Name>,
  samples: number,
  measure: (name: Name) => Promise<number>,
): Promise<All<Name>> {
  const names = Object.keys(goals) as Name[];
  const all = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let i = 0; i < samples; i++) for (const name of names) all.get(name)?.push(await measure(name));
  return all;
}

const rowsOf = <Name extends string>(bench: string, where: Row["where"], goals: Goals<Name>, all: All<Name>): Row[] =>
  [...all].map(([name, samples]) => row(`${bench}.${name}.${where}`, where, goals[name][0], samples, goals[name][1]));

// Differential privacy: samplers, accountants and attacks, by the same script in this Node process and in a worker of Chromium.
import { build } from "esbuild";
import type { Browser, Page } from "playwright";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import { inChromium, type Open, runFigure } from "./chromium.ts";
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
  const inBrowser = await inChromium(async (open, chromium) => [...(await browser(chromium, script)), ...(await firstFrames(open))]);
  return [...(await node(script)), ...inBrowser];
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

const figures = [
  "differencing",
  "linkage",
  "reconstruction",
  "coin-survey",
  "local-dp",
  "dial",
  "sensitivity",
  "sampler",
  "ledger",
  "composition",
  "averaging-attack",
  "one-run-six-numbers",
  "float-attack",
  "audit",
  "sparse-vector",
] as const satisfies readonly ExperimentId[];

async function firstFrames(open: Open): Promise<Row[]> {
  const all: Row[] = [];
  for (const id of figures) {
    const page = await open(`/widgets/${id}`);
    await settled(page, id);
    const samples: number[] = [];
    for (let i = 0; i < SAMPLES; i++) samples.push(await firstFrame(page, id, i % 2 === 0));
    await page.close();
    all.push(row(`dp.first-frame.${id}.chromium`, "chromium", "ms", samples, atMost(100)));
  }
  return all;
}

/** Until a figure has run. One that would take this machine long asks first. */
async function settled(page: Page, id: string): Promise<void> {
  const widget = page.locator(`[data-widget="${id}"]`);
  await widget.waitFor();
  await page.waitForFunction(
    (name) => {
      const box = document.querySelector(`[data-widget="${name}"]`);
      return box?.getAttribute("data-phase") === "done" || box?.querySelector(".estimate");
    },
    id,
    { polling: 50 },
  );
  if ((await widget.getAttribute("data-phase")) !== "done") await runFigure(page, id);
}

/** A figure that shows nothing new for so long, in ms, shows nothing. */
const PATIENCE = 20_000;

/**
 * Moves the figure's first control, there or back, and waits until the stage shows something of the new run, painted. By the page's clock;
 * Infinity where nothing comes.
 */
async function firstFrame(page: Page, id: string, there: boolean): Promise<number> {
  const widget = page.locator(`[data-widget="${id}"]`);
  const elapsed = await widget.evaluate(
    (box, { forth, patience }) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => resolve(Number.POSITIVE_INFINITY), patience);
        const stage = box.querySelector(".plate-stage");
        const control = box.querySelector<HTMLInputElement | HTMLSelectElement>(".plate-ctl input[type=range], .plate-ctl select");
        const radios = [...box.querySelectorAll<HTMLInputElement>(".plate-ctl input[type=radio]")];
        if (!stage || !(control || radios.length > 1)) {
          reject(new Error("There is nothing to move."));
          return;
        }
        const began = performance.now();
        const observer = new MutationObserver(() => {
          if (stage.querySelector(".plate-wait")) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        });
        observer.observe(stage, { childList: true, subtree: true, attributes: true, characterData: true });
        if (!control) radios.find(({ checked }) => !checked)?.click();
        else if (control instanceof HTMLSelectElement) {
          control.selectedIndex = forth ? 1 : 0;
          control.dispatchEvent(new Event("change", { bubbles: true }));
        } else {
          control.focus();
          control.dispatchEvent(new KeyboardEvent("keydown", { key: forth ? "ArrowRight" : "ArrowLeft", bubbles: true }));
        }
      }),
    { forth: there, patience: PATIENCE },
  );
  await settled(page, id);
  return elapsed;
}

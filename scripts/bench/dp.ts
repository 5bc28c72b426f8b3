// Differential privacy: samplers, accountants and attacks, by the same script in this Node process and in a worker of Chromium.
import type { Page } from "playwright";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import { inChromium, type Open, runFigure } from "./chromium.ts";
import type { measures } from "./dp-work.ts";
import { bundled, type Goals, inNode, inWorker } from "./in-both.ts";
import { type Goal, type Row, row } from "./rows.ts";

const atLeast = (value: number): Goal => ({ op: ">=", value });
const atMost = (value: number): Goal => ({ op: "<=", value });

const SAMPLES = 5;
const goals: Goals<keyof typeof measures> = {
  "dlaplace.table": ["M/s", atLeast(20)],
  "dgauss.table": ["M/s", atLeast(20)],
  "dlaplace.rational": ["M/s", atLeast(3)],
  "dlaplace.bigint": ["M/s", atLeast(0.5)],
  "pld.1e-4": ["ms", atMost(150)],
  "pld.1e-3": ["ms", atMost(40)],
  "reconstruction.128x1024": ["ms", atMost(30)],
  "float-attack": ["M/s", atLeast(0.5)],
};

export async function dp(): Promise<Row[]> {
  const script = await bundled("dp-work.ts");
  const inBrowser = await inChromium(async (open, chromium) => [
    ...(await inWorker("dp", script, goals, SAMPLES, chromium)),
    ...(await firstFrames(open)),
  ]);
  return [...(await inNode("dp", script, goals, SAMPLES)), ...inBrowser];
}

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

// The intersection-sum under a key of 2048 bits, 1,000 a side, in two workers of Chromium: what a reader waits, and both parties' processor time.
import type { Browser } from "playwright";
import { inChromium, type Open, runFigure } from "./chromium.ts";
import { cpuOf } from "./psi-duel.ts";
import { type Row, row } from "./rows.ts";

const SAMPLES = 3;
const GOAL = { op: "<=", value: 60_000 } as const;

export const psiSum = (): Promise<Row[]> => inChromium(inBrowser);

async function inBrowser(open: Open, browser: Browser): Promise<Row[]> {
  const page = await open("/widgets/psi-sum?n=1000&m=1000&run=manual");
  const [elapsed, cpu]: [number[], number[]] = [[], []];
  for (let i = 0; i < SAMPLES; i++) {
    const before = await cpuOf(browser);
    elapsed.push(await runFigure(page, "psi-sum"));
    cpu.push((await cpuOf(browser)) - before);
  }
  await page.close();
  return [row("psi.sum-2048.1k.elapsed-ms", "chromium", "ms", elapsed, GOAL), row("psi.sum-2048.1k.cpu-ms", "chromium", "ms", cpu)];
}

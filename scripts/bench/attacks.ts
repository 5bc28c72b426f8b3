// Membership inference, on sets and on models: what the attacks find, what the defences leave them, and how long a reader waits.
import { type measures, withoutDrawing } from "./attacks-work.ts";
import { inChromium } from "./chromium.ts";
import { bundled, type Goals, inNode, inWorker } from "./in-both.ts";
import { type Goal, type Row, row } from "./rows.ts";
import { clippedByTfjs } from "./tfjs.ts";

const atLeast = (value: number): Goal => ({ op: ">=", value });
const atMost = (value: number): Goal => ({ op: "<=", value });

const SAMPLES = 5;
const libraries: Goals<keyof typeof measures> = {
  "guo-512.ms": ["ms", atMost(2000)],
  "dypath-table.ms": ["ms", atMost(500)],
  "dpsgd.ratio-to-sgd": ["times", atMost(1.25)],
  "dpsgd.with-noise-ratio-to-sgd": ["times", null],
};

export async function attacks(): Promise<Row[]> {
  const script = await bundled("attacks-work.ts");
  return [
    ...(await inNode("attacks", script, libraries, SAMPLES)),
    ...(await toTfjs()),
    ...(await inChromium((_, chromium) => inWorker("attacks", script, libraries, SAMPLES, chromium))),
  ];
}

/** How much longer the same clipped steps take there. */
async function toTfjs(): Promise<Row[]> {
  const theirs = await clippedByTfjs();
  if (theirs === undefined) return [];
  return [row("attacks.dpsgd.ratio-to-tfjs.node", "node", "times", [theirs / withoutDrawing()], atLeast(8))];
}

/**
 * The still of a widget: one seeded run, made when the page is built, so that a page without JavaScript shows a figure that
 * was computed and not drawn. Runs in Node, at build; never reaches a browser.
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Message } from "../../lib/channel/index.ts";
import { type AnyExperiment, type ExperimentId, experiments } from "../../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../../lib/experiments/run.ts";
import { type Display, readText } from "../../lib/schema/index.ts";
import { type Line, Tape } from "../../workers/tape.ts";
import { shownInput } from "../../workers/view.ts";
import type { PartyView, Shown } from "./face.ts";

export const STILL_SEED = 1;
/** Of a long message the still keeps the beginning, as a page does. */
const PREVIEW = 256;

export interface Still<Id extends ExperimentId> {
  readonly shown: Shown<Id>;
  readonly bytes: readonly Uint8Array[];
}

export type StillDisplay = Partial<Display>;

/**
 * Made once in a process: a figure's page, its embed, its picture and the picture of links to it show the same run. On globalThis,
 * because Next gives each route a copy of this module.
 */
const shared = globalThis as { petriStills?: Map<string, Promise<Still<ExperimentId>>> };
shared.petriStills ??= new Map();
const made = shared.petriStills;

/** `params` is a query string; it is checked with the content, so a bad value here is a mistake of ours. */
export function makeStill<Id extends ExperimentId>(id: Id, params: string): Promise<Still<Id>> {
  const key = `${id}?${params}`;
  const known = made.get(key) ?? (ofBuild(key, () => run(id, params)) as Promise<Still<ExperimentId>>);
  made.set(key, known);
  return known as Promise<Still<Id>>; // `id` is in the key
}

/**
 * Next builds pages in several processes, which share nothing but files: what one has made another reads. The folder is scripts/build.mjs's, and
 * begins empty; where there is none (a test, `next dev`) a still is made anew.
 */
async function ofBuild<Made>(key: string, make: () => Promise<Made>): Promise<Made> {
  const folder = process.env["PETRI_STILLS"];
  if (!folder) return make();
  const file = path.join(folder, createHash("sha256").update(key).digest("hex"));
  const before = await readFile(file).catch(() => undefined);
  if (before) return deserialize(before) as Made;
  const still = await make();
  await writeFile(`${file}.${process.pid}`, serialize(still));
  await rename(`${file}.${process.pid}`, file); // whoever reads it reads all of it
  return still;
}

async function run<Id extends ExperimentId>(id: Id, params: string): Promise<Still<Id>> {
  const card: AnyExperiment = experiments[id];
  const { values, problems } = readText(card.params, new URLSearchParams(params));
  if (problems[0]) throw new Error(`The still of ${id}: ${problems[0].sentence}`);
  const lines: Line[] = [];
  const views: Record<string, PartyView> = {};
  const tape = new Tape((line) => lines.push(line));
  const grow = (side: "received" | "sent") => (seat: string, message: Message) => {
    const view = views[seat];
    if (view) views[seat] = { ...view, [side]: [...view[side], { ...message, bytes: message.bytes.slice(0, PREVIEW) }] };
  };
  let frame: unknown;
  const { result } = await runExperiment(card, values, {
    host: inMemory(),
    signal: new AbortController().signal,
    seed: STILL_SEED,
    playing: () => tape.nextPlay(),
    sent: (message) => tape.sent(message),
    delivered: (message) => tape.delivered(message),
    frame: (next) => {
      frame = next;
    },
    dealt: (seat, input, coins) => {
      views[seat] = { input: shownInput(input), coins, received: [], sent: [] };
    },
    received: grow("received"),
    posted: grow("sent"),
  });
  tape.end();
  const shown = { values, result, frame, lines, views, brought: [] } as unknown as Shown<Id>; // `id` ties them, which TypeScript cannot follow
  return { shown, bytes: lines.map((line) => tape.bytes(line.number).slice(0, PREVIEW)) };
}

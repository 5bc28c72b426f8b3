/** The director: runs an experiment. It deals invented inputs, holds the network, and talks to the parties' workers. */
import * as Comlink from "comlink";
import { cards } from "../lib/experiments/cards.ts";
import type { AnyExperiment, Before, ExperimentId, Json, Measured } from "../lib/experiments/index.ts";
import { runExperiment } from "../lib/experiments/run.ts";
import { speed } from "./calibrate.ts";
import { forPage } from "./for-page.ts";
import { type Outcome, settle } from "./outcome.ts";
import { latest, paced } from "./pace.ts";
import { type Line, Tape } from "./tape.ts";
import { workerHost } from "./worker-host.ts";

/** What the page hears: pictures and progress newest only, lines of the wire in batches. */
export interface Listener {
  /** Makes a worker for a party and returns a port to it. The page ends it with the run. */
  seat(name: string): MessagePort | Promise<MessagePort>;
  progress(fraction: number, note: string, seat?: string): void | Promise<void>;
  frame(frame: Json): void | Promise<void>;
  /** For the next run of the figure. It comes before any frame that shows what is kept. */
  kept(memory: unknown): void;
  lines(batch: readonly Line[]): void | Promise<void>;
}

export interface Order {
  readonly id: ExperimentId;
  readonly values: unknown;
  readonly seed: number | undefined;
  /** The seats for which a person brought something: names only. */
  readonly given: readonly string[];
  readonly before: Before<unknown> | undefined;
}

let tape: Tape | undefined;

const director = {
  run: ({ id, values, seed, given, before }: Order, listener: Listener): Promise<Outcome<{ result: Json; measured: Measured }>> =>
    settle(async () => {
      const frames = latest((frame: Json) => listener.frame(frame));
      const progress = latest((args: Parameters<Listener["progress"]>) => listener.progress(...args));
      const lines = paced((batch: readonly Line[]) => listener.lines(batch));
      const wire = new Tape(lines.offer);
      tape = wire;
      let kept: unknown;
      try {
        const card: AnyExperiment = await cards[id]();
        const { result, measured } = await runExperiment(card, values, {
          host: workerHost(async (name) => listener.seat(name)),
          signal: new AbortController().signal, // stopping a run is terminating its workers
          seed,
          given,
          before,
          frame: frames.offer,
          painted: frames.drained,
          keep: (memory) => {
            kept = listener.kept(memory); // posted at once: a frame offered later cannot overtake it
          },
          progress: (...args) => progress.offer(args),
          playing: () => wire.nextPlay(),
          sent: (message) => wire.sent(message),
          delivered: (message) => wire.delivered(message),
        });
        return { result: forPage(result as Json), measured };
      } finally {
        // Also of a refused run: what was on the wire is what there is to see.
        wire.end();
        await Promise.all([frames.drained(), progress.drained(), lines.drained(), kept]);
      }
    }),

  /** Answers as soon as the script has loaded. */
  ready: () => true,

  speed: () => speed(),

  /** The beginning of a message of the last run, by its number. */
  bytes: (number: number): Uint8Array => tape?.bytes(number) ?? new Uint8Array(),
};

export type ExperimentWorker = typeof director;
Comlink.expose(director);

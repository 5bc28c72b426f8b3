/**
 * What a widget holds: a place to run one experiment. A new run supersedes the old one; idle directors are kept and shared.
 *
 * Trap: Comlink's calls never settle when a worker dies, so each is raced against its death.
 * Trap: keep the remote as long as its worker. When a Comlink remote is garbage-collected, Comlink tells the worker to stop
 * listening; a second wrap() of the same worker then never answers (comlink issue 692). It shows as a rare hang, on the
 * second long run.
 */
import * as Comlink from "comlink";
import type { Before, Card, ExperimentId, FrameOf, Json, Measured, ResultOf } from "../lib/experiments/index.ts";
import type { Values } from "../lib/schema/index.ts";
import type { ExperimentWorker, Listener } from "./experiment.worker.ts";
import { RunFault, unwrap } from "./outcome.ts";
import { shelfPort } from "./page-vault.ts";
import type { Line } from "./tape.ts";
import type { BroughtFile, Hello, ViewEvent } from "./view.ts";

export interface RunListener<Id extends ExperimentId> {
  progress?(fraction: number, note: string, seat?: string): void;
  frame?(frame: FrameOf<Card<Id>>): void;
  /** What the figure's next run should get as `before.kept`. */
  kept?(memory: unknown): void;
  /** Lines of the wire, from the director. */
  lines?(batch: readonly Line[]): void;
  /** A party's own view, from that party's worker. A seat's first event of a play is "dealt". */
  view?(seat: string, event: ViewEvent): void;
}

export interface RunRequest<Id extends ExperimentId> {
  readonly values: Values<Card<Id>["params"]>;
  readonly seed: number | undefined;
  /** What a person brought, by seat. Goes to that party's worker and nowhere else. */
  readonly brought?: Readonly<Record<string, BroughtFile>> | undefined;
  /** What the last run of the figure kept. */
  readonly before?: Before<unknown> | undefined;
}

interface Director {
  readonly worker: Worker;
  readonly remote: Comlink.Remote<ExperimentWorker>;
}

const idle: Director[] = [];
const MOST_IDLE = 2;
/** A script that has not said "ready" by then will not: the network is gone, or the browser refused it without a word. */
const LOAD_PATIENCE = 20_000;

/**
 * What calibrate.ts says of the machine on which the cards' estimates were measured (2 cores, Chromium 156). It stands here, so that the page does
 * not load what only a worker runs.
 */
const REFERENCE_SPEED = 150;

let slowness: Promise<number> | undefined;

const died = (message: string) => new RunFault({ name: "Died", message });

function spawn(make: () => Worker, who: string): Worker {
  try {
    return make();
  } catch (error) {
    // A sandboxed frame without allow-same-origin has an opaque origin, which no worker script belongs to.
    const reason = error instanceof Error ? error.message : String(error);
    throw died(`This page may not start workers, and ${who} needs one (${reason}). In an iframe with a sandbox, add allow-same-origin.`);
  }
}

const hire = (): Director => {
  const worker = spawn(
    () => new Worker(new URL("./experiment.worker.ts", import.meta.url), { type: "module", name: "experiment" }),
    "the experiment",
  );
  return { worker, remote: Comlink.wrap<ExperimentWorker>(worker) };
};

/** After the next paint, but soon in any case: a tab that is hidden meanwhile paints no more, and the run would wait for it. */
const nextPaint = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => resolve());
  });

/** Who wants no motion waits for no frame: a picture that grows is there at once, at its end. */
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset["motion"] === "off";

export class Runner<Id extends ExperimentId> {
  readonly id: Id;
  /** Ends the present run. */
  #end: ((reason: Error) => void) | undefined;
  /** The director of the last run, kept for as long as somebody may open its bytes. */
  #kept: Director | undefined;

  constructor(id: Id) {
    this.id = id;
  }

  /** Rejects with a RunFault: stopped, superseded, died, refused, failed. Nothing half-computed comes out. */
  async run(
    { values, seed, brought = {}, before }: RunRequest<Id>,
    on: RunListener<Id> = {},
  ): Promise<{ result: ResultOf<Card<Id>>; measured: Measured }> {
    this.stop("a newer run took its place");
    const director = this.#kept ?? idle.pop() ?? hire();
    this.#kept = undefined;
    const parties: Worker[] = [];
    const timers: ReturnType<typeof setTimeout>[] = [];
    let end: (reason: Error) => void = () => {};
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    ended.catch(() => {}); // raced below; nobody may be waiting yet
    this.#end = end;

    const watch = (worker: Worker, who: string) => {
      worker.onerror = (event) => {
        event.preventDefault();
        end(died(`The worker of ${who} died${event.message ? `: ${event.message}` : " or did not load"}.`));
      };
      worker.onmessageerror = () => end(died(`A message of ${who}'s worker could not be read.`));
    };
    watch(director.worker, "the experiment");
    const late = () => end(died(`The worker of the experiment did not start within ${LOAD_PATIENCE / 1000} seconds.`));
    const starting = setTimeout(late, LOAD_PATIENCE);
    timers.push(starting);
    void director.remote.ready().then(() => clearTimeout(starting));

    const seat = (name: string): MessagePort => {
      const worker = spawn(
        () => new Worker(new URL("./party.worker.ts", import.meta.url), { type: "module", name: `party ${name}` }),
        name,
      );
      watch(worker, name);
      parties.push(worker);
      const timer = setTimeout(
        () => end(died(`The worker of ${name} did not start within ${LOAD_PATIENCE / 1000} seconds.`)),
        LOAD_PATIENCE,
      );
      timers.push(timer);
      worker.onmessage = ({ data }: MessageEvent<ViewEvent>) => {
        if (data.type === "ready") clearTimeout(timer);
        else on.view?.(name, data);
      };
      const { port1, port2 } = new MessageChannel();
      const own = brought[name];
      worker.postMessage({ files: own ? { [name]: own } : {} } satisfies Hello, [port1, shelfPort()]);
      return Comlink.transfer(port2, [port2]);
    };

    const listener: Listener = {
      seat: (name) => {
        try {
          return seat(name);
        } catch (error) {
          end(error as Error);
          throw error;
        }
      },
      progress: (...args) => {
        on.progress?.(...args);
        return nextPaint();
      },
      frame: (frame: Json) => {
        on.frame?.(frame as FrameOf<Card<Id>>);
        return isStill() ? undefined : nextPaint();
      },
      kept: (memory) => on.kept?.(memory),
      lines: (batch) => {
        on.lines?.(batch);
        return nextPaint();
      },
    };

    let sound = false;
    try {
      const order = { id: this.id, values, seed, given: Object.keys(brought), before };
      const outcome = await Promise.race([director.remote.run(order, Comlink.proxy(listener)), ended]);
      sound = true;
      return unwrap(outcome) as { result: ResultOf<Card<Id>>; measured: Measured };
    } finally {
      for (const party of parties) party.terminate();
      for (const timer of timers) clearTimeout(timer);
      if (this.#end === end) this.#end = undefined;
      if (sound) this.#keep(director);
      else director.worker.terminate();
    }
  }

  /**
   * How many times slower this device is than the one on which the cards' estimates were measured. Measured once for a page;
   * 1 where it cannot be.
   */
  static slowness(): Promise<number> {
    slowness ??= (async () => {
      try {
        const director = idle.pop() ?? hire();
        const measured = await Promise.race([
          director.remote.speed(),
          new Promise<number>((resolve) => setTimeout(resolve, 3000, REFERENCE_SPEED)),
        ]);
        release(director);
        return REFERENCE_SPEED / measured;
      } catch {
        return 1; // no workers here: the run itself will say so
      }
    })();
    return slowness;
  }

  /** The beginning of a message of the last run, at most 64 kB. Empty once another run has begun. */
  async bytes(number: number): Promise<Uint8Array> {
    return this.#kept ? this.#kept.remote.bytes(number) : new Uint8Array();
  }

  stop(why = "you stopped it"): void {
    this.#end?.(new RunFault({ name: "Stopped", message: `The run was ended: ${why}.` }));
    this.#end = undefined;
  }

  /** The widget is gone. */
  dispose(): void {
    this.stop("its figure was closed");
    if (this.#kept) release(this.#kept);
    this.#kept = undefined;
  }

  #keep(director: Director): void {
    if (this.#kept) release(this.#kept);
    this.#kept = director;
  }
}

function release(director: Director): void {
  if (idle.length < MOST_IDLE) idle.push(director);
  else director.worker.terminate();
}

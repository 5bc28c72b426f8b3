"use client";
/**
 * One widget's runs: starts them, gathers what they show, ends them. Nothing half-computed stays on screen: a run that fails
 * or is stopped takes its picture with it, and the last finished one comes back.
 *
 * The runs of a figure with acts go on from one another. What a run keeps is held here, as it came, for the next one; and the
 * last picture stays until the next run has one, with the values that it is a picture of.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import { Runner, type RunRequest } from "../../workers/client.ts";
import { type Fault, RunFault } from "../../workers/outcome.ts";
import type { ViewEvent } from "../../workers/view.ts";
import type { PartyView, Shown } from "./face.ts";

export interface Progress {
  readonly fraction: number;
  readonly note: string;
}

export type RunState<Id extends ExperimentId> =
  | { readonly phase: "idle" }
  | {
      readonly phase: "running";
      readonly shown: Shown<Id>;
      readonly progress: Readonly<Record<string, Progress>>;
      /** The last finished run of a figure whose runs go on from one another. */
      readonly held: Shown<Id> | undefined;
    }
  | { readonly phase: "done"; readonly shown: Shown<Id>; readonly seed: number | undefined }
  | { readonly phase: "failed"; readonly fault: Fault; readonly values: Shown<Id>["values"]; readonly shown?: Shown<Id> | undefined };

export interface Wanted<Id extends ExperimentId> extends Omit<RunRequest<Id>, "before"> {
  /** The same run once more. */
  readonly again?: boolean | undefined;
}

/** What is held between the runs of a figure with acts. */
interface Between<Id extends ExperimentId> {
  /** By the last run, for the next one. */
  kept?: unknown;
  /** What is on screen. */
  seen?: Shown<Id> | undefined;
  /** The last finished run. */
  done?: Shown<Id> | undefined;
}

const blank = <Id extends ExperimentId>({ values, brought = {} }: Wanted<Id>): Shown<Id> => ({
  values,
  lines: [],
  views: {},
  brought: Object.keys(brought),
});

/** A seat's view grows by its events; "dealt" begins it anew (a run may play more than once). */
function grown(view: PartyView | undefined, event: ViewEvent): PartyView | undefined {
  if (event.type === "dealt") return { input: event.input, coins: event.coins, received: [], sent: [] };
  if (view && (event.type === "received" || event.type === "sent")) return { ...view, [event.type]: [...view[event.type], ...event.batch] };
  return view;
}

export interface Runs<Id extends ExperimentId> {
  readonly state: RunState<Id>;
  run(wanted: Wanted<Id>): Promise<void>;
  stop(): void;
  /** The next run is the figure's first again. */
  forget(): void;
  /** As if there had been no run. */
  clear(): void;
  bytes(number: number): Promise<Uint8Array>;
}

/** How far a run is need not be said more often, in milliseconds: to draw it takes the time of whoever computes. */
const OFTEN = 100;

/** What was to be told meanwhile is told once, when the time is over. */
function sparing(tell: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let waits = false;
  const now = () => {
    last = performance.now();
    waits = false;
    tell();
  };
  return () => {
    if (waits) return;
    const left = last + OFTEN - performance.now();
    if (left > 0) {
      waits = true;
      setTimeout(now, left);
    } else now();
  };
}

/** goesOn: a run hands the next one what it keeps, because the figure has acts. */
export function useRun<Id extends ExperimentId>(id: Id, goesOn: boolean): Runs<Id> {
  const [state, setState] = useState<RunState<Id>>({ phase: "idle" });
  const runner = useRef<Runner<Id>>(undefined);
  /** Counts runs: what an older one still says is not heard. */
  const current = useRef(0);
  /** Forgetting puts another object here: what an older run still keeps is then written where nobody reads. */
  const between = useRef<Between<Id>>({});

  useEffect(
    () => () => {
      runner.current?.dispose();
      runner.current = undefined;
    },
    [],
  );

  const run = useCallback(
    async ({ again = false, ...request }: Wanted<Id>) => {
      runner.current ??= new Runner(id);
      const mine = ++current.current;
      const here = between.current;
      const { kept, seen, done: held } = here;
      let shown = seen ?? blank(request);
      let fresh = seen === undefined;
      let progress: Readonly<Record<string, Progress>> = {};
      /** Which phase the run is in. What comes late (a view and an outcome travel on different lines) is shown and reopens nothing. */
      let phase = (): RunState<Id> => ({ phase: "running", shown, progress, held });
      const tell = () => {
        if (current.current === mine) setState(phase());
      };
      const update = (next: Partial<Shown<Id>>) => {
        shown = { ...shown, ...next };
        tell();
      };
      // Not once it is over: what is told once more is published once more.
      const tellSparingly = sparing(() => {
        if (phase().phase === "running") tell();
      });
      /** The first thing this run shows takes the place of what the last one left. */
      const picture = (next: Partial<Shown<Id>>) => {
        if (!fresh) shown = blank(request);
        fresh = true;
        update(next);
        if (goesOn && current.current === mine) here.seen = shown;
      };
      update({});
      try {
        const before = kept === undefined ? undefined : { kept, again };
        const ran = await runner.current.run(
          { ...request, before },
          {
            progress: (fraction, note, seat = "") => {
              progress = { ...progress, [seat]: { fraction, note } };
              tellSparingly();
            },
            frame: (frame) => picture({ frame }),
            kept: (next) => {
              if (current.current === mine) here.kept = next;
            },
            lines: (batch) => update({ lines: [...shown.lines, ...batch] }),
            view: (seat, event) => {
              const view = grown(shown.views[seat], event);
              if (view) update({ views: { ...shown.views, [seat]: view } });
            },
          },
        );
        phase = () => ({ phase: "done", shown, seed: request.seed });
        picture(ran);
        if (goesOn && current.current === mine) here.done = shown;
      } catch (error) {
        const fault: Fault =
          error instanceof RunFault ? error.fault : { name: "Failed", message: error instanceof Error ? error.message : String(error) };
        // A refused run keeps its wire on screen: what was tampered with is what there is to see.
        const refused = fault.name === "ProtocolError";
        phase = () => ({ phase: "failed", fault, values: request.values, shown: refused ? shown : held });
        update({});
        if (current.current === mine) here.seen = here.done;
      }
    },
    [id, goesOn],
  );

  const stop = useCallback(() => runner.current?.stop(), []);
  const forget = useCallback(() => {
    between.current = { ...between.current, kept: undefined };
  }, []);
  const clear = useCallback(() => {
    current.current++;
    runner.current?.stop();
    between.current = {};
    setState({ phase: "idle" });
  }, []);
  const bytes = useCallback(async (number: number) => runner.current?.bytes(number) ?? new Uint8Array(), []);
  return { state, run, stop, forget, clear, bytes };
}

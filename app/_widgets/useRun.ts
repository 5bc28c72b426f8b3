"use client";
/**
 * One widget's runs: starts them, gathers what they show, ends them. Nothing half-computed stays on screen: a run that fails
 * or is stopped takes its picture with it, and the last finished one comes back.
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
  | { readonly phase: "running"; readonly shown: Shown<Id>; readonly progress: Readonly<Record<string, Progress>> }
  | { readonly phase: "done"; readonly shown: Shown<Id>; readonly seed: number | undefined }
  | { readonly phase: "failed"; readonly fault: Fault; readonly values: Shown<Id>["values"]; readonly shown?: Shown<Id> | undefined };

const blank = <Id extends ExperimentId>({ values, brought = {} }: RunRequest<Id>): Shown<Id> => ({
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
  run(request: RunRequest<Id>): Promise<void>;
  stop(): void;
  bytes(number: number): Promise<Uint8Array>;
}

export function useRun<Id extends ExperimentId>(id: Id): Runs<Id> {
  const [state, setState] = useState<RunState<Id>>({ phase: "idle" });
  const runner = useRef<Runner<Id>>(undefined);
  /** Counts runs: what an older one still says is not heard. */
  const current = useRef(0);

  useEffect(
    () => () => {
      runner.current?.dispose();
      runner.current = undefined;
    },
    [],
  );

  const run = useCallback(
    async (request: RunRequest<Id>) => {
      runner.current ??= new Runner(id);
      const mine = ++current.current;
      let shown = blank(request);
      let progress: Readonly<Record<string, Progress>> = {};
      /** Which phase the run is in. What comes late (a view and an outcome travel on different lines) is shown and reopens nothing. */
      let phase = (): RunState<Id> => ({ phase: "running", shown, progress });
      const update = (next: Partial<Shown<Id>>) => {
        shown = { ...shown, ...next };
        if (current.current === mine) setState(phase());
      };
      update({});
      try {
        const ran = await runner.current.run(request, {
          progress: (fraction, note, seat = "") => {
            progress = { ...progress, [seat]: { fraction, note } };
            update({});
          },
          frame: (frame) => update({ frame }),
          lines: (batch) => update({ lines: [...shown.lines, ...batch] }),
          view: (seat, event) => {
            const view = grown(shown.views[seat], event);
            if (view) update({ views: { ...shown.views, [seat]: view } });
          },
        });
        phase = () => ({ phase: "done", shown, seed: request.seed });
        update(ran);
      } catch (error) {
        const fault: Fault =
          error instanceof RunFault ? error.fault : { name: "Failed", message: error instanceof Error ? error.message : String(error) };
        // A refused run keeps its wire on screen: what was tampered with is what there is to see.
        const kept = fault.name === "ProtocolError";
        phase = () => ({ phase: "failed", fault, values: request.values, shown: kept ? shown : undefined });
        update({});
      }
    },
    [id],
  );

  const stop = useCallback(() => runner.current?.stop(), []);
  const bytes = useCallback(async (number: number) => runner.current?.bytes(number) ?? new Uint8Array(), []);
  return { state, run, stop, bytes };
}

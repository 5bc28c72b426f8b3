/** What a figure says of its run: how long, how far, what came of it, what went wrong. */
import type { ReactNode } from "react";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";
import type { RunState } from "./useRun.ts";

export const inWords = (seconds: number) => (seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`);

export function overallProgress(state: Extract<RunState<ExperimentId>, { phase: "running" }>) {
  const all = Object.entries(state.progress);
  if (all.length === 0) return { fraction: 0, note: "Starting the workers" };
  const slowest = all.reduce((least, entry) => (entry[1].fraction < least[1].fraction ? entry : least));
  const note = slowest[0] === "" ? slowest[1].note : `The ${slowest[0]} is ${slowest[1].note}`;
  return { fraction: slowest[1].fraction, note };
}

export function sayOf(state: RunState<ExperimentId>, face: Face<ExperimentId>, step: number | undefined, steps: number): ReactNode {
  if (state.phase !== "done") return "";
  if (step !== undefined && step < steps) return face.stepped?.says(step, steps) ?? `Message ${step} of ${steps} has been sent.`;
  return face.sentence(state.shown as Parameters<typeof face.sentence>[0]);
}

export function faultText(fault: { name: string; message: string }): string {
  if (fault.name === "ProtocolError") return `Refused. ${fault.message} Nothing was learned from this run.`;
  return fault.message;
}

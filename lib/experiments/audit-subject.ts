/** What every mechanism that is audited brings along: its claim, two neighbouring databases, an event that was fixed beforehand, and its outputs. */
import type { NanoEpsilon } from "../dp/budget.ts";
import type { Rng } from "../random/index.ts";

export interface Output {
  readonly score: number;
  /** The event that was fixed beforehand. */
  readonly happens: boolean;
}

export interface Subject {
  readonly claim: { readonly epsilon: number; readonly delta: number };
  /** The event is likelier in the first. */
  readonly worlds: readonly [string, string];
  readonly event: string;
  readonly score: string;
  /** What is wrong, in a sentence; null where nothing is known to be. */
  readonly wrong: string | null;
  /** The event's chances, where the law is known. */
  readonly exact: { readonly frequent: number; readonly rare: number } | null;
  /** Independent outputs in one world. The stream belongs to it from here on. */
  readonly outputs: (world: 0 | 1, rng: Rng) => () => Output;
}

/** Of a mechanism of the library: what it really keeps, and what is said of it. */
export interface Promised {
  readonly kept: NanoEpsilon;
  readonly claimed: number;
}

/** Beside epsilon, where a mechanism of the library has a delta. */
export const DELTA = 1e-5;

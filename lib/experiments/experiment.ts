/**
 * An experiment is a card, an outcome and a run. The card (id, title, params) is small and always loaded: the bench page, the
 * command line and the URL parser need all of them. The outcome (the schema of the result, and what of it is real) is loaded by whoever
 * checks or describes one, the run by whoever runs it.
 *
 * Trap: a run that types its values as "the card's" while the card types its load as "the run's" is a circle (TS7022). So
 * `params` is a constant of its own, and the run refers to that.
 * Trap: a result type must be a `type`, not an `interface`: an interface has no index signature and is not Json.
 */
import type * as v from "valibot";
import type { Message, Tamper } from "../channel/index.ts";
import type { Cast, Given, Outputs, PartyLab, Protocol, Spent } from "../protocol/index.ts";
import type { Fields, Params, ValuesOf } from "../schema/index.ts";

/** What survives JSON: a result is posted to parent pages and printed. A bigint goes in as a decimal string, bytes as hex. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface PlayedOptions {
  readonly tampers?: readonly Tamper[] | undefined;
  /** How long a party waits for one that says nothing, in ms. */
  readonly patience?: number | undefined;
  /** Off the record: no messages, views or progress are reported (a reference run beside the one that is shown). */
  readonly quiet?: boolean | undefined;
  /** Every message sent is written down here as well, so that a play that is refused leaves its transcript. */
  readonly transcript?: TranscriptLine[] | undefined;
  /** How far each party is, also of a quiet play. */
  readonly progress?: ((seat: string, fraction: number, note: string) => void) | undefined;
  /** Ends this play alone; what it throws then is the signal's reason. */
  readonly stop?: AbortSignal | undefined;
  /**
   * Which repetition this is, from 1; absent: none. Under a seed the parties of every play have the same coins, so that one play more moves no
   * other's. A play that repeats another one needs fresh ones, and gets them by its number.
   */
  readonly again?: number | undefined;
}

/** A message as the tap writes it down: who, when, what, how long, and its SHA-256 in hex, without its bytes. */
export type TranscriptLine = Omit<Message, "bytes"> & { readonly sha256: string };

export interface Played {
  /** As sent, before any tampering; sorted by round, then sender, then receiver. Seeded runs repeat it exactly. */
  readonly transcript: readonly TranscriptLine[];
  /** By seat, where each party has a thread of its own. For `measure` alone. */
  readonly spent: Readonly<Record<string, Spent>>;
}

/** What a figure's last run left to the next one. */
export interface Before<Memory> {
  readonly kept: Memory;
  /** The same run was asked for once more: what was only simulated is drawn anew, what became public stays. */
  readonly again: boolean;
}

/** Floor 3's lab: a party's lab, and a stage. */
export interface Lab<Frame extends Json = Json, Memory = unknown> extends PartyLab {
  /** Shows the whole picture so far, not a change to it: frames that the screen has no time for are skipped. */
  show(frame: Frame): void;
  /** Resolves once the frame shown last is on screen; at once where nobody watches. The pace of a picture that grows. */
  painted(): Promise<void>;
  /**
   * Leaves this to the figure's next run, until somebody resets the figure; also when that run cuts this one short. It is how
   * a published answer stays published. Plain data. Call it before the frame that shows what is kept.
   */
  keep(memory: Memory): void;
  /** Undefined in a figure's first run, and always on the command line: there, parameters alone say what happened before. */
  readonly before: Before<Memory> | undefined;
  /** A ticket for what a person brought to this seat, or undefined. The run never holds the thing itself. */
  given(seat: string): Given | undefined;
  /** Runs a protocol with each party in its own place and returns what each party learned. */
  play<P extends Protocol, const C extends Cast<P>>(protocol: P, cast: C, options?: PlayedOptions): Promise<Outputs<P, C> & Played>;
  /** Writes down a figure that depends on the machine (time, engine). It never enters the result. */
  measure(name: string, value: number | string): void;
  /** Milliseconds on a clock that only goes forward. For `measure` alone: a result must not depend on it. */
  now(): number;
}

export type Run<V, Result extends Json, Frame extends Json = Json, Memory = unknown> = (
  values: V,
  lab: Lab<Frame, Memory>,
) => Promise<Result>;

/**
 * Something to do to a figure, time and again, beside running it: publish one more answer. It is a change of parameters, so
 * that a link and a command line can say what was done; that nothing already public is redrawn is the run's care (`Lab.keep`).
 */
export interface Act<V, Result> {
  /** The words on its button. */
  readonly label: string;
  /**
   * What to change. `result` is the last finished run's and absent until there is one. Undefined: this cannot be done now.
   */
  readonly next: (values: V, result: Result | undefined) => Partial<V> | undefined;
}

/** What a person may bring for a seat: values one a line, a table, one secret. */
export type InputKind = "lines" | "table" | "secret";

export interface Outcome<Result extends Json> {
  /** What a run gives. */
  readonly result: v.GenericSchema<unknown, Result>;
  /** What is real here, what is simplified, who must not collude, which attacks it ignores. */
  readonly honesty: string;
}

export interface Experiment<F extends Fields = Fields, Result extends Json = Json, Frame extends Json = Json, Memory = unknown> {
  readonly id: string;
  readonly title: string;
  /** What one sees here, in one sentence: for lists of experiments and for search engines. */
  readonly summary: string;
  readonly params: Params<F>;
  readonly inputs?: Readonly<Record<string, InputKind>>;
  /** Bumped when the same seed and parameters give another result than before. */
  readonly version: number;
  /** What comes out. Loaded by who checks a result, describes it, or must know what of it a person brought. */
  readonly outcome: () => Promise<Outcome<Result>>;
  /**
   * About how many seconds a run takes in Chromium on 2 cores; a page scales it to its device and says it before a long run
   * starts. Absent: always short.
   */
  readonly estimate?: (values: ValuesOf<F>) => number;
  /** The ids of the verdicts its face speaks. Each branches on the computed value and has a test for each way. */
  readonly verdicts?: readonly string[];
  /** In the order of their buttons; the first is the figure's next step. With acts, runs go on from one another (`Lab.before`). */
  readonly acts?: readonly Act<ValuesOf<F>, Result>[];
  /**
   * What a reset sets beside the defaults, where something outlives it: a ledger is not emptied by a reset, so there are other people then.
   */
  readonly fresh?: (seen: Result | Frame | undefined) => Partial<ValuesOf<F>>;
  readonly load: () => Promise<Run<ValuesOf<F>, Result, Frame, Memory>>;
}

export const defineExperiment = <F extends Fields, Result extends Json, Frame extends Json = never, Memory = unknown>(
  card: Experiment<F, Result, Frame, Memory>,
): Experiment<F, Result, Frame, Memory> => card;

// biome-ignore lint/suspicious/noExplicitAny: a registry of experiments with different fields, results and frames
export type AnyExperiment = Experiment<any, any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: inference positions
export type ResultOf<E> = E extends Experiment<any, infer R, any, any> ? R : never;
// biome-ignore lint/suspicious/noExplicitAny: inference positions
export type FrameOf<E> = E extends Experiment<any, any, infer S, any> ? S : never;

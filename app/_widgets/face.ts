/**
 * What a widget's own folder provides: its face. The frame around it (controls, running, exporting, honesty) is the same for
 * every widget and derived from the experiment's card.
 *
 * A Stage is a plain function of its props, without hooks: the same code draws the still at build and the live figure.
 */
import type { ComponentType, ReactNode } from "react";
import type { Card, ExperimentId, FrameOf, Json, Measured, ResultOf } from "../../lib/experiments/index.ts";
import type { Coins } from "../../lib/random/index.ts";
import type { Values } from "../../lib/schema/index.ts";
import type { Line } from "../../workers/tape.ts";
import type { BroughtFile } from "../../workers/view.ts";
import type { OwnProps } from "./OwnDisclosure.tsx";
import type { Options } from "./options.ts";

/** The beginning of a message is enough to look at; its length is the whole one's. */
export interface SeenMessage {
  readonly from: string;
  readonly to: string;
  readonly round: number;
  readonly tag: string;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/**
 * A party's own view, as that party's worker made it: its input, its coins, and the messages it consumed. What it sent follows
 * from these; the worker writes it down as well, so that nothing has to be borrowed from the wire.
 */
export interface PartyView {
  readonly input: Json;
  readonly coins: Coins;
  readonly received: readonly SeenMessage[];
  readonly sent: readonly SeenMessage[];
}

/** Everything that one run has shown so far. */
export interface Shown<Id extends ExperimentId> {
  readonly values: Values<Card<Id>["params"]>;
  readonly result?: ResultOf<Card<Id>> | undefined;
  readonly measured?: Measured | undefined;
  readonly frame?: FrameOf<Card<Id>> | undefined;
  /** The wire, from the director. */
  readonly lines: readonly Line[];
  /** By seat, from the parties. */
  readonly views: Readonly<Record<string, PartyView>>;
  /** Seats for which a person brought something. */
  readonly brought: readonly string[];
}

export interface StageProps<Id extends ExperimentId> extends Shown<Id> {
  /** How many steps of the finished run are shown; undefined: all. */
  readonly step?: number | undefined;
  /** The values as they are set now: ahead of the run's own while somebody drags. Absent in a still, as is `set`. */
  readonly wanted?: Shown<Id>["values"] | undefined;
  /** Sets a parameter, for what is set within the drawing. `settled`: and runs; while a thing is being dragged nothing runs. */
  readonly set?: ((name: string, value: unknown, settled: boolean) => void) | undefined;
  /** The bytes of a message, on demand; absent in a still. */
  readonly openBytes?: ((number: number) => Promise<Uint8Array>) | undefined;
  /** The beginnings of the messages, by number; in a still only. */
  readonly stillBytes?: readonly Uint8Array[] | undefined;
}

export interface DataTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Face<Id extends ExperimentId> {
  /** The experiment's card: it comes with its face, so that a figure loads no other figure's. */
  readonly card: Card<Id>;
  /** The names whose controls stand beside the figure, in this order; the others are under "More settings". */
  readonly primary: readonly string[];
  /** The names that mean something under these values; the others' controls are not drawn. Default: all. */
  readonly relevant?: (values: Values<Card<Id>["params"]>) => readonly string[];
  readonly Stage: (props: StageProps<Id>) => ReactNode;
  /** What happened in this run, in one or two sentences; numbers of the run wear <Live>. */
  readonly sentence: (shown: Shown<Id> & { readonly result: ResultOf<Card<Id>> }) => ReactNode;
  readonly tables: (shown: Shown<Id> & { readonly result: ResultOf<Card<Id>> }) => readonly DataTable[];
  /** The figure as a picture of its own: SVG markup, self-contained. Its code comes when somebody saves it. */
  readonly picture: (shown: Shown<Id> & { readonly result: ResultOf<Card<Id>> }) => Promise<string>;
  /**
   * What a value of this parameter means, as a clause: for who hears its control and does not see it, and for both ends of a
   * ladder. From what a run has shown; undefined until one has.
   */
  readonly meaning?: (name: string, value: number, shown: Shown<Id>) => string | undefined;
  /** How many steps a finished run can be walked through; absent: it cannot. */
  readonly steps?: (shown: Shown<Id>) => number;
  /** How a walk through a run speaks. Default: of messages that have been sent. */
  readonly stepped?: {
    readonly next: string;
    readonly says: (step: number, steps: number) => string;
    /** Steps a second at which a finished run is walked through by itself, where motion is wanted; absent: it waits for the reader. */
    readonly pace?: (steps: number) => number;
    /** What is said meanwhile. */
    readonly playing?: string;
  };
  /** Where a person brings their own: of an experiment with inputs it is `OwnDisclosure`, and no other figure loads that. */
  readonly Own?: ComponentType<OwnProps>;
  /** What to call the parties, by seat, where a person brings their lists. */
  readonly seats?: Readonly<Record<string, string>>;
  /** Where what a person brings is no list for each party: a form of this figure's own. */
  readonly own?: OwnForm;
  /** For text parameters that are chosen and not typed: `optionsOf`. */
  readonly options?: Options<Id>;
}

export interface OwnForm {
  readonly summary: string;
  /** Why a seed would give away what was brought. */
  readonly seeded: string;
  /** The form's code comes when somebody opens it. */
  readonly load: () => Promise<ComponentType<OwnFormProps>>;
}

export interface OwnFormProps {
  // biome-ignore lint/suspicious/noExplicitAny: the values of some experiment, which its own form knows
  readonly values: any;
  /** Whether a person's own is what the figure shows. */
  readonly brought: boolean;
  /** What was brought, by seat, and the parameters that were declared with it. */
  readonly onBring: (files: Readonly<Record<string, BroughtFile>>, changes: Readonly<Record<string, unknown>>) => void;
  readonly onClear: (changes: Readonly<Record<string, unknown>>) => void;
}

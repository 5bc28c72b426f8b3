/**
 * An exercise: a learner writes functions, a judge tries them and then attacks them. The card is cheap and lists no code; the judge is
 * loaded by whoever runs it, and never where the learner's code runs.
 *
 * Knows: the judge knows what it asked and what came back. It sees neither the learner's source nor the learner's random choices: an
 * attack that needed them would not be one.
 *
 * Trap: whatever comes back may be anything. A judge that trusts it answers a beginner with a TypeError of its own.
 */
import type { Rng } from "../random/index.ts";

/** What crosses to the learner's code and back: data that structured clone copies, and no live objects. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain };

export interface Exercise {
  readonly id: string;
  readonly title: string;
  /** The lesson in which it stands. */
  readonly lesson: string;
  /** What the learner writes and who attacks it, in one sentence. */
  readonly summary: string;
  /** The functions that the learner's file must export. */
  readonly entry: readonly string[];
  readonly load: () => Promise<Judge>;
}

/**
 * The learner's code, wherever it runs. Every call gets its arguments and the exercise's tools after them. A call that gives no plain
 * data back rejects with a LearnerFault.
 */
export interface Learner {
  call(name: string, args: readonly Plain[]): Promise<unknown>;
  /** The same function once for each list of arguments, in order. The first call that fails rejects; its LearnerFault says which (`at`). */
  callMany(name: string, args: readonly (readonly Plain[])[]): Promise<unknown[]>;
  /**
   * Evaluates the learner's file anew, as a page does that is opened again: what it kept in its own variables is gone. The tools and their
   * randomness go on where they were.
   */
  restart(): Promise<void>;
}

/**
 * threw    the learner's function threw; a refusal that the judge may have asked for
 * timeout  it took longer than it may
 * data     it returned something that is no plain data
 * missing  the file does not export that name as a function
 * broken   the file could not be read, or threw while it was evaluated
 */
export type FaultKind = "threw" | "timeout" | "data" | "missing" | "broken";

export class LearnerFault extends Error {
  override readonly name = "LearnerFault";
  constructor(
    readonly kind: FaultKind,
    /** A sentence that a learner can act on. Of `threw`: what the learner's own error said. */
    message: string,
    /** Of callMany: which of the calls, from 0. */
    readonly at?: number,
    /** The line of the learner's file, where it is known. */
    readonly line?: number,
  ) {
    super(message);
  }
}

export interface JudgeLab {
  readonly rng: Rng;
  progress(fraction: number, note: string): Promise<void>;
}

/** A small table of texts. */
export interface Shown {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Check {
  readonly id: string;
  /** A test asks whether the code does what it should; an attack, whether it does what it must not. */
  readonly kind: "test" | "attack";
  readonly title: string;
  readonly passed: boolean;
  /** What happened, in one or two sentences, with this run's numbers. */
  readonly says: string;
  /** The counterexample: what went in, what came back, and what the attacker read off. */
  readonly shown?: Shown;
}

/**
 * Yields checks as they are done: first the tests, and it stops at the first that fails; then, if all passed, every attack. On a right
 * solution an attack that counts (rather than computes) is wrong at most once in a million runs, all of a run's attacks together.
 */
export type Judge = (learner: Learner, lab: JudgeLab) => AsyncGenerator<Check, void>;

/**
 * Who says what around a run of an exercise:
 *
 *   page    -> sandbox   Hello, once: which exercise, whose code, and the port to the judge
 *   sandbox -> page      Proof, once, before anything of the learner's was evaluated; after it the sandbox cannot speak to the page
 *   page    -> judge     Order, once, only when the proof is right
 *   judge  <-> sandbox   Ask and Reply, over the port
 *   judge   -> page      News
 *
 * What comes over the port was made where the learner's code runs: the judge checks its form before it reads it.
 */
import type { Check, FaultKind, Plain } from "../../lib/exercises/index.ts";

export interface Hello {
  readonly exercise: string;
  readonly source: string;
  readonly port: MessagePort;
}

export interface Proof {
  /** Strings may be evaluated: without that nothing of the learner's can run. */
  readonly evaluates: boolean;
  /** Each must be true: the policy refused it. */
  readonly refused: { readonly fetch: boolean; readonly importScripts: boolean };
  /** Names of the worker's global that could not be taken away. Must be empty. */
  readonly left: readonly string[];
}

export interface Order {
  readonly exercise: string;
  readonly port: MessagePort;
}

export type Ask =
  | { readonly ask: "begin"; readonly number: number; readonly entry: readonly string[] }
  | { readonly ask: "calls"; readonly number: number; readonly name: string; readonly args: readonly (readonly Plain[])[] };

export interface FaultData {
  readonly kind: FaultKind;
  readonly message: string;
  /** Of several calls, which one, from 0. */
  readonly at?: number | undefined;
  readonly line?: number | undefined;
}

export type Reply =
  | { readonly reply: "values"; readonly number: number; readonly values: readonly unknown[] }
  | { readonly reply: "fault"; readonly number: number; readonly fault: FaultData }
  | { readonly reply: "printed"; readonly line: string };

export type News =
  | { readonly news: "progress"; readonly fraction: number; readonly note: string }
  /** With the line of the learner's file that the check speaks of, if it speaks of one. */
  | { readonly news: "check"; readonly check: Check; readonly line?: number | undefined }
  | { readonly news: "printed"; readonly line: string }
  /** The learner's time is up: the sandbox is to be ended. The judge may still have something to say. */
  | { readonly news: "overdue" }
  /** The learner's code failed in a way that the judge does not answer with a check. */
  | { readonly news: "fault"; readonly fault: FaultData }
  | { readonly news: "judged" }
  /** The judge itself failed: our mistake. */
  | { readonly news: "broken"; readonly message: string };

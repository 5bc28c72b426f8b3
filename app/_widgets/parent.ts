"use client";
/**
 * An embedded widget and the page around it. Every message is `{ petri: 1, type, widget, ... }` and checked both ways.
 *
 * It listens to its parent window only, pins the origin of the first valid message, and says what a run gave to that origin
 * alone. `ready`, `resize` and `key` tell nothing about a run and go to whoever is there.
 */
import * as v from "valibot";
import type { AnyExperiment, Json } from "../../lib/experiments/index.ts";
import { withoutInput } from "../../lib/experiments/own-input.ts";
import { checked } from "../../lib/schema/index.ts";

const envelope = { petri: v.literal(1), widget: v.string() };
const order = v.strictObject({ ...envelope, type: v.picklist(["set", "run", "reset", "get"]) });
const setting = v.strictObject({ ...envelope, type: v.literal("set"), params: v.record(v.string(), v.unknown()) });

export type Heard =
  | { readonly type: "set"; readonly values: Readonly<Record<string, unknown>> }
  | { readonly type: "run" | "reset" | "get" }
  | { readonly type: "refused"; readonly sentence: string };

/** What a parent's message means. Undefined: it is not one of ours, and is ignored in silence. */
export function readMessage(card: AnyExperiment, now: Readonly<Record<string, unknown>>, data: unknown): Heard | undefined {
  if (typeof data !== "object" || data === null || !("petri" in data)) return undefined;
  const read = v.safeParse("type" in data && data.type === "set" ? setting : order, data);
  if (!read.success) return { type: "refused", sentence: `This is not a message for a widget: ${read.issues[0].message}.` };
  const { output } = read;
  if (output.widget !== card.id)
    return { type: "refused", sentence: `This is the widget "${card.id}", not "${output.widget.slice(0, 60)}".` };
  if (!("params" in output)) return { type: output.type as Exclude<typeof output.type, "set"> }; // which the other shape reads
  try {
    return { type: "set", values: checked(card.params, { ...now, ...output.params }) };
  } catch (error) {
    return { type: "refused", sentence: (error as Error).message };
  }
}

export type Said =
  | { readonly type: "ready" }
  | { readonly type: "resize"; readonly height: number }
  | { readonly type: "key"; readonly key: string }
  | { readonly type: "state"; readonly params: Json }
  | { readonly type: "result"; readonly params: Json; readonly result: Json }
  | { readonly type: "error"; readonly message: string };

const OPEN = new Set<Said["type"]>(["ready", "resize", "key"]);

export interface Parent {
  say(said: Said): void;
  /** A result; what is made of a person's own input is left out where there was one. Resolves once it is said; results keep their order. */
  result(params: Json, result: Json, ownInput: boolean): Promise<void>;
  close(): void;
}

/** Undefined where there is no parent: the page stands alone. */
export function joinParent(
  card: AnyExperiment,
  current: () => Readonly<Record<string, unknown>>,
  hear: (heard: Heard) => void,
): Parent | undefined {
  const parent = window.parent;
  if (parent === window) return undefined;
  let pinned: string | undefined;
  let lastSaid = Promise.resolve();

  const say = (said: Said) => {
    const target = OPEN.has(said.type) ? "*" : pinned;
    if (target !== undefined) parent.postMessage({ petri: 1, widget: card.id, ...said }, target);
  };
  const listen = (event: MessageEvent) => {
    if (event.source !== parent || (pinned !== undefined && event.origin !== pinned)) return;
    const heard = readMessage(card, current(), event.data);
    if (!heard) return;
    // An opaque origin ("null") cannot be addressed: nothing could be sent to it alone.
    if (heard.type !== "refused" && event.origin !== "null") pinned ??= event.origin;
    hear(heard);
  };
  addEventListener("message", listen);
  return {
    say,
    result: (params, result, ownInput) => {
      if (pinned === undefined) return lastSaid;
      const open = async () => (ownInput ? await withoutInput(card, result) : result);
      lastSaid = lastSaid
        .then(async () => say({ type: "result", params, result: await open() }))
        .catch(() =>
          say({ type: "error", message: "What of the result is made of your input could not be told apart, so it stays here." }),
        );
      return lastSaid;
    },
    close: () => removeEventListener("message", listen),
  };
}

"use client";
/**
 * Joins an embedded figure to the page around it: what is said, when; keys that the figure does not use go to the parent. It
 * draws nothing; it is a component so that it loads in embeds only.
 */
import { type RefObject, useEffect, useRef } from "react";
import type { AnyExperiment, ExperimentId, Json } from "../../lib/experiments/index.ts";
import { joinParent, type Parent } from "./parent.ts";
import type { RunState } from "./useRun.ts";

interface Joined {
  readonly card: AnyExperiment;
  readonly values: Readonly<Record<string, unknown>>;
  readonly state: RunState<ExperimentId>;
  readonly keys: "yield" | "capture";
  run(): void;
  reset(): void;
  set(values: Readonly<Record<string, unknown>>): void;
}

export function ParentLink({ frame, ...joined }: Joined & { readonly frame: RefObject<HTMLElement | null> }): null {
  const now = useRef<Joined>(joined);
  useEffect(() => {
    now.current = joined;
  });
  const parent = useRef<Parent>(undefined);
  const { card, keys } = joined;

  useEffect(() => {
    const answer = () => {
      const { values, state } = now.current;
      parent.current?.say({ type: "state", params: values as Json });
      if (state.phase === "done")
        void parent.current?.result(state.shown.values as Json, state.shown.result as Json, state.shown.brought.length > 0);
    };
    parent.current = joinParent(
      card,
      () => now.current.values,
      (heard) => {
        const here = now.current;
        if (heard.type === "set") here.set(heard.values);
        else if (heard.type === "refused") parent.current?.say({ type: "error", message: heard.sentence });
        else if (heard.type === "get") answer();
        else here[heard.type]();
      },
    );
    parent.current?.say({ type: "ready" });
    return () => parent.current?.close();
  }, [card]);

  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() =>
      parent.current?.say({ type: "resize", height: Math.ceil(box.getBoundingClientRect().height) }),
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);

  const { values } = joined;
  useEffect(() => {
    parent.current?.say({ type: "state", params: values as Json });
  }, [values]);

  const { state } = joined;
  useEffect(() => {
    if (state.phase === "done")
      parent.current?.result(state.shown.values as Json, state.shown.result as Json, state.shown.brought.length > 0);
    if (state.phase === "failed" && state.fault.name !== "Stopped") parent.current?.say({ type: "error", message: state.fault.message });
  }, [state]);

  useEffect(() => {
    if (keys !== "yield") return;
    const hear = (event: KeyboardEvent) => {
      if (
        !event.defaultPrevented &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        event.key !== "Tab" &&
        !uses(event.target, event.key)
      ) {
        parent.current?.say({ type: "key", key: event.key });
      }
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [keys]);

  return null;
}

const ACTIVATE = new Set(["Enter", " "]);
const MOVE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]);

/** Does the control that has the focus do something with this key itself? */
export function uses(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest("input, textarea, select, button, a, summary");
  if (!control) return false;
  const kind = control instanceof HTMLInputElement ? control.type : control.tagName.toLowerCase();
  if (kind === "textarea" || kind === "text" || kind === "number") return true;
  if (kind === "radio" || kind === "range" || kind === "select")
    return ACTIVATE.has(key) || MOVE.has(key) || (kind === "select" && key.length === 1);
  return ACTIVATE.has(key);
}

"use no memo"; // one line of a hook: what the compiler would add weighs more than it saves
/**
 * The latest result of each figure on this page, for questions that ask about it. Of this page's life only: never stored.
 * Trap: one widget may stand on a page several times, and scrolling past one runs it: a question means the figure it names.
 */
import { useSyncExternalStore } from "react";

const results = new Map<string, unknown>();
const listeners = new Set<() => void>();

const keyOf = (id: string, figure: string | undefined) => (figure === undefined ? id : `${id} ${figure}`);

export function publishResult(id: string, figure: string | undefined, result: unknown): void {
  results.set(keyOf(id, figure), result);
  for (const tell of listeners) tell();
}

export const latestResult = (id: string, figure?: string): unknown => results.get(keyOf(id, figure));

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
};

export const useLatestResult = (id: string | undefined, figure?: string): unknown =>
  useSyncExternalStore(
    subscribe,
    () => (id === undefined ? undefined : latestResult(id, figure)),
    () => undefined,
  );

/** The latest result of each widget on this page, for questions that ask about it. Of this page's life only: never stored. */
import { useSyncExternalStore } from "react";

const results = new Map<string, unknown>();
const listeners = new Set<() => void>();

export function publishResult(id: string, result: unknown): void {
  results.set(id, result);
  for (const tell of listeners) tell();
}

export const latestResult = (id: string): unknown => results.get(id);

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
};

export const useLatestResult = (id: string | undefined): unknown =>
  useSyncExternalStore(
    subscribe,
    () => (id === undefined ? undefined : results.get(id)),
    () => undefined,
  );

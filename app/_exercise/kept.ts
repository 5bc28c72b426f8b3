"use client";
// The page's one store of code, made on first use, which is always in the browser. On the server nothing has been written.
import { useSyncExternalStore } from "react";
import { browserShelf } from "../_store/shelf.ts";
import { type CodeStore, type Kept, makeCodeStore, NOTHING } from "./store.ts";

let store: CodeStore | undefined;

export function codeStore(): CodeStore {
  if (store === undefined) {
    const made = makeCodeStore(browserShelf, () => window.sessionStorage);
    window.addEventListener("storage", () => made.reread());
    store = made;
  }
  return store;
}

const subscribe = (hear: () => void) => codeStore().subscribe(hear);

export const useKept = (exercise: string): Kept =>
  useSyncExternalStore(
    subscribe,
    () => codeStore().of(exercise),
    () => NOTHING,
  );

export const useKeeps = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => codeStore().keeps(),
    () => true,
  );

// This browser's storage, as everything here is given it: three calls, each of which may throw (blocked by a setting, full, a sandboxed
// frame, taken away while the page is open). Nobody else in the app touches localStorage.
//
// The trap: reading `window.localStorage` is itself what throws where storage is blocked. So a shelf is handed round as a function.

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What a page that lists or deletes everything needs as well. */
export interface WholeShelf extends Shelf {
  readonly length: number;
  key(index: number): string | null;
}

export type OpenShelf<S extends Shelf = Shelf> = () => S;

export const browserShelf: OpenShelf<WholeShelf> = () => window.localStorage;

export function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** What is stored under a key, read as JSON: undefined where there is nothing, where it cannot be read, or where it is not JSON. */
export function readJson(open: OpenShelf, key: string): unknown {
  let found: unknown;
  attempt(() => {
    const text = open().getItem(key);
    if (text !== null) found = JSON.parse(text);
  });
  return found;
}

/** Whether anything can be kept: asked by keeping something. */
export const keepsAnything = (open: OpenShelf): boolean =>
  attempt(() => {
    open().setItem("petri:try", "1");
    open().removeItem("petri:try");
  });

/** The entries of an object somebody stored, which may be anything. */
export const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

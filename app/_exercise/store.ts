// What a learner has written, kept in this browser and nowhere else, under one key: by exercise the code, the starter it began from, and
// whether it has passed once. Every touch of storage may throw (blocked by a setting, full, a sandboxed frame); then the code lasts as
// long as the page does, and the page says so.
//
// While code runs, a mark stands in this tab's own storage. A memory that runs full takes a whole tab down in some browsers, and nothing
// can be said at that moment: the page that is opened next finds the mark and says it.
import { KEYS, RUNNING } from "../_store/keys.ts";
import { attempt, entriesOf, keepsAnything, type OpenShelf, readJson } from "../_store/shelf.ts";

export interface Kept {
  /** absent: as the starter */
  readonly code?: string;
  /** the starter from which the code began: its version, not its text */
  readonly starter?: string;
  /** once passed, always passed */
  readonly passed?: boolean;
}
/** by exercise */
export type AllKept = Readonly<Record<string, Kept>>;

export const KEY = KEYS.code;
export const NOTHING: Kept = {};

export interface CodeStore {
  of(exercise: string): Kept;
  /** false: nothing can be stored */
  keeps(): boolean;
  write(exercise: string, code: string, starter: string): void;
  /** The code is gone; that it has passed stays. */
  reset(exercise: string): void;
  pass(exercise: string): void;
  subscribe(hear: () => void): () => void;
  /** another tab has written, or everything was deleted */
  reread(): void;
  /** A run of this exercise begins; call the answer when it has ended, in whatever way. */
  running(exercise: string): () => void;
  /** Whether a run of it never ended in this tab. Asked once: the mark is gone then. */
  tookThePageDown(exercise: string): boolean;
}

export function makeCodeStore(shelf: OpenShelf, tab: OpenShelf): CodeStore {
  const listeners = new Set<() => void>();
  let keeps = keepsAnything(shelf);
  let all: AllKept = keeps ? read(shelf) : {};
  const change = (next: AllKept) => {
    all = next;
    for (const hear of listeners) hear();
  };
  const update = (exercise: string, make: (before: Kept) => Kept) => {
    if (keeps) all = read(shelf); // another tab may have written since
    const next = { ...all, [exercise]: make(all[exercise] ?? NOTHING) };
    keeps = keeps && attempt(() => shelf().setItem(KEY, JSON.stringify(next)));
    change(next);
  };
  const unmark = () => void attempt(() => tab().removeItem(RUNNING));
  return {
    of: (exercise) => all[exercise] ?? NOTHING,
    keeps: () => keeps,
    write: (exercise, code, starter) => update(exercise, (before) => ({ ...before, code, starter })),
    reset: (exercise) => update(exercise, ({ passed }) => (passed ? { passed } : {})),
    pass: (exercise) => update(exercise, (before) => ({ ...before, passed: true })),
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    reread: () => change(keeps ? read(shelf) : all),
    running(exercise) {
      attempt(() => tab().setItem(RUNNING, exercise));
      return unmark;
    },
    tookThePageDown(exercise) {
      let found = false;
      attempt(() => {
        found = tab().getItem(RUNNING) === exercise;
      });
      if (found) unmark();
      return found;
    },
  };
}

/** What is stored may be anything: a hand, another version. Only what has the right shape counts. */
const read = (shelf: OpenShelf): AllKept =>
  Object.fromEntries(entriesOf(readJson(shelf, KEY)).map(([exercise, kept]) => [exercise, shaped(kept)]));

function shaped(kept: unknown): Kept {
  const { code, starter, passed } = (kept ?? {}) as { [key: string]: unknown };
  return {
    ...(typeof code === "string" && { code }),
    ...(typeof starter === "string" && { starter }),
    ...(passed === true && { passed }),
  };
}

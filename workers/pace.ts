/** The listener sets the pace: nothing is posted while it is still busy with what came before. */

export interface Paced<T> {
  offer(item: T): void;
  /** Resolves once everything offered so far was delivered. */
  drained(): Promise<void>;
}

/** Delivers all that came meanwhile at once. For transcripts. */
export function paced<T>(deliver: (items: readonly T[]) => void | Promise<void>): Paced<T> {
  let waiting: T[] = [];
  let busy: Promise<void> | undefined;
  const run = async () => {
    while (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      await deliver(items);
    }
    busy = undefined;
  };
  return {
    offer(item) {
      waiting.push(item);
      busy ??= run();
    },
    drained: async () => {
      await busy;
    },
  };
}

/** Of what came meanwhile, delivers the newest only. For pictures and progress. */
export const latest = <T>(deliver: (item: T) => void | Promise<void>): Paced<T> => paced((items) => deliver(items.at(-1) as T));

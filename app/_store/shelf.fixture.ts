// Storage for tests: one that works and can be filled up, and one that is blocked.
import type { WholeShelf } from "./shelf.ts";

export function shelf(content: Record<string, string> = {}) {
  const kept = new Map(Object.entries(content));
  let writes = 0;
  let room = Number.POSITIVE_INFINITY;
  const made: WholeShelf = {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      const others = [...kept].reduce((sum, [name, text]) => (name === key ? sum : sum + name.length + text.length), 0);
      if (others + key.length + value.length > room) throw new DOMException("full", "QuotaExceededError");
      writes += 1;
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
  return {
    kept,
    open: () => made,
    writes: () => writes,
    /** From now on it holds so many characters, names and values together. */
    limit: (characters: number) => {
      room = characters;
    },
  };
}

export const blocked = (): never => {
  throw new DOMException("storage is blocked", "SecurityError");
};

// Where a reader was: for each lesson the section read last, and which lesson that was. No times, no lengths of stay, no history.
// It is a bookmark and no progress: progress is earned by answers alone (app/_lesson/progress.ts).
import { KEYS } from "./keys.ts";
import { attempt, entriesOf, type OpenShelf, readJson } from "./shelf.ts";

export interface Places {
  /** the lesson that was read last */
  readonly last: string | undefined;
  /** by lesson, a section's id */
  readonly sections: Readonly<Record<string, string>>;
}

export const NOWHERE: Places = { last: undefined, sections: {} };

/** What is stored may be anything: a hand, another version. Only what has the right shape counts. */
export function readPlaces(open: OpenShelf): Places {
  const { last, sections } = (readJson(open, KEYS.place) ?? {}) as { last?: unknown; sections?: unknown };
  const known = entriesOf(sections).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { last: typeof last === "string" ? last : undefined, sections: Object.fromEntries(known) };
}

/** Kept at once: another tab may hold another lesson, so what is there is read first. Where nothing can be kept, nothing happens. */
export function keepPlace(open: OpenShelf, lesson: string, section: string): void {
  const before = readPlaces(open);
  if (before.last === lesson && before.sections[lesson] === section) return;
  const next: Places = { last: lesson, sections: { ...before.sections, [lesson]: section } };
  attempt(() => open().setItem(KEYS.place, JSON.stringify(next)));
}

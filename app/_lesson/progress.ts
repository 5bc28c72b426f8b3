// What a learner has answered, kept in this browser and nowhere else. One key, versioned; every touch of storage may throw (blocked by a
// setting, full, a sandboxed frame), and then the answers last as long as the page does, and the page says so.
//
// A question's first answer is kept for ever; "right" once means right from then on. No times, no counts, no streaks. With an answer
// stands the version of the lesson it was given in, so that a lesson that has changed since can say so.
import { KEYS } from "../_store/keys.ts";
import { attempt, entriesOf, keepsAnything, type OpenShelf, readJson } from "../_store/shelf.ts";

export interface Answer {
  readonly first: string;
  readonly right: boolean;
  /** of the lesson, in which what stands here was given: the latest right answer, or the latest try while none was right */
  readonly version: number;
}
/** by lesson, then by question */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

export const EMPTY: Answers = {};

export interface Progress {
  answers(): Answers;
  /** false: nothing can be stored, answers last as long as the page */
  keeps(): boolean;
  answered(lesson: { readonly id: string; readonly version: number }, question: string, value: string, right: boolean): void;
  subscribe(hear: () => void): () => void;
  /** another tab has written, or somebody has deleted everything */
  reread(): void;
}

export function makeProgress(open: OpenShelf): Progress {
  const listeners = new Set<() => void>();
  let keeps = keepsAnything(open);
  let answers = keeps ? readAnswers(open) : EMPTY;
  const changed = (next: Answers) => {
    answers = next;
    for (const hear of listeners) hear();
  };
  return {
    answers: () => answers,
    keeps: () => keeps,
    answered({ id, version }, question, value, right) {
      if (keeps) answers = readAnswers(open); // another tab may have written since
      const before = answers[id]?.[question];
      const kept: Answer = {
        first: before?.first ?? value,
        right: right || before?.right === true,
        version: right || before?.right !== true ? version : before.version,
      };
      const next = { ...answers, [id]: { ...answers[id], [question]: kept } };
      keeps = keeps && attempt(() => open().setItem(KEYS.answers, JSON.stringify(next)));
      changed(next);
    },
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    reread: () => changed(keeps ? readAnswers(open) : answers),
  };
}

/** What is stored may be anything: a hand, another version. Only what has the right shape counts. */
export function readAnswers(open: OpenShelf): Answers {
  return Object.fromEntries(
    entriesOf(readJson(open, KEYS.answers)).map(([lesson, questions]) => [
      lesson,
      Object.fromEntries(
        entriesOf(questions).flatMap(([question, value]) => {
          const answer = asAnswer(value);
          return answer === undefined ? [] : [[question, answer]];
        }),
      ),
    ]),
  );
}

/** Petri 0.1.0 kept no version: the lessons of that time were all version 1. */
function asAnswer(value: unknown): Answer | undefined {
  const { first, right, version = 1 } = (value ?? {}) as { first?: unknown; right?: unknown; version?: unknown };
  if (typeof first !== "string" || typeof right !== "boolean") return undefined;
  return { first, right, version: typeof version === "number" && Number.isInteger(version) && version > 0 ? version : 1 };
}

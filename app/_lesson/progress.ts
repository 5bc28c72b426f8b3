// What a learner has answered, kept in this browser and nowhere else. One key, versioned; every touch of storage may throw (blocked by a
// setting, full, a sandboxed frame), and then the answers last as long as the page does, and the page says so.
//
// A question's first answer is kept for ever; "right" once means right from then on. No times, no counts, no streaks.

export interface Answer {
  readonly first: string;
  readonly right: boolean;
}
/** by lesson, then by question */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = "petri:answers:1";
export const EMPTY: Answers = {};

export interface Progress {
  answers(): Answers;
  /** false: nothing can be stored, answers last as long as the page */
  keeps(): boolean;
  answered(lesson: string, question: string, value: string, right: boolean): void;
  forget(): void;
  subscribe(hear: () => void): () => void;
  /** another tab has written */
  reread(): void;
}

export function makeProgress(shelf: () => Shelf): Progress {
  const listeners = new Set<() => void>();
  let keeps = works(shelf);
  let answers = keeps ? read(shelf) : EMPTY;
  const changed = (next: Answers) => {
    answers = next;
    for (const hear of listeners) hear();
  };
  return {
    answers: () => answers,
    keeps: () => keeps,
    answered(lesson, question, value, right) {
      if (keeps) answers = read(shelf); // another tab may have written since
      const before = answers[lesson]?.[question];
      const kept: Answer = { first: before?.first ?? value, right: right || before?.right === true };
      const next = { ...answers, [lesson]: { ...answers[lesson], [question]: kept } };
      keeps = keeps && attempt(() => shelf().setItem(KEY, JSON.stringify(next)));
      changed(next);
    },
    forget() {
      attempt(() => shelf().removeItem(KEY));
      changed(EMPTY);
    },
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    reread: () => changed(keeps ? read(shelf) : answers),
  };
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function works(shelf: () => Shelf): boolean {
  return attempt(() => {
    shelf().setItem(`${KEY}:try`, "1");
    shelf().removeItem(`${KEY}:try`);
  });
}

/** What is stored may be anything: a hand, another version. Only what has the right shape counts. */
function read(shelf: () => Shelf): Answers {
  let stored: unknown;
  if (!attempt(() => (stored = JSON.parse(shelf().getItem(KEY) ?? "{}")))) return EMPTY;
  return Object.fromEntries(
    entries(stored).map(([lesson, questions]) => [
      lesson,
      Object.fromEntries(entries(questions).filter((entry): entry is [string, Answer] => isAnswer(entry[1]))),
    ]),
  );
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

const isAnswer = (value: unknown): value is Answer => {
  const { first, right } = (value ?? {}) as { first?: unknown; right?: unknown };
  return typeof first === "string" && typeof right === "boolean";
};

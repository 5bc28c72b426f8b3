"use client";
// What every part of a lesson's page knows: which lesson it is, what its outcomes are, what has been answered. The page's content is made
// on the server and passed through; only the parts that answer are React in the browser.
import { createContext, type ReactNode, use, useCallback, useMemo, useSyncExternalStore } from "react";
import { browserShelf } from "../_store/shelf.ts";
import { type Answer, type Answers, EMPTY, makeProgress } from "./progress.ts";

export interface OutcomeFacts {
  readonly id: string;
  readonly text: string;
  readonly question: string;
}

interface LessonFacts {
  readonly lesson: string;
  /** of the lesson as this page has it */
  readonly version: number;
  readonly outcomes: readonly OutcomeFacts[];
}

const LessonContext = createContext<LessonFacts>({ lesson: "", version: 1, outcomes: [] });

export function LessonFrame({ lesson, version, outcomes, children }: LessonFacts & { children: ReactNode }) {
  const facts = useMemo(() => ({ lesson, version, outcomes }), [lesson, version, outcomes]);
  return <LessonContext value={facts}>{children}</LessonContext>;
}

/** One for the page: made on first use, which is always in the browser. */
let progress: ReturnType<typeof makeProgress> | undefined;
function theProgress() {
  if (progress === undefined) {
    const made = makeProgress(browserShelf);
    window.addEventListener("storage", () => made.reread());
    progress = made;
  }
  return progress;
}
const subscribe = (hear: () => void) => theProgress().subscribe(hear);

/** On the server, and until the page has come alive, nothing has been answered. */
const useAnswers = (): Answers =>
  useSyncExternalStore(
    subscribe,
    () => theProgress().answers(),
    () => EMPTY,
  );

export const useKeeps = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => theProgress().keeps(),
    () => true,
  );

export interface OutcomeState extends OutcomeFacts {
  /** not tried, tried, answered correctly once */
  readonly state: "todo" | "started" | "done";
}

const statesIn = (answers: Answers[string] | undefined, outcomes: readonly OutcomeFacts[]): readonly OutcomeState[] =>
  outcomes.map((outcome) => {
    const answer = answers?.[outcome.question];
    return { ...outcome, state: answer === undefined ? "todo" : answer.right ? "done" : "started" };
  });

export function useOutcomes(): readonly OutcomeState[] {
  const { lesson, outcomes } = use(LessonContext);
  return statesIn(useAnswers()[lesson], outcomes);
}

/** Of several lessons, for pages that lead to them. */
export function useOutcomesOf(lessons: readonly { readonly id: string; readonly outcomes: readonly OutcomeFacts[] }[]) {
  const answers = useAnswers();
  return lessons.map(({ id, outcomes }) => statesIn(answers[id], outcomes));
}

/** Set where an answer was given in another version of the lesson than this page has. */
export interface OtherVersion {
  readonly was: number;
  readonly now: number;
}

const otherVersion = (answer: Answer | undefined, now: number): OtherVersion | undefined =>
  answer === undefined || answer.version === now ? undefined : { was: answer.version, now };

/** The versions in which the outcomes were answered that are not this page's, oldest first; and this page's. */
export function useOtherVersions(): { readonly were: readonly number[]; readonly now: number } {
  const { lesson, version, outcomes } = use(LessonContext);
  const answers = useAnswers()[lesson];
  const found = outcomes.flatMap(({ question }) => otherVersion(answers?.[question], version)?.was ?? []);
  return { were: [...new Set(found)].sort((a, b) => a - b), now: version };
}

export interface Asked {
  /** what storage has of this question */
  readonly kept: Answer | undefined;
  readonly otherVersion: OtherVersion | undefined;
  /** the outcome it tests, if any */
  readonly outcome: OutcomeFacts | undefined;
  answered(value: string, right: boolean): void;
}

export function useQuestion(id: string): Asked {
  const { lesson, version, outcomes } = use(LessonContext);
  const kept = useAnswers()[lesson]?.[id];
  const answered = useCallback(
    (value: string, right: boolean) => theProgress().answered({ id: lesson, version }, id, value, right),
    [lesson, version, id],
  );
  const outcome = outcomes.find(({ question }) => question === id);
  return { kept, otherVersion: otherVersion(kept, version), outcome, answered };
}

"use client";
// What every part of a lesson's page knows: which lesson it is, what its outcomes are, what has been answered. The page's content is made
// on the server and passed through; only the parts that answer are React in the browser.
import { createContext, type ReactNode, use, useCallback, useMemo, useSyncExternalStore } from "react";
import { type Answer, type Answers, EMPTY, makeProgress } from "./progress.ts";

export interface OutcomeFacts {
  readonly id: string;
  readonly text: string;
  readonly question: string;
}

interface LessonFacts {
  readonly lesson: string;
  readonly outcomes: readonly OutcomeFacts[];
}

const LessonContext = createContext<LessonFacts>({ lesson: "", outcomes: [] });

export function LessonFrame({ lesson, outcomes, children }: LessonFacts & { children: ReactNode }) {
  const facts = useMemo(() => ({ lesson, outcomes }), [lesson, outcomes]);
  return <LessonContext value={facts}>{children}</LessonContext>;
}

/** One for the page: made on first use, which is always in the browser. */
let progress: ReturnType<typeof makeProgress> | undefined;
function theProgress() {
  if (progress === undefined) {
    const made = makeProgress(() => window.localStorage);
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

export function useOutcomes(): readonly OutcomeState[] {
  const { lesson, outcomes } = use(LessonContext);
  const answers = useAnswers()[lesson];
  return outcomes.map((outcome) => {
    const answer = answers?.[outcome.question];
    return { ...outcome, state: answer === undefined ? "todo" : answer.right ? "done" : "started" };
  });
}

export interface Asked {
  /** what storage has of this question */
  readonly kept: Answer | undefined;
  /** the outcome it tests, if any */
  readonly outcome: OutcomeFacts | undefined;
  answered(value: string, right: boolean): void;
}

export function useQuestion(id: string): Asked {
  const { lesson, outcomes } = use(LessonContext);
  const kept = useAnswers()[lesson]?.[id];
  const answered = useCallback((value: string, right: boolean) => theProgress().answered(lesson, id, value, right), [lesson, id]);
  return { kept, outcome: outcomes.find((outcome) => outcome.question === id), answered };
}

/** Everything this site has stored in this browser: answers, the theme, pages kept for reading without a connection. */
export async function forgetEverything(): Promise<void> {
  theProgress().forget();
  try {
    for (const key of Object.keys(window.localStorage)) if (/^petri/i.test(key)) window.localStorage.removeItem(key);
    for (const name of await window.caches.keys()) if (/^petri/i.test(name)) await window.caches.delete(name);
  } catch {
    // where storage is blocked nothing was stored
  }
}

"use client";
// The next thing to do for this reader: the lesson that was begun, else the first that is not done. Answers are kept by lesson and are
// read by lesson (LessonFrame), so the lessons are asked one after the other.
// The trap: on the server, and until the page has come alive, nothing has been answered; then this says "Start".
import type { ReactNode } from "react";
import { LessonFrame, type OutcomeFacts, useOutcomes } from "../../_lesson/lesson-context.tsx";

export interface LessonFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly version: number;
  readonly outcomes: readonly OutcomeFacts[];
}

interface Props {
  /** Written ones, in the course's order. */
  readonly lessons: readonly LessonFacts[];
  /** short: "Continue lesson 6". title: "Continue: Private set intersection". */
  readonly words: "short" | "title";
}

interface Search extends Props {
  readonly at: number;
  /** The first that is not done, of those looked at. */
  readonly fresh?: LessonFacts | undefined;
}

export const Continue = (props: Props) => <Look {...props} at={0} />;

function Look(search: Search): ReactNode {
  const { lessons, at, fresh, words } = search;
  const lesson = lessons[at];
  if (lesson) {
    return (
      <LessonFrame lesson={lesson.id} version={lesson.version} outcomes={lesson.outcomes}>
        <Judge {...search} lesson={lesson} />
      </LessonFrame>
    );
  }
  if (fresh) return <Go lesson={fresh} words={words} verb={fresh === lessons[0] ? "Start" : "Next"} />;
  return (
    <p className="all-done">
      Every lesson that is written, you have done. The figures are on the <a href="/bench">bench</a>.
    </p>
  );
}

function Judge({ lesson, ...search }: Search & { readonly lesson: LessonFacts }) {
  const outcomes = useOutcomes();
  const isDone = outcomes.every(({ state }) => state === "done");
  if (!isDone && outcomes.some(({ state }) => state !== "todo")) return <Go lesson={lesson} words={search.words} verb="Continue" />;
  return <Look {...search} at={search.at + 1} fresh={search.fresh ?? (isDone ? undefined : lesson)} />;
}

const SHORT = { Start: "Start with lesson", Next: "Next: lesson", Continue: "Continue lesson" } as const;

function Go({ lesson, words, verb }: { readonly lesson: LessonFacts; readonly words: Props["words"]; readonly verb: keyof typeof SHORT }) {
  return (
    <a className="btn go" href={`/lessons/${lesson.id}`}>
      {words === "short" ? `${SHORT[verb]} ${lesson.number}` : `${verb}: ${lesson.title}`}
    </a>
  );
}

"use client";
// The next thing to do for this reader, as a button: where they were, else the first lesson that is not done.
// The trap: on the server, and until the page has come alive, nothing has been answered or read; then this says "Start".
import { type OutcomeFacts, useOutcomesOf } from "../../_lesson/lesson-context.tsx";
import { usePlaces } from "../../_lesson/resume.tsx";
import { NOWHERE } from "../../_store/place.ts";
import { nextLesson } from "./next.ts";

export interface LessonFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly outcomes: readonly OutcomeFacts[];
}

interface Props {
  /** Written ones, in the course's order. */
  readonly lessons: readonly LessonFacts[];
  /** short: "Continue lesson 6". title: "Continue: Private set intersection". */
  readonly words: "short" | "title";
}

const SHORT = { Start: "Start with lesson", Next: "Next: lesson", Continue: "Continue lesson" } as const;

export function Continue({ lessons, words }: Props) {
  const next = nextLesson(lessons, useOutcomesOf(lessons), usePlaces() ?? NOWHERE);
  if (next === undefined) {
    return (
      <p className="all-done">
        Every lesson that is written, you have done. The figures are on the <a href="/bench">bench</a>.
      </p>
    );
  }
  const { lesson, verb, section } = next;
  return (
    <a className="btn go" href={`/lessons/${lesson.id}${section === undefined ? "" : `#${section}`}`}>
      {words === "short" ? `${SHORT[verb]} ${lesson.number}` : `${verb}: ${lesson.title}`}
    </a>
  );
}

"use client";
// What can be done with a lesson as a whole, in one quiet row at its head: go on where one was, print it, see it as an instructor.
import type { ContentsEntry } from "./contents.tsx";
import { Resume } from "./resume.tsx";
import { useAlive, useInstructor } from "./view.ts";

interface Props {
  readonly lesson: string;
  readonly entries: readonly ContentsEntry[];
}

export function LessonActs({ lesson, entries }: Props) {
  const alive = useAlive();
  const instructor = useInstructor();
  return (
    <>
      <p className="lesson-acts">
        {/* without scripts the view cannot be switched, and the notes stand on the instructors' page */}
        {!instructor && <a href={alive ? `/lessons/${lesson}?view=instructor` : `/teach#${lesson}`}>For instructors</a>}
        {alive && (
          <button className="btn plain" type="button" onClick={() => window.print()}>
            {instructor ? "Print the instructor’s copy" : "Print a handout"}
          </button>
        )}
        <Resume lesson={lesson} entries={entries} />
      </p>
      {instructor && (
        <p className="view-note" role="note">
          <b>Instructor’s view.</b> Answers and notes are shown. They are no secret: everybody can open this view.{" "}
          <a href={`/lessons/${lesson}`} data-view="learner">
            Back to the learner’s view
          </a>
        </p>
      )}
    </>
  );
}

"use client";
// How far this reader is in a lesson, from what this browser has kept: a ring until something has been tried, then a slice for every
// outcome whose question has been answered correctly once.
import { LessonFrame, type OutcomeFacts, useOutcomes } from "../../_lesson/lesson-context.tsx";
import { Ring } from "../../_ui/marks.tsx";

interface Props {
  readonly lesson: string;
  readonly version: number;
  readonly outcomes: readonly OutcomeFacts[];
}

export function LessonRing({ lesson, version, outcomes }: Props) {
  return (
    <LessonFrame lesson={lesson} version={version} outcomes={outcomes}>
      <OwnRing />
    </LessonFrame>
  );
}

function OwnRing() {
  const outcomes = useOutcomes();
  const done = outcomes.filter((outcome) => outcome.state === "done").length;
  if (done === outcomes.length) return <Ring state="done" />;
  return outcomes.some((outcome) => outcome.state !== "todo") ? (
    <Ring state="started" share={done / outcomes.length} />
  ) : (
    <Ring state="todo" />
  );
}

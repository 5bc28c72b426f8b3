"use client";
// How far this reader is in a lesson, from what this browser has kept: a ring until something has been tried, then a slice for every
// outcome whose question has been answered correctly once. Each of these stands inside its lesson's LessonFrame.
import { useOutcomes } from "../../_lesson/lesson-context.tsx";
import { Ring } from "../../_ui/marks.tsx";

const useDone = () => {
  const outcomes = useOutcomes();
  return { outcomes, done: outcomes.filter((outcome) => outcome.state === "done").length };
};

export function LessonRing() {
  const { outcomes, done } = useDone();
  if (done === outcomes.length) return <Ring state="done" />;
  return outcomes.some((outcome) => outcome.state !== "todo") ? (
    <Ring state="started" share={done / outcomes.length} />
  ) : (
    <Ring state="todo" />
  );
}

export function OutcomeCount() {
  const { outcomes, done } = useDone();
  return <span>{done === 0 ? `${outcomes.length} outcomes` : `${done} of ${outcomes.length} outcomes`}</span>;
}

export function OutcomeList() {
  return (
    <ul>
      {useOutcomes().map(({ id, text, state }) => (
        <li key={id}>
          <Ring state={state} />
          {text}
        </li>
      ))}
    </ul>
  );
}

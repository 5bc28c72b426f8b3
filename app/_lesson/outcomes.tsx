"use client";
// How far somebody is: the outcomes with their rings at the head of the lesson, and at the recap whether the lesson is complete and where
// to find what is stored.
import { Ring } from "../_ui/marks.tsx";
import { useKeeps, useOtherVersions, useOutcomes } from "./lesson-context.tsx";

const IN_WORDS = { todo: "not answered yet", started: "tried", done: "done" } as const;

export function Outcomes() {
  const { were, now } = useOtherVersions();
  return (
    <>
      <ul className="outcomes">
        {useOutcomes().map(({ id, text, state }) => (
          <li key={id}>
            <Ring state={state} quiet />
            {text} <span className="vh">({IN_WORDS[state]})</span>
          </li>
        ))}
      </ul>
      {were.length > 0 && (
        <p className="other-version" role="note">
          {`You answered this in version ${were.join(" and ")}; the lesson is now version ${now}. What you earned stays. The questions that it concerns say so.`}
        </p>
      )}
    </>
  );
}

export function Completion() {
  const outcomes = useOutcomes();
  const left = outcomes.filter((outcome) => outcome.state !== "done");
  return (
    <div className="completion">
      <p role="status">
        {left.length === 0
          ? "This lesson is complete: the question of every outcome has been answered correctly once."
          : `${outcomes.length - left.length} of ${outcomes.length} outcomes settled. The lesson is complete when the question of each has been answered correctly once.`}
      </p>
      {left.length > 0 && (
        <ul>
          {left.map(({ id, text, question }) => (
            <li key={id}>
              <a href={`#${question}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <Stored />
    </div>
  );
}

/** What is stored, in a sentence; /stored has the whole of it, with export and deletion. */
function Stored() {
  const keeps = useKeeps();
  return (
    <p className="stored">
      {keeps
        ? "Your answers are kept in this browser, on this device, and sent nowhere. "
        : "Your browser does not let this page store anything: your answers last until you close or reload it. "}
      <a href="/stored">See, export or delete what is stored</a>
    </p>
  );
}

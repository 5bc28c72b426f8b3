"use client";
// How far somebody is: the outcomes with their rings at the head of the lesson, and at the recap whether the lesson is complete, what is
// stored and how to delete it.
import { useState } from "react";
import { Ring } from "../_ui/marks.tsx";
import { forgetEverything, useKeeps, useOutcomes } from "./lesson-context.tsx";

const IN_WORDS = { todo: "not answered yet", started: "tried", done: "done" } as const;

export function Outcomes() {
  return (
    <ul className="outcomes">
      {useOutcomes().map(({ id, text, state }) => (
        <li key={id}>
          <Ring state={state} quiet />
          {text} <span className="vh">({IN_WORDS[state]})</span>
        </li>
      ))}
    </ul>
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

function Stored() {
  const keeps = useKeeps();
  const [gone, setGone] = useState(false);
  return (
    <details className="stored" open={!keeps || undefined}>
      <summary>What is stored here</summary>
      <p>
        {keeps
          ? "Your answers are kept in this browser, on this device, and sent nowhere; so are the theme you chose and the pages you have read, for reading without a connection."
          : "Your browser does not let this page store anything: your answers last until you close or reload it."}
      </p>
      <button className="btn" type="button" onClick={() => void forgetEverything().then(() => setGone(true))}>
        Delete everything stored here
      </button>
      <p role="status">{gone && "Deleted."}</p>
    </details>
  );
}

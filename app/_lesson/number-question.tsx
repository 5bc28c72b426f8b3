"use client";
// <NumberQuestion>: a number to type. What is expected is written in the lesson, or stands in a figure's latest run: then every reader has
// an answer of their own, and until the figure has run there is none to compare with. How it is judged comes when somebody begins to type.
import { type ReactNode, useId, useState } from "react";
import { useQuestion } from "./lesson-context.tsx";
import { type Given, Question } from "./question.tsx";
import { useInstructor } from "./view.ts";

export interface NumberQuestionProps {
  readonly id: string;
  readonly number?: string;
  readonly answer?: string | number;
  readonly tolerance?: string | number;
  readonly unit?: string;
  readonly widget?: string;
  readonly result?: string;
  /** what the run has to be like for its number to be an answer (lib/course/needs.ts) */
  readonly needs?: string;
  /** the number of the widget's figure, given by the build */
  readonly figure?: string;
  readonly children: ReactNode;
}

const judging = () => import("./judged-number.tsx");

export function NumberQuestion({ children, ...asks }: NumberQuestionProps) {
  const { id, number, answer, unit, widget, result } = asks;
  const asked = useQuestion(id);
  const instructor = useInstructor();
  const [text, setText] = useState("");
  const [given, setGiven] = useState<Given>();
  const field = useId();

  const check = async () => {
    try {
      const next = (await judging()).judged(text, asks);
      setGiven(next);
      if (next.refused !== true) asked.answered(text.trim(), next.right);
    } catch {
      setGiven({
        value: text,
        right: false,
        refused: true,
        says: <p className="verdict">The check could not be loaded. Try once more when there is a connection.</p>,
      });
    }
  };

  const entry = (
    <>
      <label className="vh" htmlFor={field}>
        Your answer{unit !== undefined && `, in ${unit}`}
      </label>
      <input
        id={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onFocus={() => void judging().catch(() => {})}
        onChange={(event) => setText(event.target.value)}
      />
      {unit !== undefined && <span aria-hidden="true">{unit}</span>}
      <button className="btn" type="submit">
        Check
      </button>
      {instructor && (
        <span className="aside key">{widget === undefined ? `Answer: ${answer}` : `Answer: ${result} of the latest run`}</span>
      )}
    </>
  );
  return (
    <Question id={id} kind="number" number={number} given={given} asked={asked} button={entry} onAnswer={() => void check()}>
      {children}
    </Question>
  );
}

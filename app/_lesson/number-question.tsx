"use client";
// <NumberQuestion>: a number to type. What is expected is written in the lesson, or stands in a figure's latest run: then every reader has
// an answer of their own, and until the figure has run there is none to compare with.
import { type ReactNode, useId, useState } from "react";
import { readNeeds, unmet } from "../../lib/course/needs.ts";
import { valueAt } from "../../lib/course/result-path.ts";
import { latestRun } from "../_widgets/results.ts";
import { useQuestion } from "./lesson-context.tsx";
import { isRight, readings } from "./number.ts";
import { type Given, Question } from "./question.tsx";
import { useInstructor } from "./view.ts";

interface NumberQuestionProps {
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

const say = (value: string, right: boolean, says: ReactNode, refused = false): Given => ({
  value,
  right,
  refused,
  says: <p className="verdict">{says}</p>,
});

export function NumberQuestion({
  id,
  number,
  answer,
  tolerance = 0,
  unit,
  widget,
  result,
  needs = "",
  figure,
  children,
}: NumberQuestionProps) {
  const asked = useQuestion(id);
  const instructor = useInstructor();
  const [text, setText] = useState("");
  const [given, setGiven] = useState<Given>();
  const field = useId();
  const expected = () =>
    widget === undefined || result === undefined ? Number(answer) : valueAt(latestRun(widget, figure)?.result, result);

  const judge = (): Given => {
    const figureLink = figure !== undefined && <a href={`#figure-${figure.replace(".", "-")}`}>figure {figure}</a>;
    const run = widget === undefined ? undefined : latestRun(widget, figure);
    if (widget !== undefined && run === undefined) {
      return say(text, false, <>Run {figureLink} first: the answer is in your own run.</>, true);
    }
    const undone = run && unmet(readNeeds(needs) ?? [], run);
    if (undone)
      return say(
        text,
        false,
        <>
          Not yet. In {figureLink || "the figure"}: {undone.says}.
        </>,
        true,
      );
    const wanted = expected();
    if (typeof wanted !== "number")
      return say(text, false, <>Your latest run has no such number: set {figureLink} as the question says and run it again.</>, true);
    if (readings(text).length === 0)
      return say(text, false, text.trim() === "" ? "Type a number first." : `“${text.trim()}” is not a number.`, true);
    if (!isRight(text, wanted, tolerance)) return say(text, false, "Not that number.");
    const computed = wanted.toLocaleString("en-GB", { maximumFractionDigits: 6 });
    const measure = unit === undefined ? "" : ` ${unit}`;
    return say(
      text,
      true,
      figureLink === false ? (
        `Yes: ${computed}${measure}.`
      ) : (
        <>
          Yes: your latest run of the figure has {computed}
          {measure}.
        </>
      ),
    );
  };
  const check = () => {
    const next = judge();
    setGiven(next);
    if (next.refused !== true) asked.answered(text.trim(), next.right);
  };

  const entry = (
    <>
      <label className="vh" htmlFor={field}>
        Your answer{unit !== undefined && `, in ${unit}`}
      </label>
      <input id={field} type="text" inputMode="decimal" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
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
    <Question id={id} kind="number" number={number} given={given} asked={asked} button={entry} onAnswer={check}>
      {children}
    </Question>
  );
}

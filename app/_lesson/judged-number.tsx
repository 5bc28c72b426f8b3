/** What a typed number is worth: beside the lesson's answer, or beside the latest run of the figure that the question names. */
import type { ReactNode } from "react";
import { readNeeds, unmet } from "../../lib/course/needs.ts";
import { valueAt } from "../../lib/course/result-path.ts";
import { latestRun } from "../_widgets/results.ts";
import { isRight, readings } from "./number.ts";
import type { NumberQuestionProps } from "./number-question.tsx";
import type { Given } from "./question.tsx";

type Asks = Pick<NumberQuestionProps, "answer" | "tolerance" | "unit" | "widget" | "result" | "needs" | "figure">;

export function judged(text: string, { answer, tolerance = 0, unit, widget, result, needs, figure }: Asks): Given {
  const say = (says: ReactNode, right = false, refused = false): Given => ({
    value: text,
    right,
    refused,
    says: <p className="verdict">{says}</p>,
  });
  const refuse = (says: ReactNode) => say(says, false, true);
  const named = figure === undefined ? "the figure" : <a href={`#figure-${figure.replace(".", "-")}`}>figure {figure}</a>;
  const run = widget === undefined ? undefined : latestRun(widget, figure);
  if (widget !== undefined && !run) return refuse(<>Run {named} first: the answer is in your own run.</>);
  const undone = run && needs !== undefined ? unmet(readNeeds(needs) ?? [], run) : undefined;
  if (undone) {
    return refuse(
      <>
        Not yet. In {named}: {undone.says}, and let it run.
      </>,
    );
  }
  const wanted = run && result !== undefined ? valueAt(run.result, result) : Number(answer);
  if (typeof wanted !== "number")
    return refuse(<>Your latest run has no such number: set {named} as the question says and run it again.</>);
  if (readings(text).length === 0) return refuse(text.trim() === "" ? "Type a number first." : `“${text.trim()}” is not a number.`);
  if (!isRight(text, wanted, tolerance)) return say("Not that number.");
  const computed = `${wanted.toLocaleString("en-GB", { maximumFractionDigits: 6 })}${unit === undefined ? "" : ` ${unit}`}`;
  return say(run && figure !== undefined ? `Yes: your latest run of the figure has ${computed}.` : `Yes: ${computed}.`, true);
}

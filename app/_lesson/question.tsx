"use client";
// The frame of every question: a form with one field set, the question as its legend, and below it one live region in which all feedback
// appears. The parts an author writes (<Prompt>, <Why>, <Hint>, <Reveal>) find out from the context what they are part of.
// scripts/mdx/remark-questions.mjs brings them into this shape.
//
// The trap: a live region speaks only of what changes inside it. So the region is always there, and what was answered in an earlier visit
// stands outside it.
import { createContext, type FormEvent, type ReactNode, use } from "react";
import { type Asked, type OtherVersion, useOutcomes } from "./lesson-context.tsx";
import { useInstructor } from "./view.ts";

/** What was answered last in this visit, and what to say to it before the author's own words. */
export interface Given {
  readonly value: string;
  readonly right: boolean;
  readonly says: ReactNode;
  /** nothing was answered: the sentence says what is missing, and no feedback is due */
  readonly refused?: boolean;
}

interface QuestionState {
  readonly kind: "choose" | "predict" | "number" | "order";
  readonly number: string | undefined;
  readonly given: Given | undefined;
  readonly asked: Asked;
  readonly button: ReactNode;
  readonly aside?: ReactNode;
}

const QuestionContext = createContext<QuestionState | null>(null);
/** In here every piece of feedback is shown, with the name of what it belongs to. */
const AllContext = createContext(false);

export function Question({ id, onAnswer, children, ...state }: QuestionState & { id: string; onAnswer: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer();
  };
  return (
    <QuestionContext value={state}>
      <form className="quest" id={id} onSubmit={submit}>
        <fieldset>{children}</fieldset>
      </form>
    </QuestionContext>
  );
}

export function Prompt({ children }: { children: ReactNode }) {
  const question = use(QuestionContext);
  return (
    <legend>
      <span className="kind">
        {question?.kind === "predict" ? "Predict before you run" : "Check yourself"}
        {question?.number !== undefined && <span className="no"> Question {question.number}</span>}
      </span>
      {children}
    </legend>
  );
}

export function Answers({ children }: { children?: ReactNode }) {
  const question = use(QuestionContext);
  const instructor = useInstructor();
  if (question === null) return null;
  const { button, aside, given, asked, kind } = question;
  return (
    <>
      <div className="row">
        {button}
        {aside}
      </div>
      {asked.kept !== undefined && (given === undefined || asked.otherVersion !== undefined) && (
        <p className="kept">{keptWords(asked.kept.right, kind, asked.otherVersion)}</p>
      )}
      <div className="ans" role="status">
        {given !== undefined && <div className="says">{given.says}</div>}
        {given?.refused !== true && children}
        {given?.right === true && kind !== "predict" && <Settled asked={asked} />}
      </div>
      {instructor && (
        <AllContext value={true}>
          <div className="all">
            <p className="kind">For instructors: every answer</p>
            {children}
          </div>
        </AllContext>
      )}
      <noscript>
        <AllContext value={true}>
          <div className="all">
            <p className="kind">Without JavaScript this page cannot check an answer. The feedback to each is:</p>
            {children}
          </div>
        </AllContext>
      </noscript>
    </>
  );
}

function keptWords(right: boolean, kind: QuestionState["kind"], other: OtherVersion | undefined): string {
  const when = other === undefined ? "" : ` in version ${other.was}; the lesson is now version ${other.now}`;
  if (kind === "predict") return `You predicted this${when}.`;
  const did = other === undefined ? `You have ${right ? "answered" : "tried"} this one` : `You ${right ? "answered" : "tried"} this${when}`;
  return `${did}. Your first answer is kept.`;
}

function Settled({ asked }: { asked: Asked }) {
  const outcomes = useOutcomes();
  if (asked.outcome === undefined) return null;
  const left = outcomes.filter((outcome) => outcome.state !== "done").length;
  return (
    <p className="settled">
      This was the question for “{asked.outcome.text}”{" "}
      {left === 0 ? "With it the lesson is complete." : `${left} of ${outcomes.length} outcomes to go.`}
    </p>
  );
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** Feedback: to one option where it names one, else to the right answer. */
export function Why({ option, place, right, children }: { option?: string; place?: string; right?: string; children: ReactNode }) {
  const given = use(QuestionContext)?.given;
  const all = use(AllContext);
  if (all) {
    const whose = place === undefined ? "The right answer" : `The ${ORDINALS[Number(place) - 1] ?? place} option`;
    return (
      <div className="told">
        <b>{right === undefined ? whose : `${whose}, the right one`}.</b> {children}
      </div>
    );
  }
  const due = given !== undefined && (option === undefined ? given.right : option === given.value);
  return due ? <div className="told">{children}</div> : null;
}

/** Shown after a wrong attempt. */
export function Hint({ children }: { children: ReactNode }) {
  const given = use(QuestionContext)?.given;
  const all = use(AllContext);
  if (!all && given?.right !== false) return null;
  return (
    <div className="told hint">
      <b>Hint.</b> {children}
    </div>
  );
}

/** What a prediction reveals once it is committed. */
export function Reveal({ children }: { children: ReactNode }) {
  const given = use(QuestionContext)?.given;
  const all = use(AllContext);
  return all || given !== undefined ? <div className="told">{children}</div> : null;
}

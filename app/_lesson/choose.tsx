"use client";
// <Choose>: one of several, with feedback to each; as often as one likes. <Predict>: one of several, committed once, never scored.
import { createContext, type ReactNode, use, useState } from "react";
import { useQuestion } from "./lesson-context.tsx";
import { type Given, Question } from "./question.tsx";
import { useInstructor } from "./view.ts";

interface Choice {
  readonly name: string;
  readonly picked: string;
  readonly pick: (value: string) => void;
  /** committed: the choice stands */
  readonly fixed: boolean;
  readonly first: string | undefined;
  readonly answer: string | undefined;
}

const ChoiceContext = createContext<Choice | null>(null);

const NOTHING_PICKED: Given = { value: "", right: false, refused: true, says: <p>Choose one of the answers first.</p> };

export function Choose({ id, number, answer, children }: { id: string; number?: string; answer: string; children: ReactNode }) {
  const asked = useQuestion(id);
  const [picked, setPicked] = useState("");
  const [given, setGiven] = useState<Given>();
  const check = () => {
    if (picked === "") {
      setGiven(NOTHING_PICKED);
      return;
    }
    const right = picked === answer;
    setGiven({ value: picked, right, says: <p className="verdict">{right ? "That is the one." : "Not this one."}</p> });
    asked.answered(picked, right);
  };
  const button = (
    <button className="btn" type="submit">
      Check
    </button>
  );
  return (
    <ChoiceContext value={{ name: id, picked, pick: setPicked, fixed: false, first: asked.kept?.first, answer }}>
      <Question id={id} kind="choose" number={number} given={given} asked={asked} button={button} onAnswer={check}>
        {children}
      </Question>
    </ChoiceContext>
  );
}

export function Predict({ id, children }: { id: string; children: ReactNode }) {
  const asked = useQuestion(id);
  const committed = asked.kept?.first;
  const [picked, setPicked] = useState("");
  const [refused, setRefused] = useState(false);
  const given: Given | undefined =
    committed !== undefined
      ? { value: committed, right: true, says: <p className="verdict">Your prediction is kept.</p> }
      : refused
        ? NOTHING_PICKED
        : undefined;
  const commit = () => {
    if (committed !== undefined) return;
    setRefused(picked === "");
    if (picked !== "") asked.answered(picked, false);
  };
  // aria-disabled and not disabled: a button that is disabled under the finger loses the keyboard's place
  const button = (
    <button className="btn go" type="submit" aria-disabled={committed !== undefined}>
      {committed === undefined ? "Commit to this answer" : "Committed"}
    </button>
  );
  return (
    <ChoiceContext
      value={{
        name: id,
        picked: committed ?? picked,
        pick: setPicked,
        fixed: committed !== undefined,
        first: undefined,
        answer: undefined,
      }}
    >
      <Question
        id={id}
        kind="predict"
        number={undefined}
        given={given}
        asked={asked}
        button={button}
        aside={<span className="aside">You can be wrong here. Nothing is scored.</span>}
        onAnswer={commit}
      >
        {children}
      </Question>
    </ChoiceContext>
  );
}

export function Option({ value, children }: { value: string; children: ReactNode }) {
  const choice = use(ChoiceContext);
  const instructor = useInstructor();
  if (choice === null) return null;
  const { name, picked, pick, fixed, first, answer } = choice;
  return (
    <label className="opt">
      <input
        type="radio"
        name={name}
        value={value}
        checked={picked === value}
        disabled={fixed && picked !== value}
        onChange={() => fixed || pick(value)}
      />
      <span>
        {children}
        {first === value && <small className="first"> (your first answer)</small>}
        {instructor && answer === value && <small className="first key"> (the answer)</small>}
      </span>
    </label>
  );
}

// What the tags of a lesson become. Everything an author may write is here; lib/course/check-lesson.ts has the same vocabulary and refuses
// the rest. The build's plugins (scripts/mdx) add numbers and bring questions into the shape that these components expect.
import type { MDXComponents } from "mdx/types";
import type { ReactNode } from "react";
import { BadContent, citation, glossary, references } from "../../lib/course/index.ts";
import { Bench, Exercise, Ladder, Rung, Solution } from "../_exercise/parts.tsx";
import { Markup } from "../_ui/Markup.tsx";
import { Party } from "../_ui/marks.tsx";
import { WidgetSlot } from "../_widgets/WidgetSlot.tsx";
import { Attack, Definition, Formal, Further, Note, WideTable } from "./blocks.tsx";
import { Choose, Option, Predict } from "./choose.tsx";
import { Instructor } from "./instructor.tsx";
import { NumberQuestion } from "./number-question.tsx";
import { Order, Step, Steps } from "./order.tsx";
import { Answers, Hint, Prompt, Reveal, Why } from "./question.tsx";
import { Recap } from "./recap.tsx";
import { TermButton } from "./term-button.tsx";

interface WidgetProps {
  readonly id: string;
  readonly number: string;
  readonly title?: string;
  readonly params?: string;
  readonly controls?: string;
}

/** The empty anchor before the plate is what "run figure 6.2" links to. `name` is for those links only. */
function Widget({ name: _, ...slot }: WidgetProps & { readonly name?: string }) {
  return (
    <>
      <span id={`figure-${slot.number.replace(".", "-")}`} className="anchor" />
      <WidgetSlot {...slot} />
    </>
  );
}

/** The components of one lesson: terms and references are looked up in what the course has. */
export function lessonComponents(file: string): MDXComponents {
  const terms = new Map(glossary().map((entry) => [entry.id, entry]));
  const cited = new Map(references().map((reference) => [reference.id, reference]));
  const missing = (what: string) => new BadContent([{ file, line: 1, what }]);

  function Term({ id, after, children }: { id: string; after?: string; children: ReactNode }) {
    const entry = terms.get(id);
    if (entry === undefined) throw missing(`The term "${id}" is not in the glossary.`);
    const definition = (
      <>
        <b>{entry.term.slice(0, 1).toUpperCase() + entry.term.slice(1)}.</b> <Definition entry={entry} />
      </>
    );
    return (
      <TermButton href={`/glossary#${id}`} definition={definition} after={after}>
        {children}
      </TermButton>
    );
  }

  function Cite({ id }: { id: string }) {
    const reference = cited.get(id);
    if (reference === undefined) throw missing(`The reference "${id}" is not in content/references.yaml.`);
    return (
      <span className="cite">
        [<a href={`#ref-${id}`}>{citation(reference)}</a>]
      </span>
    );
  }

  return {
    Widget,
    Term,
    Cite,
    Note,
    Party,
    Choose,
    NumberQuestion,
    Predict,
    Order,
    Prompt,
    Option,
    Steps,
    Step,
    Answers,
    Why,
    Hint,
    Reveal,
    Formal,
    Attack,
    Recap,
    Exercise,
    Bench,
    Ladder,
    Rung,
    Solution,
    Further,
    Instructor,
    Markup,
    table: WideTable,
  };
}

// A lesson's notes for instructors, taken out of the lesson: /teach shows them beside each other, without scripts too.
//
// The lesson's module is a plain function that makes elements. They are made here with components of our own, and only what stands in
// <Instructor> is kept; nothing else is drawn. So no note is typed twice, and the page loads none of the code that figures and questions
// need. A part of the notes begins with a paragraph that begins **Timing.**; lib/course/check-lesson.ts knows which parts there must be.
import type { MDXComponents, MDXContent } from "mdx/types";
import { Children, type ComponentProps, isValidElement, type ReactElement, type ReactNode } from "react";
import { VOCABULARY } from "../../lib/course/check-lesson.ts";
import { citation, references } from "../../lib/course/index.ts";
import { leadOf } from "../../lib/course/mdx.ts";
import { Party } from "../_ui/marks.tsx";
import { Note, WideTable } from "./blocks.tsx";

export interface NotesPart {
  /** "Timing" */
  readonly lead: string;
  readonly content: ReactNode;
}

export function instructorParts(Content: MDXContent, slug: string): readonly NotesPart[] {
  const page = (Content as (props: { components: MDXComponents }) => ReactNode)({ components: componentsAt(`/lessons/${slug}`) });
  const notes = childrenOf(page).find((node) => isValidElement(node) && node.type === Notes);
  return partsOf(childrenOf(notes));
}

/** Tags that no author writes and the build puts in: scripts/mdx. One that is missing here stops the build, by name. */
const MADE = ["Answers", "Steps", "Bench", "Ladder", "Rung", "Markup"];

/** What may stand in notes; of everything else in a lesson only the place is needed. */
function componentsAt(lesson: string): MDXComponents {
  const cited = new Map(references().map((reference) => [reference.id, citation(reference)]));
  const nothing = Object.fromEntries([...Object.keys(VOCABULARY), ...MADE].map((name) => [name, () => null]));
  return {
    ...nothing,
    Instructor: Notes,
    Note,
    Party,
    table: WideTable,
    Term: ({ id, after, children }: { id: string; after?: string; children: ReactNode }) => (
      <>
        <a href={`/glossary#${id}`}>{children}</a>
        {after}
      </>
    ),
    Cite: ({ id }: { id: string }) => (
      <span className="cite">
        [<a href={`/references#${id}`}>{cited.get(id)}</a>]
      </span>
    ),
    // an anchor of the lesson
    a: ({ href = "", ...props }: ComponentProps<"a">) => <a href={href.startsWith("#") ? `${lesson}${href}` : href} {...props} />,
  };
}

/** Only marks the place: its children are read and it is never drawn. */
const Notes = ({ children }: { readonly children?: ReactNode }) => children;

const childrenOf = (node: ReactNode): ReactNode[] =>
  isValidElement(node) ? Children.toArray((node as ReactElement<{ children?: ReactNode }>).props.children) : [];

function partsOf(nodes: readonly ReactNode[]): NotesPart[] {
  const parts: { lead: string; content: ReactNode[] }[] = [];
  for (const node of nodes) {
    const [first, ...rest] = isValidElement(node) && node.type === "p" ? childrenOf(node) : [];
    if (isValidElement(first) && first.type === "strong") {
      const after = rest.every((each) => typeof each === "string" && each.trim() === "") ? [] : [<p key="begin">{rest}</p>];
      parts.push({ lead: leadOf(childrenOf(first).join("")), content: after });
    } else if (typeof node !== "string" || node.trim() !== "") {
      parts.at(-1)?.content.push(node);
    }
  }
  return parts;
}

// Where the course uses what: for each term, reference and widget the lessons that name it, each with the section that does so first.
// Read from the lessons, so that a list of uses cannot grow stale. What stands in an instructor's notes is not counted: a learner who
// followed the link would find nothing.
import type { Lesson } from "./lessons.ts";

export interface Use {
  readonly slug: string;
  readonly order: number;
  readonly title: string;
  /** the section's anchor and heading; absent above the first heading */
  readonly section: { readonly id: string; readonly text: string } | undefined;
}

/** By id, in the course's order, one entry a lesson. `tag`: Term, Cite or Widget. */
export function usesOf(tag: "Term" | "Cite" | "Widget", lessons: readonly Lesson[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { slug, order, title, page } of [...lessons].sort((a, b) => a.order - b.order)) {
    const sections = page.headings.filter(({ depth, within }) => depth === 2 && !within.includes("Instructor"));
    for (const { name, line, within, attributes } of page.tags) {
      const id = attributes.get("id")?.value;
      if (name !== tag || id === undefined || within.includes("Instructor")) continue;
      const known = uses.get(id) ?? [];
      if (known.some((use) => use.slug === slug)) continue;
      const section = sections.filter((heading) => heading.line <= line).at(-1);
      uses.set(id, [...known, { slug, order, title, section: section && { id: section.id, text: section.text } }]);
    }
  }
  return uses;
}

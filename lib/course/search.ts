// The search's index, made at build: every section of every lesson, the lessons still to be written, every term, reference and widget,
// and the pages of the site. It goes out as one static file, so that searching works offline and what somebody looks for never leaves the page.
import { readFileSync } from "node:fs";
import path from "node:path";
import MiniSearch from "minisearch";
import { glossary, headword, pieces } from "./glossary.ts";
import { lessons } from "./lessons.ts";
import { readMap } from "./map.ts";
import { address, citation, references } from "./references.ts";
import { type Entry, INDEX_OPTIONS } from "./search-terms.ts";
import { sectionsOf } from "./sections.ts";

/** What the search must know of a widget; its card has it. */
export interface SearchedWidget {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly honesty: string;
}

export function searchEntries(widgets: Iterable<SearchedWidget>, pages: readonly Entry[], root = process.cwd()): Entry[] {
  const cited = new Map(references(root).map((reference) => [reference.id, citation(reference)]));
  const inLessons = lessons(root).flatMap(({ slug, file, order, title, summary, outcomes }) => {
    const where = `Lesson ${order}, ${title}`;
    const source = readFileSync(path.join(root, file), "utf8");
    const head = {
      id: `/lessons/${slug}`,
      where: `Lesson ${order}`,
      also: `Lesson ${order}`,
      title,
      text: [summary, ...outcomes.map(({ text }) => text)].join(" "),
    };
    const sections = sectionsOf(source, file, (id) => cited.get(id) ?? "").filter(({ id }) => id !== "");
    return [head, ...sections.map(({ id, title, text }) => ({ id: `/lessons/${slug}#${id}`, where, title, text }))];
  });
  const planned = readMap(path.join(root, "content"))
    .flatMap((part) => part.lessons)
    .filter(({ state }) => state === "unwritten")
    .map(({ id, number, title, line }) => {
      const where = `Lesson ${number}, not written yet`;
      return { id: `/#lesson-${id}`, where, also: where, title, text: `${line}.` };
    });
  const terms = glossary(root).map(({ id, term, definition }) => ({
    id: `/glossary#${id}`,
    where: "Glossary",
    title: headword(term),
    text: pieces(definition)
      .map(({ text }) => text)
      .join(""),
  }));
  const works = references(root).map((reference) => {
    const { id, authors, title, year, where, doi } = reference;
    const link = doi === undefined ? address(reference) : `doi:${doi}`;
    return { id: `/references#${id}`, where: "References", title, text: `${authors.join(", ")} (${year}). ${where}. ${link}` };
  });
  const figures = Array.from(widgets, ({ id, title, summary, honesty }) => ({
    id: `/widgets/${id}`,
    where: "Bench",
    title,
    text: `${summary} ${honesty} (${id})`,
  }));
  return [...inLessons, ...planned, ...terms, ...figures, ...works, ...pages];
}

export function searchIndex(entries: readonly Entry[]): string {
  const index = new MiniSearch(INDEX_OPTIONS);
  index.addAll(entries);
  return JSON.stringify(index);
}

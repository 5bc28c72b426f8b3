// What is wrong with the course's content, by file and line. `npm run check:content` prints it; a fault fails the build's checks.
// This file gathers; the rules are beside it: check-lesson.ts (what stands on one page), check-links.ts (what a page points to),
// check-verdicts.ts (what the widgets' verdicts owe).
import path from "node:path";
import { checkLesson } from "./check-lesson.ts";
import { checkLinks } from "./check-links.ts";
import { forbiddenWords } from "./check-prose.ts";
import { checkVerdicts } from "./check-verdicts.ts";
import type { Course, ExerciseFacts, WidgetFacts } from "./checked.ts";
import { GLOSSARY, listGlossary } from "./glossary.ts";
import { draft, type LessonDraft, lessonSlugs } from "./lessons.ts";
import { readMap } from "./map.ts";
import { type Fault, fault, repeated } from "./places.ts";
import { listReferences, REFERENCES } from "./references.ts";
import { checkRoutes } from "./routes.ts";

export function checkCourse(root: string, widgets: Iterable<WidgetFacts>, exercises: Iterable<ExerciseFacts>): Fault[] {
  const drafts = lessonSlugs(root).map((slug) => draft(slug, root));
  const glossary = listGlossary(root);
  const references = listReferences(root);
  const course: Course = {
    root,
    drafts,
    widgets: new Map([...widgets].map((widget) => [widget.id, widget])),
    exercises: new Map([...exercises].map((exercise) => [exercise.id, exercise])),
    terms: new Set(glossary.entries.map((entry) => entry.id)),
    references: new Set(references.entries.map((entry) => entry.id)),
  };
  const faults = [
    ...drafts.flatMap((each) => [...each.faults, ...checkLesson(each, course), ...checkLinks(each, course)]),
    ...sameOrder(drafts),
    ...offTheMap(root, drafts),
    ...offTheRoutes(root, drafts),
    ...glossary.faults,
    ...repeated(glossary.entries.map(({ id, line }) => ({ id, file: GLOSSARY, line }))),
    ...glossary.entries.flatMap(({ id, line, see, definition }) => [
      ...see
        .filter((other) => !course.terms.has(other))
        .map((other) => fault({ file: GLOSSARY, line }, `"${id}" says to see "${other}", which is not in the glossary.`)),
      ...forbiddenWords([{ text: definition, line }], GLOSSARY),
    ]),
    ...references.faults,
    ...repeated(references.entries.map(({ id, line }) => ({ id, file: REFERENCES, line }))),
    ...checkVerdicts(course),
  ];
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** A lesson that is on no map, or carries another number than its place there. map.ts says it; the line is found here. */
function offTheMap(root: string, drafts: readonly LessonDraft[]): Fault[] {
  if (drafts.some((each) => each.head === undefined)) return []; // said already, and the map cannot be drawn without it
  try {
    readMap(path.join(root, "content"));
    return [];
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const lost = drafts.find((each) => what.startsWith(each.file));
    return [fault(lost === undefined ? { file: "content/course.yaml", line: 1 } : { file: lost.file, line: lost.lineOf(["order"]) }, what)];
  }
}

function offTheRoutes(root: string, drafts: readonly LessonDraft[]): Fault[] {
  const planned = plannedIds(root);
  return planned === undefined ? [] : checkRoutes(root, planned, drafts);
}

/** undefined: the map cannot be read, which is said already */
function plannedIds(root: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readMap(path.join(root, "content")).flatMap((part) => part.lessons.map((lesson) => lesson.id)));
  } catch {
    return undefined;
  }
}

function sameOrder(drafts: readonly LessonDraft[]): Fault[] {
  const taken = new Map<number, string>();
  return drafts.flatMap((each) => {
    if (each.head === undefined) return [];
    const other = taken.get(each.head.order);
    taken.set(each.head.order, each.slug);
    return other === undefined
      ? []
      : [fault({ file: each.file, line: each.lineOf(["order"]) }, `Lesson ${each.head.order} is "${other}" already.`)];
  });
}

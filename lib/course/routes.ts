// Routes through the course for a class: content/routes.yaml. They are planned against the map, so a step may name a lesson that is not
// written yet; the page says so, and counts how much of a route can be taught today.
import path from "node:path";
import * as v from "valibot";
import { anchors } from "./check-links.ts";
import { readList } from "./glossary.ts";
import { type LessonDraft, lessons } from "./lessons.ts";
import { readMap } from "./map.ts";
import { BadContent, type Fault, fault, repeated } from "./places.ts";
import { id, words } from "./yaml.ts";

export const ROUTES = "content/routes.yaml";

const minutes = v.pipe(v.number("is not a number of minutes"), v.integer("is not a whole number of minutes"), v.minValue(1, "is no time"));

const step = v.strictObject(
  { minutes, do: words, lesson: v.optional(id), section: v.optional(words), begins: v.optional(words) },
  "is not a step: { minutes, do, lesson?, section?, begins? }",
);
const route = v.strictObject(
  { id, title: words, whom: words, minutes, steps: v.pipe(v.array(step, "is not a list of steps"), v.minLength(1, "has no steps")) },
  "is not a route: { id, title, whom, minutes, steps }",
);

export interface RouteStep extends Omit<v.InferOutput<typeof step>, "lesson" | "section"> {
  /** of the map; `written` where there is a page to link to */
  readonly lesson: { readonly id: string; readonly number: number; readonly title: string; readonly written: boolean } | undefined;
  /** of a written lesson */
  readonly section: { readonly id: string; readonly text: string } | undefined;
}
export interface Route extends Omit<v.InferOutput<typeof route>, "steps"> {
  readonly steps: readonly RouteStep[];
  /** minutes of steps whose lesson is not written yet */
  readonly missing: number;
}

const listRoutes = (root: string) => readList(route, ROUTES, root);

const lessonsOnMap = (root: string) =>
  new Map(readMap(path.join(root, "content")).flatMap((part) => part.lessons.map((lesson) => [lesson.id, lesson])));

/** For pages: stops the build where the file cannot be read. */
export function routes(root = process.cwd()): readonly Route[] {
  const { entries, faults } = listRoutes(root);
  if (faults.length > 0) throw new BadContent(faults);
  const onMap = lessonsOnMap(root);
  const written = lessons(root);
  return entries.map(({ line: _, ...each }) => {
    const steps = each.steps.map(({ lesson, section, ...rest }): RouteStep => {
      const found = lesson === undefined ? undefined : onMap.get(lesson);
      if (found === undefined) return { ...rest, lesson: undefined, section: undefined };
      const { id, number, title, state } = found;
      const heading = written.find(({ slug }) => slug === id)?.page.headings.find((each) => each.id === section);
      return {
        ...rest,
        lesson: { id, number, title, written: state === "written" },
        section: heading && { id: heading.id, text: heading.text },
      };
    });
    const missing = steps.reduce((sum, { lesson, minutes }) => sum + (lesson?.written === false ? minutes : 0), 0);
    return { ...each, steps, missing };
  });
}

/** `planned`: the ids on the map. */
export function checkRoutes(root: string, planned: ReadonlySet<string>, drafts: readonly LessonDraft[]): Fault[] {
  const { entries, faults } = listRoutes(root);
  const at = (line: number) => ({ file: ROUTES, line });
  return [
    ...faults,
    ...repeated(entries.map(({ id, line }) => ({ id, ...at(line) }))),
    ...entries.flatMap(({ id, line, minutes, steps }) => {
      const sum = steps.reduce((total, step) => total + step.minutes, 0);
      const long = sum === minutes ? [] : [fault(at(line), `The steps of route "${id}" take ${sum} minutes, not ${minutes}.`)];
      const lost = steps.flatMap(({ lesson, section }) => {
        const wrong = whatIsWrong(lesson, section, planned, drafts);
        return wrong === undefined ? [] : [fault(at(line), `A step of route "${id}": ${wrong}`)];
      });
      return [...long, ...lost];
    }),
  ];
}

function whatIsWrong(
  lesson: string | undefined,
  section: string | undefined,
  planned: ReadonlySet<string>,
  drafts: readonly LessonDraft[],
) {
  if (lesson === undefined) return section === undefined ? undefined : `a section ("${section}") needs its lesson.`;
  if (!planned.has(lesson)) return `the lesson "${lesson}" is not on the map.`;
  const draft = drafts.find(({ slug }) => slug === lesson);
  if (section === undefined || draft === undefined) return undefined;
  return anchors(draft).has(section) ? undefined : `the lesson "${lesson}" has no section "${section}".`;
}

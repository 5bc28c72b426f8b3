// The course map: which lessons there are to be, and which of them are. content/course.yaml plans; a file in content/lessons makes it true.
// Pure Node, read at build. The traps: a lesson that is on no map would never be found by a reader, and a lesson that carries another
// number than its place on the map would be "Figure 6.1" in lesson 7; both stop the build with a sentence.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { type Frontmatter, frontmatter, type Outcome, PARTS } from "./frontmatter.ts";
import { id, words } from "./yaml.ts";

const plan = v.strictObject({
  parts: v.array(
    v.strictObject({
      id: v.picklist(PARTS),
      title: words,
      line: words,
      lessons: v.array(v.strictObject({ id, title: words, line: words })),
    }),
  ),
});

interface Planned {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What happens in it, a few words. */
  readonly line: string;
}
export type MapLesson =
  | (Planned & { readonly state: "unwritten" })
  | (Planned & { readonly state: "written"; readonly version: number; readonly minutes: number; readonly outcomes: readonly Outcome[] });

export interface MapPart {
  readonly id: (typeof PARTS)[number];
  readonly title: string;
  readonly line: string;
  readonly lessons: readonly MapLesson[];
}

/** `content`: the folder that holds course.yaml and lessons/. */
export function readMap(content: string = path.join(process.cwd(), "content")): readonly MapPart[] {
  const { parts } = v.parse(plan, parse(readFileSync(path.join(content, "course.yaml"), "utf8")));
  const planned = parts.flatMap((part) => part.lessons.map((lesson) => lesson.id));
  const twice = planned.find((each, at) => planned.indexOf(each) !== at);
  if (twice !== undefined) throw new Error(`content/course.yaml names the lesson ${twice} twice.`);
  const lost = lessonFiles(content).find((each) => !planned.includes(each));
  if (lost !== undefined) throw new Error(`content/lessons/${lost}.mdx is on no map: give it a place in content/course.yaml.`);

  return parts.map((part) => ({
    ...part,
    lessons: part.lessons.map((lesson): MapLesson => {
      const number = planned.indexOf(lesson.id) + 1;
      const head = headOf(content, lesson.id);
      if (head === undefined) return { ...lesson, number, state: "unwritten" };
      if (head.order !== number || head.part !== part.id) {
        throw new Error(
          `content/lessons/${lesson.id}.mdx says part ${head.part}, lesson ${head.order}; on the map it is part ${part.id}, lesson ${number}.`,
        );
      }
      const { title, version, minutes, outcomes } = head;
      return { ...lesson, title, number, state: "written", version, minutes, outcomes };
    }),
  }));
}

const FILE = /^([a-z0-9-]+)\.mdx$/;

function lessonFiles(content: string): string[] {
  const folder = path.join(content, "lessons");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => FILE.exec(name)?.[1] ?? []);
}

function headOf(content: string, lesson: string): Frontmatter | undefined {
  const file = path.join(content, "lessons", `${lesson}.mdx`);
  if (!existsSync(file)) return undefined;
  const head = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(readFileSync(file, "utf8"))?.[1];
  const read = v.safeParse(frontmatter, head === undefined ? undefined : parse(head));
  if (!read.success)
    throw new Error(`content/lessons/${lesson}.mdx: its frontmatter ${read.issues[0].message}. See npm run check:content.`);
  return read.output;
}

// The lessons that are written: one MDX file each in content/lessons. The course's map (map.ts, content/course.yaml) also knows the
// lessons that are not; a lesson's neighbours are the map's.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Frontmatter, frontmatter } from "./frontmatter.ts";
import { type Heading, type MdxPage, readMdx, type Tag } from "./mdx.ts";
import { BadContent, type Fault, fault } from "./places.ts";
import { checkYaml, readYaml } from "./yaml.ts";

export const LESSONS = "content/lessons";

export interface Lesson extends Frontmatter {
  /** the file's name without .mdx, and its address: /lessons/<slug> */
  readonly slug: string;
  readonly file: string;
  readonly page: MdxPage;
  /** what the page's own table of contents lists */
  readonly contents: readonly Heading[];
  /** the widgets on the page, in order; the first is figure 1 */
  readonly figures: readonly string[];
  /** the references it cites, each once, in order of first mention */
  readonly cited: readonly string[];
}

export interface LessonDraft {
  readonly slug: string;
  readonly file: string;
  readonly page?: MdxPage;
  readonly head?: Frontmatter;
  lineOf(path: readonly (string | number)[]): number;
  readonly faults: readonly Fault[];
}

export const lessonSlugs = (root = process.cwd()): string[] =>
  readdirSync(path.join(root, LESSONS))
    .filter((name) => name.endsWith(".mdx"))
    .map((name) => name.slice(0, -4))
    .sort();

/**
 * The last page read of each file. Nearly every page of the site asks for all lessons, and to read one takes some 100 ms. On globalThis,
 * because Next gives each route a copy of this module.
 */
const shared = globalThis as { petriLessons?: Map<string, { readonly source: string; readonly page: MdxPage }> };
shared.petriLessons ??= new Map();
const known = shared.petriLessons;

function pageOf(source: string, file: string): MdxPage {
  const last = known.get(file);
  if (last?.source === source) return last.page;
  const page = readMdx(source, file);
  known.set(file, { source, page });
  return page;
}

/** Reads a lesson as far as it can be read, and says what is wrong with its form. */
export function draft(slug: string, root: string): LessonDraft {
  const file = `${LESSONS}/${slug}.mdx`;
  const lineOf = () => 1;
  try {
    const page = pageOf(readFileSync(path.join(root, file), "utf8"), file);
    if (page.frontmatter === undefined)
      return { slug, file, page, lineOf, faults: [fault({ file, line: 1 }, "The lesson has no frontmatter.")] };
    const read = readYaml(page.frontmatter.text, file, page.frontmatter.line);
    const { value, faults } = checkYaml(frontmatter, read, file);
    return { slug, file, page, lineOf: read.lineOf, faults, ...(value !== undefined && { head: value }) };
  } catch (error) {
    if (error instanceof BadContent) return { slug, file, lineOf, faults: error.faults };
    throw error;
  }
}

/** For pages: stops the build where the lesson cannot be read. */
export function lesson(slug: string, root = process.cwd()): Lesson {
  const { file, page, head, faults } = draft(slug, root);
  if (page === undefined || head === undefined) throw new BadContent(faults);
  const idsOf = (name: string) => page.tags.filter((tag) => tag.name === name).map(idOf);
  return {
    ...head,
    slug,
    file,
    page,
    contents: page.headings.filter((heading) => heading.depth === 2 && !heading.within.includes("Instructor")),
    figures: idsOf("Widget"),
    cited: [...new Set(idsOf("Cite"))],
  };
}

const idOf = (tag: Tag) => tag.attributes.get("id")?.value ?? "";

/** In the course's order. */
export const lessons = (root = process.cwd()): Lesson[] =>
  lessonSlugs(root)
    .map((slug) => lesson(slug, root))
    .sort((a, b) => a.order - b.order);

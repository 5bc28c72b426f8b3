// Where a lesson's links lead. Links within the site are looked up: lessons, headings, figures, questions, widgets, terms, references,
// source pages, other pages. Links out of it are not followed (no check here needs a network), but a DOI must have a DOI's form.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Course } from "./checked.ts";
import type { LessonDraft } from "./lessons.ts";
import { type Fault, fault } from "./places.ts";
import { DOI } from "./references.ts";

export function checkLinks(lesson: LessonDraft, course: Course): Fault[] {
  const { page, file } = lesson;
  if (page === undefined) return [];
  const own = anchors(lesson);
  return page.links.flatMap(({ href, line }) => {
    const wrong = whatIsWrong(href, own, course);
    return wrong === undefined ? [] : [fault({ file, line }, `The link to ${href} is broken: ${wrong}.`)];
  });
}

function whatIsWrong(href: string, own: ReadonlySet<string>, course: Course): string | undefined {
  if (href.startsWith("#")) return own.has(href.slice(1)) ? undefined : "nothing on this page has that id";
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.*)$/.exec(href)?.[1];
  if (doi !== undefined) return DOI.test(decodeURIComponent(doi)) ? undefined : "that is not a DOI";
  if (/^https:\/\/[^\s/]+\.[^\s/]+/.test(href) || href.startsWith("mailto:")) return undefined;
  if (!href.startsWith("/")) return "links begin with / or # or https://";
  const [pathname = "", anchor] = href.split("#");
  const [, section = "", ...rest] = pathname.split("?")[0]?.split("/") ?? [];
  const name = rest.join("/");
  switch (section) {
    case "lessons": {
      const target = course.drafts.find((each) => each.slug === name);
      if (target === undefined) return `there is no lesson "${name}"`;
      if (anchor === undefined || target.page === undefined) return undefined;
      return anchors(target).has(anchor) ? undefined : `nothing in that lesson has the id "${anchor}"`;
    }
    case "widgets":
    case "embed":
      return course.widgets.has(name) ? undefined : `there is no widget "${name}"`;
    case "source":
      return isFile(path.join(course.root, name)) && name.startsWith("lib/") ? undefined : `there is no file ${name} in lib/`;
    case "glossary":
      return anchor === undefined || course.terms.has(anchor) ? undefined : `"${anchor}" is not in the glossary`;
    case "references":
      return anchor === undefined || course.references.has(anchor) ? undefined : `"${anchor}" is not among the references`;
    default:
      return pageExists(course.root, pathname) ? undefined : "there is no such page";
  }
}

/** Every id a link may point to on a lesson's page. */
export function anchors({ page, head }: Pick<LessonDraft, "page" | "head">): ReadonlySet<string> {
  const named = (page?.tags ?? []).filter((tag) => ["Choose", "NumberQuestion", "Predict", "Order"].includes(tag.name));
  const figures = (page?.tags ?? []).filter((tag) => tag.name === "Widget").map((_, index) => `figure-${head?.order}-${index + 1}`);
  const headings = (page?.headings ?? []).map((heading) => heading.id);
  return new Set([...headings, ...figures, ...named.map((tag) => tag.attributes.get("id")?.value ?? ""), "outcomes", "references"]);
}

const isFile = (file: string) => existsSync(file) && statSync(file).isFile();

function pageExists(root: string, pathname: string): boolean {
  const folders = ["app", "app/(site)"].map((folder) => path.join(root, folder, pathname, "page.tsx"));
  return folders.some(isFile) || (pathname !== "/" && isFile(path.join(root, "public", pathname)));
}

// The course as data: what is in content/, read by Node at build time. Pages and the content check come here.
export { checkCourse } from "./check.ts";
export type { WidgetFacts } from "./checked.ts";
export type { Frontmatter, Outcome } from "./frontmatter.ts";
export { glossary, headword, type Piece, pieces, type TermEntry } from "./glossary.ts";
export { type Lesson, lesson, lessonSlugs, lessons } from "./lessons.ts";
export { type MapLesson, type MapPart, readMap } from "./map.ts";
export type { Heading, Tag } from "./mdx.ts";
export { BadContent, type Fault } from "./places.ts";
export { address, citation, type Reference, references } from "./references.ts";
export { type Route, type RouteStep, routes } from "./routes.ts";
export { searchEntries, searchIndex } from "./search.ts";
export { type Use, usesOf } from "./uses.ts";

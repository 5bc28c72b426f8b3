// CITATION.cff, which says how Petri is cited: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md.
// Programs read it beside the code; the page /cite is made from it, so that there is one place to change.
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import type { Work } from "./cite.ts";
import { words } from "./yaml.ts";

const file = v.object({
  title: words,
  authors: v.pipe(v.array(v.object({ name: words })), v.minLength(1)),
  version: words,
  "date-released": v.pipe(v.string(), v.isoDate("is not a day")),
  license: words,
});

/** Petri itself, as a work. */
export function citedAs(root = process.cwd()): Work & { readonly license: string } {
  // failsafe: everything stays the text that it is, a day and a version such as 1.0 too
  const read = parse(readFileSync(path.join(root, "CITATION.cff"), "utf8"), { schema: "failsafe" });
  const { title, authors, version, "date-released": released, license } = v.parse(file, read);
  return { key: "petri", title, authors: authors.map(({ name }) => name), year: Number(released.slice(0, 4)), version, license };
}

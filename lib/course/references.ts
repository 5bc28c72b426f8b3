// What the course cites: content/references.yaml. Each entry has a DOI, or a url where nobody gave it one.
import * as v from "valibot";
import { type Listed, readList } from "./glossary.ts";
import { BadContent } from "./places.ts";
import { id, words } from "./yaml.ts";

export const REFERENCES = "content/references.yaml";

/** 10., a registrant, a slash, a name. Crossref's own pattern, https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
export const DOI = /^10\.\d{4,9}\/[-._;()/:A-Z0-9]+$/i;

const entry = v.pipe(
  v.strictObject(
    {
      id,
      authors: v.pipe(v.array(words, "is not a list of names"), v.minLength(1, "names nobody")),
      title: words,
      year: v.pipe(
        v.number("is not a year"),
        v.integer("is not a year"),
        v.minValue(1900, "is not a year"),
        v.maxValue(2100, "is not a year"),
      ),
      where: words,
      doi: v.optional(v.pipe(v.string(), v.regex(DOI, "is not a DOI: 10.number/name, without https://doi.org/"))),
      url: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, "is not an https address"))),
      short: v.optional(words),
    },
    "is not a reference: { id, authors, title, year, where, doi or url, short? }",
  ),
  v.check((each) => each.doi !== undefined || each.url !== undefined, "has neither doi nor url"),
);

export type Reference = v.InferOutput<typeof entry>;

export const listReferences = (root: string): Listed<Reference> => readList(entry, REFERENCES, root);

/** For pages: stops the build where the file cannot be read. By first author, then year. */
export function references(root = process.cwd()): readonly Reference[] {
  const { entries, faults } = listReferences(root);
  if (faults.length > 0) throw new BadContent(faults);
  return [...entries].sort((a, b) => family(a.authors[0] ?? "").localeCompare(family(b.authors[0] ?? ""), "en") || a.year - b.year);
}

const family = (name: string) => name.split(" ").at(-1) ?? name;

/** How a sentence cites it: "Meadows 1986", "Huberman et al. 1999". */
export function citation({ authors, year, short }: Reference): string {
  if (short !== undefined) return short;
  const [first = "", second = ""] = authors.map(family);
  if (authors.length === 1) return `${first} ${year}`;
  return authors.length === 2 ? `${first} and ${second} ${year}` : `${first} et al. ${year}`;
}

export const address = ({ doi, url }: Reference): string => (doi === undefined ? (url ?? "") : `https://doi.org/${doi}`);

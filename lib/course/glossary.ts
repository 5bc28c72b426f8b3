// The glossary: content/glossary.yaml. A definition is one to three plain sentences; the one bit of markup is `code` and *emphasis*.
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { BadContent, type Fault } from "./places.ts";
import { checkYaml, id, readYaml, words } from "./yaml.ts";

export const GLOSSARY = "content/glossary.yaml";

const entry = v.strictObject(
  { id, term: words, definition: words, see: v.optional(v.array(id), []) },
  "is not a term: { id, term, definition, see? }",
);

export type TermEntry = v.InferOutput<typeof entry>;

export interface Listed<T> {
  readonly entries: readonly (T & { readonly line: number })[];
  readonly faults: readonly Fault[];
}

/** A YAML file that is one list, each entry with its line. */
export function readList<S extends v.GenericSchema<unknown, { id: string }>>(
  schema: S,
  file: string,
  root: string,
): Listed<v.InferOutput<S>> {
  const read = readYaml(readFileSync(path.join(root, file), "utf8"), file);
  const { value, faults } = checkYaml(v.array(schema, "is not a list"), read, file);
  return { entries: (value ?? []).map((each, index) => ({ ...each, line: read.lineOf([index]) })), faults };
}

export const listGlossary = (root: string): Listed<TermEntry> => readList(entry, GLOSSARY, root);

/** For pages: stops the build where the file cannot be read. In the order of the alphabet. */
export function glossary(root = process.cwd()): readonly TermEntry[] {
  const { entries, faults } = listGlossary(root);
  if (faults.length > 0) throw new BadContent(faults);
  return [...entries].sort((a, b) => a.term.localeCompare(b.term, "en"));
}

/** A term at the head of its entry: with a capital, but "k-anonymity", whose k is a symbol. */
export const headword = (term: string): string => (/^\p{L}-/u.test(term) ? term : term.charAt(0).toUpperCase() + term.slice(1));

export type Piece = { readonly kind: "text" | "code" | "em"; readonly text: string };

/** A definition's pieces: `code` and *emphasis*, the rest as it stands. */
export function pieces(definition: string): Piece[] {
  return definition
    .split(/(`[^`]+`|\*[^*]+\*)/)
    .filter((part) => part !== "")
    .map((part) => {
      if (part.length > 2 && part.startsWith("`")) return { kind: "code", text: part.slice(1, -1) };
      if (part.length > 2 && part.startsWith("*")) return { kind: "em", text: part.slice(1, -1) };
      return { kind: "text", text: part };
    });
}

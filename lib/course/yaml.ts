// YAML with lines: a value, the line each part of it stands on, and valibot's complaints at those lines.
//
// The trap: `yaml` reports positions as offsets into the text it was given. A lesson's frontmatter begins on line 2 of its file, so
// everything here takes the line that the text begins on.
import * as v from "valibot";
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import type { Fault } from "./places.ts";

export interface Located {
  readonly value: unknown;
  /** The line of the node at a path; of the nearest node above it, where there is none. */
  lineOf(path: readonly (string | number)[]): number;
  readonly faults: readonly Fault[];
}

export function readYaml(text: string, file: string, firstLine = 1): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const faults = document.errors.map((error) => ({ file, line: lineAt(error.pos[0]), what: `This is not YAML: ${error.message}.` }));
  return {
    value: faults.length > 0 ? undefined : document.toJS(),
    faults,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const offset = offsetOf(document, path.slice(0, length));
        if (offset !== undefined) return lineAt(offset);
      }
      return firstLine;
    },
  };
}

/** Where a key stands (its value may begin lines below), or an item of a list. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const key = parent.items.find((pair) => isNode(pair.key) && pair.key.toJSON() === last)?.key;
    return isNode(key) ? key.range?.[0] : undefined;
  }
  const item = isSeq(parent) ? parent.items[Number(last)] : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}

export interface Checked<T> {
  readonly value: T | undefined;
  readonly faults: readonly Fault[];
}

/** Checks what was read. Each complaint says where in the value it is, at its line. */
export function checkYaml<S extends v.GenericSchema>(schema: S, read: Located, file: string): Checked<v.InferOutput<S>> {
  if (read.faults.length > 0) return { value: undefined, faults: read.faults };
  const result = v.safeParse(schema, read.value);
  if (result.success) return { value: result.output, faults: [] };
  const faults = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const name = path.map((key) => (typeof key === "number" ? String(key + 1) : key)).join(" ");
    return { file, line: read.lineOf(path), what: `${name === "" ? "The content" : name}: ${issue.message}` };
  });
  return { value: undefined, faults };
}

/** What most entries are made of. */
export const id = v.pipe(v.string("is missing"), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not an id: lower case, digits and hyphens"));
export const words = v.pipe(v.string("is missing"), v.trim(), v.nonEmpty("is empty"));

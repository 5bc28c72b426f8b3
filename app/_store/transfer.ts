// What is stored, looked at, written out and read in. A file is read in as a whole or not at all: whatever is wrong with it is said in a
// sentence, and nothing has changed.
//
//   { "petri": "export", "format": 1, "version": "0.1.0", "holds": { "answers": …, "place": …, … } }
//
// `format` is the format of this file; it changes only when an older page could misread a newer file. `version` is the site that wrote it.
import * as v from "valibot";
import { type Drawer, drawers } from "./drawers.ts";
import { isOurs } from "./keys.ts";
import { attempt, keepsAnything, type OpenShelf, type WholeShelf } from "./shelf.ts";

export const FORMAT = 1;
/** More than anybody's answers and code: what is larger is not read into memory. */
export const LARGEST_FILE = 5_000_000;

export type Content =
  | { readonly state: "empty" }
  | { readonly state: "kept"; readonly value: unknown; readonly count: string }
  /** there is something, and it is not what this version of Petri would have put there */
  | { readonly state: "unreadable" };

export function contentOf(drawer: Drawer, open: OpenShelf): Content {
  let text: string | null = null;
  attempt(() => {
    text = open().getItem(drawer.key);
  });
  if (text === null) return { state: "empty" };
  const read = decoded(drawer, text);
  return read === undefined ? { state: "unreadable" } : { state: "kept", value: read.value, count: drawer.count(read.value) };
}

function decoded(drawer: Drawer, text: string): { value: unknown } | undefined {
  let result: v.SafeParseResult<typeof drawer.schema> | undefined;
  attempt(() => {
    result = v.safeParse(drawer.schema, drawer.decode(text));
  });
  return result?.success ? { value: result.output } : undefined;
}

/** Our keys that no drawer knows: another version of Petri has been here. */
export function strangers(open: OpenShelf<WholeShelf>): string[] {
  const known = new Set(drawers.map(({ key }) => key));
  return ownKeys(open).filter((key) => !known.has(key));
}

export function ownKeys(open: OpenShelf<WholeShelf>): string[] {
  const found: string[] = [];
  attempt(() => {
    const shelf = open();
    for (let at = 0; at < shelf.length; at += 1) found.push(shelf.key(at) ?? "");
  });
  return found.filter(isOurs).sort();
}

/** Everything that can be read, as a file's text. What cannot be read is left out; the page says which. */
export function exportText(open: OpenShelf, version: string): string {
  const holds: Record<string, unknown> = {};
  for (const drawer of drawers) {
    const content = contentOf(drawer, open);
    if (content.state === "kept") holds[drawer.name] = content.value;
  }
  return `${JSON.stringify({ petri: "export", format: FORMAT, version, holds }, null, 2)}\n`;
}

export type Imported =
  | {
      readonly ok: true;
      readonly now: readonly string[];
      /** drawers that this version does not know */
      readonly leftOut: readonly string[];
      /** exercises of whose code the one that was here stands */
      readonly notTaken: readonly string[];
      readonly version: string;
    }
  | { readonly ok: false; readonly why: string };

const envelope = v.object({
  petri: v.literal("export"),
  format: v.pipe(v.number(), v.integer()),
  version: v.pipe(v.string(), v.maxLength(40)),
  holds: v.record(v.string(), v.unknown()),
});

const refused = (why: string): Imported => ({ ok: false, why: `${why} Nothing was changed.` });

/** Adds what the file holds to what is here. */
export function importText(open: OpenShelf, text: string): Imported {
  let parsed: unknown;
  if (!attempt(() => (parsed = JSON.parse(text)))) return refused("This is not a file that Petri exported: it is not JSON.");
  const { success, output } = v.safeParse(envelope, parsed);
  if (!success) return refused("This is JSON, but not a file that Petri exported.");
  const { format, version, holds } = output;
  if (format > FORMAT) {
    const how = "Load this page again to get its newest version, then import once more.";
    return refused(`This file was made by a newer Petri (${version}, format ${format}; this page reads format ${FORMAT}). ${how}`);
  }
  if (format < FORMAT) return refused(`This file was made by an older Petri (${version}, format ${format}) that this page cannot read.`);

  const brought: { drawer: Drawer; value: unknown }[] = [];
  for (const drawer of drawers) {
    if (!Object.hasOwn(holds, drawer.name)) continue;
    const read = v.safeParse(drawer.schema, holds[drawer.name]);
    if (!read.success) return refused(`The file is damaged: ${placeOf(drawer, read.issues[0])}.`);
    brought.push({ drawer, value: read.output });
  }
  const known = new Set<string>(drawers.map(({ name }) => name));
  const leftOut = Object.keys(holds).filter((name) => !known.has(name));
  if (!keepsAnything(open)) return refused("Your browser does not let this page store anything.");
  return write(open, brought, leftOut, version);
}

function placeOf({ name, title }: Drawer, issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map((item) => String(item.key));
  return `under “${title}”, at ${["holds", name, ...path].join(".")}, something ${issue.message}`;
}

/** All or nothing: where the storage is full before the end, what was there is put back. */
function write(open: OpenShelf, brought: readonly { drawer: Drawer; value: unknown }[], leftOut: string[], version: string): Imported {
  const before = new Map(brought.map(({ drawer }) => [drawer.key, open().getItem(drawer.key)]));
  const now: string[] = [];
  const notTaken: string[] = [];
  const done = attempt(() => {
    for (const { drawer, value } of brought) {
      const here = contentOf(drawer, open);
      const joined = here.state === "kept" ? drawer.merge(here.value, value) : value;
      open().setItem(drawer.key, drawer.encode(joined));
      if (here.state === "kept") notTaken.push(...(drawer.notTaken?.(here.value, value) ?? []));
      now.push(`${drawer.title}: ${drawer.count(joined)}`);
    }
  });
  if (done) return { ok: true, now, leftOut, notTaken, version };
  // First away with all of it: the old texts fitted before, and fit again.
  for (const key of before.keys()) attempt(() => open().removeItem(key));
  for (const [key, text] of before) if (text !== null) attempt(() => open().setItem(key, text));
  return refused("This browser's storage is full.");
}

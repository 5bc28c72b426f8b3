// What this site keeps in a browser, drawer by drawer: its name in storage and in an exported file, what it holds in words, what may be in
// it, and how two of them are laid together. Only /stored loads this; a lesson reads and writes its own drawer (app/_lesson/progress.ts,
// place.ts) with less code.
//
// Laying together loses nothing that is here: what this browser has stands, and what the file adds is added.
import * as v from "valibot";
import type { AllKept, Kept } from "../_exercise/store.ts";
import type { Answer, Answers } from "../_lesson/progress.ts";
import { KEYS } from "./keys.ts";
import type { Places } from "./place.ts";

export interface Drawer<T = unknown> {
  /** in an exported file */
  readonly name: keyof typeof KEYS;
  readonly key: string;
  readonly title: string;
  /** one sentence: what it holds, and what for */
  readonly holds: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** the text in storage, as a value; throws where it is none */
  readonly decode: (text: string) => unknown;
  readonly encode: (value: T) => string;
  /** what is in it now: "3 answers in 1 lesson" */
  readonly count: (value: T) => string;
  readonly merge: (here: T, brought: T) => T;
  /** names of what the file holds otherwise than this browser, whose own stands: somebody may have wanted it */
  readonly notTaken?: (here: T, brought: T) => readonly string[];
}

const id = v.pipe(v.string("is not a name"), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a name as Petri makes them"));
const NAMED = "is not a list by name";
/** valibot takes an array for a record, and leaves out `__proto__` by itself */
const byId = <S extends v.GenericSchema>(each: S) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), NAMED),
    v.record(id, each, NAMED),
  );
const json = { decode: (text: string): unknown => JSON.parse(text), encode: (value: unknown) => JSON.stringify(value) };
const number = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const answer = v.strictObject(
  {
    first: v.pipe(v.string("is not a text"), v.maxLength(1000, "is longer than any answer")),
    right: v.boolean("is neither true nor false"),
    // Petri 0.1.0 kept none: the lessons of that time were all version 1.
    version: v.optional(v.pipe(v.number("is not a number"), v.integer("is not a version"), v.minValue(1, "is not a version")), 1),
  },
  "is not an answer: { first, right, version }",
);

const answers: Drawer<Answers> = {
  name: "answers",
  key: KEYS.answers,
  title: "Your answers",
  holds: "For each question that you answered: your first answer, whether it was ever right, and in which version of the lesson.",
  schema: byId(byId(answer)),
  ...json,
  count: (value) => {
    const each = Object.values(value).map((questions) => Object.keys(questions).length);
    const lessons = each.filter((count) => count > 0).length;
    return `${number(
      each.reduce((a, b) => a + b, 0),
      "answer",
    )} in ${number(lessons, "lesson")}`;
  },
  merge: (here, brought) =>
    together(here, brought, (ours, theirs) =>
      together(ours, theirs, (a, b): Answer => {
        const standing = a.right === b.right ? Math.max(a.version, b.version) : a.right ? a.version : b.version;
        return { first: a.first, right: a.right || b.right, version: standing };
      }),
    ),
};

const place: Drawer<Places> = {
  name: "place",
  key: KEYS.place,
  title: "Where you were",
  holds: "For each lesson the section that you read last, and which lesson that was. No times and no history.",
  schema: v.pipe(
    v.strictObject({ last: v.optional(id), sections: byId(id) }, "is not a place: { last, sections }"),
    v.transform(({ last, sections }): Places => ({ last, sections })),
  ),
  ...json,
  count: ({ sections }) => `a section in ${number(Object.keys(sections).length, "lesson")}`,
  merge: (here, brought) => ({ last: here.last ?? brought.last, sections: { ...brought.sections, ...here.sections } }),
};

const code: Drawer<AllKept> = {
  name: "code",
  key: KEYS.code,
  title: "Your code",
  holds: "For each exercise that you worked on: the code in its editor, the starter it began from, and whether it has passed once.",
  schema: byId(
    v.pipe(
      v.strictObject(
        {
          code: v.optional(v.pipe(v.string("is not a text"), v.maxLength(200_000, "is longer than any exercise"))),
          starter: v.optional(v.pipe(v.string("is not a text"), v.maxLength(100, "is not a starter's version"))),
          passed: v.optional(v.boolean("is neither true nor false")),
        },
        "is not an exercise's code: { code, starter, passed }",
      ),
      v.transform(kept),
    ),
  ),
  ...json,
  count: (value) => {
    const each = Object.values(value);
    const passed = each.filter((one) => one.passed === true).length;
    const all = number(each.filter((one) => one.code !== undefined || one.passed === true).length, "exercise");
    return `${all}${passed > 0 ? `, ${passed} passed` : ""}`;
  },
  // code that is here stands, with its starter; passed anywhere is passed
  merge: (here, brought) =>
    together(here, brought, (ours, theirs) =>
      kept({ ...(ours.code === undefined ? theirs : ours), passed: ours.passed === true || theirs.passed === true }),
    ),
  notTaken: (here, brought) =>
    Object.entries(brought).flatMap(([exercise, { code }]) => {
      const ours = Object.hasOwn(here, exercise) ? here[exercise]?.code : undefined;
      return code !== undefined && ours !== undefined && ours !== code ? [exercise] : [];
    }),
};

/** Without the names of what is not there. */
function kept({ code, starter, passed }: { [Name in keyof Kept]: Kept[Name] | undefined }): Kept {
  return { ...(code !== undefined && { code }), ...(starter !== undefined && { starter }), ...(passed === true && { passed }) };
}

const theme: Drawer<string> = {
  name: "theme",
  key: KEYS.theme,
  title: "The theme",
  holds: "Light, dark or projector, if you chose one.",
  schema: v.picklist(["auto", "light", "dark", "projector"], "is no theme"),
  decode: (text) => text,
  encode: (value) => value,
  count: (value) => value,
  merge: (here) => here,
};

const slash: Drawer<"off"> = {
  name: "slash",
  key: KEYS.slash,
  title: "The / key",
  holds: "That the / key does not open the search, if you turned it off.",
  schema: v.literal("off", "is not off"),
  decode: (text) => text,
  encode: (value) => value,
  count: (value) => value,
  merge: (here) => here,
};

export const drawers: readonly Drawer[] = [answers, place, code, theme, slash].map((drawer) => drawer as unknown as Drawer);

/** Both records; where both have an entry, what `both` makes of the two. */
function together<T>(here: Readonly<Record<string, T>>, brought: Readonly<Record<string, T>>, both: (here: T, brought: T) => T) {
  const joined = Object.entries(here).map(([name, value]) => [
    name,
    Object.hasOwn(brought, name) ? both(value, brought[name] as T) : value,
  ]);
  return { ...brought, ...(Object.fromEntries(joined) as Record<string, T>) };
}

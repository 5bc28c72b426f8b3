import { describe, expect, it } from "vitest";
import { makeCodeStore } from "../_exercise/store.ts";
import { makeProgress, readAnswers } from "../_lesson/progress.ts";
import { drawers } from "./drawers.ts";
import { KEYS } from "./keys.ts";
import { keepPlace, readPlaces } from "./place.ts";
import { blocked, shelf } from "./shelf.fixture.ts";
import { contentOf, exportText, type Imported, importText, ownKeys, strangers } from "./transfer.ts";

const VERSION = "9.9.9";
const drawer = (name: string) => drawers.find((each) => each.name === name) ?? expect.fail(`no drawer ${name}`);
const why = (imported: Imported) => (imported.ok ? expect.fail("it was taken") : imported.why);

/** A browser in which somebody has answered, read, written code and chosen a theme. */
function used() {
  const made = shelf({
    [KEYS.theme]: "dark",
    [KEYS.code]: '{"psi-sender":{"code":"const a = 1;","starter":"x1","passed":true}}',
    [KEYS.slash]: "off",
  });
  const progress = makeProgress(made.open);
  progress.answered({ id: "psi", version: 1 }, "guesses", "42", false);
  progress.answered({ id: "psi", version: 2 }, "guesses", "100", true);
  keepPlace(made.open, "psi", "recap");
  return made;
}

const file = (holds: unknown, more: object = {}) => JSON.stringify({ petri: "export", format: 1, version: VERSION, holds, ...more });

describe("the drawers", () => {
  it("are all the keys there are, each once", () => {
    expect(drawers.map(({ name }) => name).sort()).toEqual(Object.keys(KEYS).sort());
    expect(drawers.map(({ key }) => key).sort()).toEqual(Object.values(KEYS).sort());
  });

  it("read what the lesson's own, shorter readers read", () => {
    const { open } = used();
    expect(contentOf(drawer("answers"), open)).toMatchObject({ value: readAnswers(open), count: "1 answer in 1 lesson" });
    expect(contentOf(drawer("place"), open)).toMatchObject({ value: readPlaces(open), count: "a section in 1 lesson" });
    const code = makeCodeStore(open, shelf().open).of("psi-sender");
    expect(contentOf(drawer("code"), open)).toMatchObject({ value: { "psi-sender": code }, count: "1 exercise, 1 passed" });
  });

  it("read answers without a version, as Petri 0.1.0 wrote them", () => {
    const { open } = shelf({ [KEYS.answers]: '{"psi":{"q":{"first":"none","right":true}}}' });
    expect(contentOf(drawer("answers"), open)).toMatchObject({ value: readAnswers(open) });
  });

  it.each([
    ["answers", "no JSON"],
    ["answers", '{"psi":{"q":{"first":"a","right":"yes"}}}'],
    ["answers", '{"Psi":{"q":{"first":"a","right":true}}}'],
    ["answers", "[]"],
    ["place", '{"sections":["psi"]}'],
    ["code", '{"psi":4}'],
    ["theme", "sepia"],
    ["slash", "on"],
  ])("say of %s that it cannot be read: %s", (name, text) => {
    expect(contentOf(drawer(name), shelf({ [drawer(name).key]: text }).open)).toEqual({ state: "unreadable" });
  });

  it("take nothing under a name that would reach into every object", () => {
    const { open } = shelf({ [KEYS.answers]: '{"__proto__":{"q":{"first":"a","right":true}}}' });
    expect(contentOf(drawer("answers"), open)).toEqual({ state: "kept", value: {}, count: "0 answers in 0 lessons" });
    expect(({} as { q?: unknown }).q).toBeUndefined();
  });

  it("are empty where storage is blocked", () => {
    for (const each of drawers) expect(contentOf(each, blocked)).toEqual({ state: "empty" });
    expect(ownKeys(blocked)).toEqual([]);
  });

  it("leave no key of ours unseen", () => {
    const { open } = shelf({ [KEYS.theme]: "dark", "petri:later:1": "x", petrify: "not ours", other: "y" });
    expect(strangers(open)).toEqual(["petri:later:1"]);
  });
});

describe("export and import", () => {
  it("bring everything into an empty browser", () => {
    const from = used();
    const to = shelf();
    const imported = importText(to.open, exportText(from.open, VERSION));
    expect(imported).toMatchObject({ ok: true, version: VERSION, leftOut: [] });
    const read = (kept: Map<string, string>) =>
      Object.fromEntries([...kept].map(([key, text]) => [key, text.startsWith("{") ? JSON.parse(text) : text]));
    expect(read(to.kept)).toEqual(read(from.kept));
    expect(to.kept.size).toBe(5);
  });

  it("give a file that says what it is, and no time of day", () => {
    const parsed = JSON.parse(exportText(used().open, VERSION));
    expect(parsed).toMatchObject({ petri: "export", format: 1, version: VERSION });
    expect(Object.keys(parsed.holds).sort()).toEqual(["answers", "code", "place", "slash", "theme"]);
    expect(JSON.stringify(parsed)).not.toMatch(/\d\d:\d\d|20\d\d-/);
  });

  it("lay answers together: first answers here stand, right anywhere is right, in the version it was earned in", () => {
    const here = shelf({
      [KEYS.answers]: JSON.stringify({
        psi: {
          a: { first: "mine", right: false, version: 2 },
          b: { first: "mine", right: true, version: 1 },
          c: { first: "c", right: true, version: 1 },
        },
      }),
    });
    const imported = importText(
      here.open,
      file({
        answers: {
          psi: {
            a: { first: "theirs", right: true, version: 1 },
            b: { first: "theirs", right: false, version: 2 },
            c: { first: "c", right: true, version: 2 },
          },
          noise: { d: { first: "d", right: false, version: 1 } },
        },
      }),
    );
    expect(imported.ok).toBe(true);
    expect(readAnswers(here.open)).toEqual({
      psi: {
        a: { first: "mine", right: true, version: 1 },
        b: { first: "mine", right: true, version: 1 },
        c: { first: "c", right: true, version: 2 },
      },
      noise: { d: { first: "d", right: false, version: 1 } },
    });
  });

  it("keep the place, the theme and the code that are here, and add what is missing", () => {
    const here = shelf({
      [KEYS.theme]: "light",
      [KEYS.code]: '{"a":{"code":"mine","starter":"1"},"c":{"passed":true}}',
      [KEYS.place]: '{"last":"psi","sections":{"psi":"recap"}}',
    });
    const imported = importText(
      here.open,
      file({
        theme: "dark",
        code: { a: { code: "theirs", starter: "2", passed: true }, b: { code: "new" }, c: { code: "theirs" } },
        place: { last: "noise", sections: { psi: "start", noise: "end" } },
      }),
    );
    expect(imported).toMatchObject({ ok: true, notTaken: ["a"] });
    expect(here.kept.get(KEYS.theme)).toBe("light");
    expect(JSON.parse(here.kept.get(KEYS.code) ?? "")).toEqual({
      a: { code: "mine", starter: "1", passed: true },
      b: { code: "new" },
      c: { code: "theirs", passed: true },
    });
    expect(readPlaces(here.open)).toEqual({ last: "psi", sections: { psi: "recap", noise: "end" } });
  });

  it("twice is the same as once", () => {
    const [from, to] = [used(), shelf()];
    importText(to.open, exportText(from.open, VERSION));
    const once = new Map(to.kept);
    expect(importText(to.open, exportText(from.open, VERSION))).toMatchObject({ ok: true, notTaken: [] });
    expect(to.kept).toEqual(once);
  });

  it.each([
    ["no JSON", "{", /^This is not a file that Petri exported: it is not JSON\./],
    ["another program's JSON", '{"name":"petri","version":"1"}', /^This is JSON, but not a file that Petri exported\./],
    ["a list", "[]", /^This is JSON, but not a file/],
    ["a newer format", file({}, { format: 2 }), /^This file was made by a newer Petri \(9\.9\.9, format 2; this page reads format 1\)/],
    ["an older format", file({}, { format: 0 }), /^This file was made by an older Petri \(9\.9\.9, format 0\)/],
    [
      "a damaged answer",
      file({ answers: { psi: { q: { first: "a", right: 1 } } } }),
      /at holds\.answers\.psi\.q\.right, something is neither true/,
    ],
    ["an unheard-of name", file({ answers: { "../psi": {} } }), /something is not a name as Petri makes them/],
    ["a theme that is none", file({ answers: {}, theme: "sepia" }), /under “The theme”, at holds\.theme, something is no theme/],
  ])("refuse %s with a sentence and change nothing", (_, text, sentence) => {
    const here = used();
    const before = new Map(here.kept);
    const said = why(importText(here.open, text));
    expect(said).toMatch(sentence);
    expect(said).toMatch(/ Nothing was changed\.$/);
    expect(here.kept).toEqual(before);
  });

  it("say what a newer file of the same format holds that is not known here, and take the rest", () => {
    const here = shelf();
    const imported = importText(here.open, file({ theme: "dark", badges: { gold: 3 } }));
    expect(imported).toMatchObject({ ok: true, leftOut: ["badges"], now: ["The theme: dark"] });
    expect([...here.kept]).toEqual([[KEYS.theme, "dark"]]);
  });

  it("leave out what cannot be read here, and let a good file mend it", () => {
    const broken = shelf({ [KEYS.answers]: "{{{", [KEYS.theme]: "dark" });
    expect(JSON.parse(exportText(broken.open, VERSION)).holds).toEqual({ theme: "dark" });
    importText(broken.open, exportText(used().open, VERSION));
    expect(readAnswers(broken.open)["psi"]?.["guesses"]?.right).toBe(true);
  });

  it("put everything back where the storage is full before the end", () => {
    const here = used();
    const before = new Map(here.kept);
    here.limit(2000);
    const said = why(importText(here.open, file({ answers: {}, code: { big: { code: "x".repeat(5000) } } })));
    expect(said).toBe("This browser's storage is full. Nothing was changed.");
    expect(here.kept).toEqual(before);
  });

  it("say that a browser which stores nothing can take nothing in", () => {
    expect(why(importText(blocked, file({ theme: "dark" })))).toMatch(/does not let this page store anything/);
  });
});

// The real course's index, built as the build builds it and read as the browser reads it.
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { glossary } from "./glossary.ts";
import { lessons } from "./lessons.ts";
import { references } from "./references.ts";
import { searchEntries, searchIndex } from "./search.ts";
import { type Entry, INDEX_OPTIONS, termOf } from "./search-terms.ts";
import { snippet } from "./snippet.ts";

const widget = { id: "shells", title: "A handful of shells", summary: "They are counted.", honesty: "Real: every shell." };
const page: Entry = { id: "/about", where: "Petri", title: "About", text: "What is real and what is not." };
const entries = searchEntries([widget], [page]);
const json = searchIndex(entries);
const index = MiniSearch.loadJSON<Entry>(json, INDEX_OPTIONS);
const found = (query: string) => index.search(query).map(({ id }) => String(id));

it.each(["constructor", "toString", "__proto__", "valueOf"])("makes a term of %s like of any word", (word) => {
  expect(termOf(word)).toBe(word.toLowerCase());
});

describe("the index of the course", () => {
  it("has every term, every reference, every section, the widgets and the pages, each once", () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of glossary()) expect(ids).toContain(`/glossary#${id}`);
    for (const { id } of references()) expect(ids).toContain(`/references#${id}`);
    for (const { slug, contents } of lessons()) for (const { id } of contents) expect(ids).toContain(`/lessons/${slug}#${id}`);
    expect(ids).toEqual(expect.arrayContaining(["/widgets/shells", "/about"]));
  });

  it("finds a term by its name first, and the section that teaches it", () => {
    expect(found("discrete logarithm")[0]).toBe("/glossary#discrete-logarithm");
    expect(found("oblivious pseudorandom function")).toContain("/lessons/private-set-intersection#the-same-idea-as-a-function-oprf");
  });

  it("finds by the beginning of a word, by plural and singular, and past one slip", () => {
    expect(found("shuffl")).toContain("/lessons/private-set-intersection#the-statement");
    expect(found("dictionary attacks")[0]).toBe("/glossary#dictionary-attack");
    expect(found("pharmasy").length).toBeGreaterThan(3);
    expect(found("handfull of shell")[0]).toBe("/widgets/shells");
  });

  it("finds a lesson by its number, and a compound without its hyphen", () => {
    expect(found("lesson 6")[0]).toBe("/lessons/private-set-intersection");
    for (const name of ["dpsgd", "dp-sgd", "DP SGD"]) expect(found(name)[0], name).toBe("/glossary#dp-sgd");
  });

  it("finds the lessons that are not written yet, on the map", () => {
    expect(found("enclave")[0]).toBe("/#lesson-enclaves");
    expect(entries.find(({ id }) => id === "/#lesson-enclaves")?.where).toMatch(/^Lesson \d+, not written yet$/);
  });

  it("heads a term with a capital, and leaves a symbol and a work's title as they are written", () => {
    const titleOf = (id: string) => entries.find((entry) => entry.id === id)?.title;
    expect(titleOf("/glossary#psi")).toBe("Private set intersection");
    expect(titleOf("/glossary#k-anonymity")).toBe("k-anonymity");
    expect(titleOf("/glossary#epsilon")).toBe("Privacy loss bound, ε");
    expect(titleOf("/references#machanavajjhala2007")).toMatch(/^l-Diversity/);
  });

  it("finds nothing for words that are nowhere", () => expect(found("xylophone quartz")).toEqual([]));

  it("holds no feedback to a question and no instructor's note", () => {
    const source = readFileSync("content/lessons/private-set-intersection.mdx", "utf8");
    const feedback = /<Why>([^<]{30,})<\/Why>/.exec(source)?.[1] ?? expect.fail("the lesson has no feedback");
    expect(json).not.toContain(feedback.slice(0, 30));
    expect(json).not.toContain("collect hands");
  });

  it("stays small enough to load in passing", () => expect(json.length).toBeLessThan(lessons().length * 250_000));
});

describe("words", () => {
  it.each([
    ["Hashes", "hashe"],
    ["hash", "hash"],
    ["bias", "bia"],
    ["focus", "focus"],
    ["class", "class"],
    ["ε", "epsilon"],
    ["Naïve", "naive"],
    ["𝜀", "epsilon"],
    ["constructor", "constructor"], // what every object has is no Greek letter
  ])("%s is looked up as %s", (word, term) => expect(termOf(word)).toBe(term));
});

describe("a snippet", () => {
  const text = `${"Nothing to see here, only padding. ".repeat(10)}The pharmacy shuffles the list, and the shuffled list says nothing. ${"More padding follows. ".repeat(10)}`;
  const joined = (pieces: ReturnType<typeof snippet>) => pieces.map(({ text }) => text).join("");

  it("is cut around what was found, and marks it", () => {
    const pieces = snippet(text, new Set(["shuffle", "shuffled"]));
    expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(["shuffles", "shuffled"]);
    expect(joined(pieces)).toMatch(/^… .*The pharmacy shuffles.* …$/);
    expect(joined(pieces).length).toBeLessThan(200);
    expect(text).toContain(joined(pieces).replace(/^… | …$/g, ""));
  });

  it("of a short text is the text", () => {
    expect(joined(snippet("A shell.", new Set(["nothing"])))).toBe("A shell.");
    expect(snippet("", new Set(["a"]))).toEqual([]);
  });

  it("begins at the beginning where nothing in the text was found", () => {
    expect(joined(snippet(text, new Set(["quartz"])))).toMatch(/^Nothing to see here.* …$/);
  });

  it("loses no character of the text at its very end", () => {
    expect(joined(snippet(text, new Set(["follow"]), 60))).toContain("padding");
    expect(joined(snippet(`${"word ".repeat(80)}shell!`, new Set(["shell"])))).toMatch(/shell!$/);
  });
});

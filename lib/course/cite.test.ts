import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { citedAs } from "./citation-file.ts";
import { asBibTeX, asCsl, asText, type Work } from "./cite.ts";

const petri = citedAs();
const lesson: Work = { ...petri, key: "petri-psi", title: "Sets & secrets: 100 % {shared}_#1", part: "Lesson 6", within: petri.title };
const visit = { url: "https://example.org/lessons/psi_x#a", day: "2026-11-25" };

it("cites the version that this is: CITATION.cff and package.json agree", () => {
  expect(petri.version).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
  expect(petri.license).toBe(JSON.parse(readFileSync("package.json", "utf8")).license);
  expect(readFileSync("CHANGELOG.md", "utf8")).toContain(`## ${petri.version}`);
});

it("as text: who, when, what, which version; and where and on which day once that is known", () => {
  expect(asText(petri)).toBe(`The Petri maintainers (${petri.year}). ${petri.title}, version ${petri.version}.`);
  expect(asText(lesson, visit)).toBe(
    `The Petri maintainers (${petri.year}). ${lesson.title} (Lesson 6). In ${petri.title}, version ${petri.version}. ${visit.url} (visited 2026-11-25).`,
  );
});

it("as BibTeX: balanced, one entry, nothing that TeX would take for a command, the address as it is", () => {
  const entry = asBibTeX(lesson, visit);
  let depth = 0;
  for (const sign of entry) depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
  expect(depth).toBe(0);
  expect(entry).toMatch(/^@misc\{petri-psi,\n/);
  expect(entry).toContain("title = {{Sets \\& secrets: 100 \\% shared\\_\\#1}}");
  expect(entry).toContain(`url = {${visit.url}}`);
  expect(asBibTeX(petri)).not.toContain("url");
});

it("as CSL-JSON: an array of one item, of a type that CSL knows", () => {
  expect(JSON.parse(asCsl(petri))).toMatchObject([{ id: "petri", type: "software", author: [{ literal: "The Petri maintainers" }] }]);
  expect(JSON.parse(asCsl(lesson, visit))).toMatchObject([
    { type: "chapter", "container-title": petri.title, URL: visit.url, accessed: { "date-parts": [[2026, 11, 25]] } },
  ]);
});

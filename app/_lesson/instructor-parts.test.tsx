// The notes of every lesson that is written, taken out of the module that the build makes of it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, expect, it } from "vitest";
import { NOTES } from "../../lib/course/check-lesson.ts";
import { lessons } from "../../lib/course/index.ts";
import { lessonModule } from "../../scripts/mdx-loader.mjs";
import { instructorParts } from "./instructor-parts.tsx";

// inside the project, so that the module finds react
const folder = path.resolve("test-results/notes");
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(lessons().map(({ slug, file }) => [slug, file]))(
  "%s gives its timing, what people get wrong, and nothing but notes",
  async (slug, file) => {
    const { code } = await lessonModule(readFileSync(file, "utf8"), path.resolve(file));
    const made = path.join(folder, `${slug}.mjs`);
    writeFileSync(made, code);
    const { default: Content } = await import(/* @vite-ignore */ pathToFileURL(made).href);
    const parts = instructorParts(Content, slug);
    const leads = parts.map(({ lead }) => lead);
    expect(leads).toEqual(expect.arrayContaining([...NOTES]));
    expect(new Set(leads).size).toBe(leads.length);
    const text = parts.map(({ content }) => renderToStaticMarkup(content)).join("");
    expect(text).toMatch(/\d+ minutes in a class/);
    expect(text).not.toContain("Recap");
    expect(text).not.toMatch(/href="#/); // an anchor of the lesson would lead nowhere on another page
  },
);

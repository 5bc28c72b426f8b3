import { expect, it } from "vitest";
import { lessons } from "./lessons.ts";
import { readMdx } from "./mdx.ts";
import { usesOf } from "./uses.ts";

const source = (order: number) => `---
title: x
---

<Term id="early">early</Term>

## First

<Widget id="shells" /> and <Term id="shell">shell</Term>

### Below the first

<Cite id="m1986" />

## Second

<Term id="shell">shell</Term> <Term id="only-${order}">x</Term>

<Instructor>

<Term id="secret">x</Term>

</Instructor>
`;
const [anyLesson] = lessons();
const lesson = (slug: string, order: number) => ({
  ...(anyLesson ?? expect.fail("there is no lesson")),
  slug,
  order,
  title: slug,
  page: readMdx(source(order), `${slug}.mdx`),
});

it("gives each lesson once, in the course's order, with the section of level 2 that names it first", () => {
  const terms = usesOf("Term", [lesson("late", 9), lesson("soon", 2)]);
  const first = { id: "first", text: "First" };
  expect(terms.get("shell")).toEqual([
    { slug: "soon", order: 2, title: "soon", section: first },
    { slug: "late", order: 9, title: "late", section: first },
  ]);
  expect(terms.get("only-9")).toEqual([{ slug: "late", order: 9, title: "late", section: { id: "second", text: "Second" } }]);
  expect(terms.get("early")?.[0]?.section).toBeUndefined();
  expect(usesOf("Cite", [lesson("soon", 2)]).get("m1986")).toEqual([{ slug: "soon", order: 2, title: "soon", section: first }]);
});

it("does not count the instructor's notes", () => expect(usesOf("Term", [lesson("soon", 2)]).has("secret")).toBe(false));

it("finds the uses of the real course", () => {
  const uses = usesOf("Term", lessons());
  expect(uses.get("psi")?.[0]).toMatchObject({ slug: "private-set-intersection", section: { id: "two-lists-one-question" } });
});

// Each kind of fault on made-up content: it must be found, in its file, at its line. And the made-up content without it has none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { choice, defineParams, integer } from "../schema/index.ts";
import { checkCourse } from "./check.ts";
import type { WidgetFacts } from "./checked.ts";

const root = mkdtempSync(path.join(tmpdir(), "petri-course-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const LESSON = `---
title: Counting shells
part: "I"
order: 3
summary: How many shells there are.
minutes: 20
version: 1
outcomes:
  - id: count
    text: Count shells.
    widget: shells
    question: how-many
  - id: sort
    text: Sort shells.
    widget: shells
    question: which-first
---

## Shells on a beach

A <Term id="shell">shell</Term> is found.<Note>By a <Party n="1">walker</Party>.</Note> See <Fig id="shells" /> and <Cite id="meadows1986" />.

<Widget id="shells" params="n=8&kind=big" controls="n" />

### What it counts

[Up](#shells-on-a-beach), [home](/), [the widget](/widgets/shells), [its code](/source/lib/shells/count.ts), [a term](/glossary#shell),
[another lesson](/lessons/sand#grains), [a paper](https://doi.org/10.1109/SP.1986.10022), [a page](https://example.org/x).

<NumberQuestion id="how-many" widget="shells" result="counts.big" tolerance={1}>
  <Prompt>How many?</Prompt>
  <Hint>Look.</Hint>
  <Why>That many.</Why>
</NumberQuestion>

<Order id="which-first">
  <Prompt>Which comes first?</Prompt>
  <Step value="find">Find</Step>
  <Step value="sort">Sort</Step>
</Order>

<Choose id="why">
  <Prompt>Why?</Prompt>
  <Option value="a" correct>So <Why>Yes.</Why></Option>
  <Option value="b">Not so <Why>No.</Why></Option>
</Choose>

<Predict id="guess">
  <Prompt>What will it be?</Prompt>
  <Option value="a">Some</Option>
  <Option value="b">None</Option>
  <Reveal>Some.</Reveal>
</Predict>

<Exercise id="count-shells">

Count them, as <Fig id="shells" /> does.

<Hint>Begin with one.</Hint>

<Hint>Then two.</Hint>

<Solution>

Each shell once.

</Solution>

</Exercise>

<Recap>

1. Shells are found.
</Recap>

<Instructor>

**Timing.** Twenty minutes.

**What people get wrong.**

- The tide.

</Instructor>
`;

const SAND = LESSON.replace("order: 3", "order: 4")
  .replace("Shells on a beach", "Grains")
  .replaceAll("#shells-on-a-beach", "#grains")
  .replace("count-shells", "sift");
const GLOSSARY =
  "- id: shell\n  term: shell\n  definition: What a *mollusc* leaves. See `n`.\n  see: [sand]\n- id: sand\n  term: sand\n  definition: Small stones.\n";
const REFERENCES =
  "- id: meadows1986\n  authors: [C. Meadows]\n  title: A matchmaking protocol\n  year: 1986\n  where: IEEE Symposium on Security and Privacy\n  doi: 10.1109/SP.1986.10022\n";
const MAP = `parts:
  - { id: I, title: Beaches, line: Sea., lessons: [{ id: sun, title: Sun, line: x }, { id: sea, title: Sea, line: x }, { id: shells, title: Shells, line: x }, { id: sand, title: Sand, line: x }] }
`;
const ROUTES = `- id: walk
  title: A walk
  whom: Everybody.
  minutes: 30
  steps:
    - { minutes: 20, lesson: shells, section: what-it-counts, do: Count. }
    - { minutes: 10, lesson: sun, do: Rest. }
`;
const TESTS = 'it("counts (verdict shells/many: yes)", () => {});\nit("counts (verdict shells/many: no)", () => {});\n';

const shells: WidgetFacts = {
  id: "shells",
  params: defineParams({
    n: integer({ label: "Number", help: "How many.", default: 4, min: 1, max: 10 }),
    kind: choice({ label: "Kind", help: "Which.", choices: ["big", "small"], default: "big" }),
  }),
  result: v.object({
    counts: v.record(v.string(), v.number()),
    found: v.array(v.object({ place: v.string(), size: v.number() })),
    note: v.optional(v.string()),
    best: v.nullable(v.number()),
  }),
  verdicts: ["many"],
};

const exercises = [
  { id: "count-shells", lesson: "shells" },
  { id: "sift", lesson: "sand" },
];

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

const LESSON_FILE = "content/lessons/shells.mdx";
const FILES: Record<string, string> = {
  [LESSON_FILE]: LESSON,
  "content/lessons/sand.mdx": SAND,
  "content/glossary.yaml": GLOSSARY,
  "content/references.yaml": REFERENCES,
  "content/course.yaml": MAP,
  "content/routes.yaml": ROUTES,
  "lib/shells/count.ts": "export {};\n",
  "lib/shells/count.test.ts": TESTS,
  "lib/experiments/shells.ts": '// card\nexport const verdicts = ["many"];\n',
  "app/(site)/page.tsx": "export {};\n",
};

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});

const found = () => checkCourse(root, [shells], exercises).map(({ file, line, what }) => `${file}:${line}: ${what}`);

/** The line a text stands on in a file's content. */
const lineOf = (content: string, text: string) => content.slice(0, content.indexOf(text)).split("\n").length;

it("finds nothing in content that is in order", () => {
  expect(found()).toEqual([]);
});

/** In the lesson: what is replaced, by what; where the fault must be said (by default at what was put in), and what it must say. */
const inLesson: [kind: string, from: string, to: string, at: string, says: RegExp][] = [
  [
    "an outcome without its widget on the page",
    '<Widget id="shells" params="n=8&kind=big" controls="n" />',
    "Nothing.",
    "    widget: shells",
    /"shells" is not on the page/,
  ],
  [
    "an outcome whose widget nobody knows",
    "    widget: shells\n    question: which",
    "    widget: pearls\n    question: which",
    "    widget: pearls",
    /no widget "pearls"/,
  ],
  [
    "an outcome without its question on the page",
    "question: which-first",
    "question: which-last",
    "question: which-last",
    /question "which-last" is not on the page/,
  ],
  ["an outcome tested by a prediction", "question: which-first", "question: guess", "question: guess", /"guess" is a prediction/],
  ["an outcome that names no question", "    question: which-first\n", "", "  - id: sort", /outcomes 2 question: is missing/],
  ["frontmatter that lacks something", "minutes: 20", "minutes: soon", "minutes: soon", /minutes: is not a whole number/],
  ["frontmatter that is no YAML", "title: Counting", "title: [Counting", "part:", /not YAML/],
  [
    "an unknown widget",
    '<Widget id="shells"',
    '<Widget id="pearls" />\n\n<Widget id="shells"',
    '<Widget id="pearls"',
    /no widget "pearls"/,
  ],
  ["a parameter the widget has not", "n=8&kind", "n=8&size=2&kind", "<Widget", /shells has no parameter "size"/],
  ["a parameter out of range", "n=8", "n=80", "<Widget", /n: "80" is not a whole number from 1 to 10/],
  ["a control the widget has not", 'controls="n"', 'controls="n,colour"', "<Widget", /no control "colour"/],
  ["an unknown term", '<Term id="shell">', '<Term id="pearl">', "<Term", /term "pearl" is not in the glossary/],
  ["an unknown reference", '<Cite id="meadows1986" />', '<Cite id="meadows1987" />', "<Cite", /reference "meadows1987" is not in/],
  ["a figure that is not there", '<Fig id="shells" />', '<Fig id="pearls" />', "<Fig", /not on the page/],
  [
    "a question about a figure that is not there",
    'widget="shells" result',
    'widget="shells" figure="beach" result',
    "<NumberQuestion",
    /figure on the page is called "beach"/,
  ],
  ["a figure number that is not there", '<Fig id="shells" />', "Figure 3.2", "Figure 3.2", /no Figure 3\.2/],
  ["a result path that leads nowhere", "counts.big", "count.big", "<NumberQuestion", /nothing at "count\.big"/],
  ["a result path to something that is no number", "counts.big", "found.0.place", "<NumberQuestion", /no number at "found\.0\.place"/],
  ["a number question without an answer", ' widget="shells" result="counts.big"', "", "<NumberQuestion", /needs an answer/],
  [
    "an answer that is no number",
    ' widget="shells" result="counts.big"',
    ' answer="many"',
    "<NumberQuestion",
    /answer many is not a number/,
  ],
  ["two questions with one id", '<Choose id="why">', '<Choose id="guess">', "<Predict", /"guess" is used twice/],
  [
    "a question with a heading's id",
    '<Choose id="why">',
    '<Choose id="what-it-counts">',
    '<Choose id="what',
    /"what-it-counts" is used twice/,
  ],
  ["two headings of the same words", "### What it counts", "### Shells on a beach", "### Shells on", /"shells-on-a-beach" is used twice/],
  ["a heading that a block brings", "### What it counts", "### Recap", "<Recap>", /"recap" is used twice/],
  ["two outcomes with one id", "- id: sort", "- id: count", "  - id: count\n    text: Sort", /"count" is used twice/],
  ["a link to a heading that is not there", "[Up](#shells-on-a-beach)", "[Up](#pearls)", "[Up]", /nothing on this page/],
  ["a link to a lesson that is not there", "/lessons/sand#grains", "/lessons/gravel", "[another lesson]", /no lesson "gravel"/],
  ["a link to a heading another lesson has not", "/lessons/sand#grains", "/lessons/sand#stones", "[another lesson]", /has the id "stones"/],
  ["a link to a widget that is not there", "/widgets/shells", "/widgets/pearls", "[the widget]", /no widget "pearls"/],
  ["a link to a source that is not there", "count.ts)", "counts.ts)", "[its code]", /no file lib\/shells\/counts\.ts/],
  ["a link to a page that is not there", "[home](/)", "[home](/house)", "[home]", /no such page/],
  ["a link to a term that is not there", "/glossary#shell", "/glossary#pearl", "[a term]", /"pearl" is not in the glossary/],
  ["a link to what is no DOI", "https://doi.org/10.1109/SP.1986.10022", "https://doi.org/10.11/x", "[a paper]", /not a DOI/],
  ["a link that depends on where it stands", "[home](/)", "[home](../)", "[home]", /links begin with/],
  ["a heading that skips a level", "### What it counts", "#### What it counts", "#### What", /skips a level: 4 after 2/],
  ["a heading of level 1", "### What it counts", "# What it counts", "# What it counts", /one heading of level 1/],
  ["a word the course does not use", "A <Term", "It is\nObviously so. A <Term", "Obviously", /"Obviously" is not used/],
  ["such a word in the frontmatter", "How many shells", "Just how many shells", "summary:", /"Just" is not used/],
  ["a tag nobody knows", '<Party n="1">walker</Party>', "<Seat>walker</Seat>", "<Seat>", /<Seat> is not part/],
  ["an attribute nobody knows", '<Party n="1">', '<Party n="1" size="2">', "<Party", /no attribute "size"/],
  ["a question nobody can answer", '<Option value="a" correct>So', '<Option value="a">So', "<Choose", /exactly one <Option correct>/],
  ["an option without its feedback", "Not so <Why>No.</Why>", "Not so", "<Choose", /needs its <Why>/],
  ["a question that asks nothing", "  <Prompt>Why?</Prompt>\n", "", "<Choose", /needs one <Prompt>/],
  ["a prediction that reveals nothing", "  <Reveal>Some.</Reveal>\n", "", "<Predict", /needs one <Reveal>/],
  ["a lesson without a recap", LESSON.slice(LESSON.indexOf("<Recap>")), "The end.\n", "---", /has no <Recap>/],
  ["no exercise", LESSON.slice(LESSON.indexOf("<Exercise"), LESSON.indexOf("<Recap>")), "", "---", /has no <Exercise>/],
  ["an exercise nobody knows", '"count-shells"', '"count-pearls"', "<Exercise", /no exercise "count-pearls"/],
  ["another lesson's exercise", '"count-shells"', '"sift"', "<Exercise", /"sift" belongs to the lesson "sand"/],
  ["an exercise without an id", ' id="count-shells"', "", "<Exercise", /<Exercise> needs id/],
  ["an exercise with a question's id", '"count-shells"', '"why"', "<Exercise", /"why" is used twice/],
  [
    "an exercise without a hint",
    "<Hint>Begin with one.</Hint>\n\n<Hint>Then two.</Hint>\n\n",
    "",
    "<Exercise",
    /<Exercise> needs at least one <Hint>/,
  ],
  ["an exercise without a solution", "<Solution>\n\nEach shell once.\n\n</Solution>\n\n", "", "<Exercise", /needs one <Solution>/],
  ["a hint to nothing", "<Recap>\n", "<Hint>Look.</Hint>\n\n<Recap>\n", "<Hint>Look.</Hint>\n\n<Recap>", /<Hint> belongs in a question/],
  ["a solution of nothing", "<Recap>\n", "<Solution>So.</Solution>\n\n<Recap>\n", "<Solution>So", /<Solution> belongs in an <Exercise>/],
  ["notes that give no timing", "**Timing.**", "**Time.**", "<Instructor>", /no paragraph that begins \*\*Timing\.\*\*/],
  ["notes that name no mistakes", "**What people get wrong.**", "Nothing.", "<Instructor>", /begins \*\*What people get wrong\./],
  ["MDX that cannot be read", "<Recap>", "<Recap", "1. Shells", /not MDX/],
];

describe("a lesson", () => {
  it.each(inLesson)("with %s", (_, from, to, at, says) => {
    const changed = LESSON.replace(from, to);
    expect(changed).not.toBe(LESSON);
    write(LESSON_FILE, changed);
    const mine = found().filter((fault) => says.test(fault));
    expect(mine[0] ?? `${found().join("\n")} does not say ${says}`).toMatch(new RegExp(`^${LESSON_FILE}:${lineOf(changed, at)}: `));
  });

  it("with the number of another lesson", () => {
    write("content/lessons/sand.mdx", SAND.replace("order: 4", "order: 3"));
    expect(found()).toContainEqual(expect.stringMatching(/^content\/lessons\/shells\.mdx:4: Lesson 3 is "sand" already/));
  });

  it("with another number than its place on the map", () => {
    write(LESSON_FILE, LESSON.replace("order: 3", "order: 5").replaceAll("Figure 3", "Figure 5"));
    expect(found()).toEqual([
      expect.stringMatching(/^content\/lessons\/shells\.mdx:4: .*says part I, lesson 5; on the map it is part I, lesson 3/),
    ]);
  });

  it("on no map", () => {
    write("content/course.yaml", MAP.replace("id: shells", "id: shores"));
    expect(found()).toContainEqual(expect.stringMatching(/^content\/lessons\/shells\.mdx:4: .*is on no map/));
  });
});

const inYaml: [kind: string, file: string, content: string, from: string, to: string, line: number, says: RegExp][] = [
  ["a term twice", "content/glossary.yaml", GLOSSARY, "id: sand", "id: shell", 5, /"shell" is used twice: first in line 1/],
  ["a term to see that is not there", "content/glossary.yaml", GLOSSARY, "[sand]", "[pearl]", 1, /see "pearl"/],
  ["a term without a definition", "content/glossary.yaml", GLOSSARY, "  definition: Small stones.\n", "", 5, /2 definition: is missing/],
  ["a definition with such a word", "content/glossary.yaml", GLOSSARY, "Small", "Simply small", 5, /"Simply"/],
  [
    "a reference with a malformed DOI",
    "content/references.yaml",
    REFERENCES,
    "doi: 10.1109/",
    "doi: https://doi.org/10.1109/",
    6,
    /doi: is not a DOI/,
  ],
  ["a reference nobody can find", "content/references.yaml", REFERENCES, "  doi: 10.1109/SP.1986.10022\n", "", 1, /neither doi nor url/],
  ["a route that is longer than it says", "content/routes.yaml", ROUTES, "minutes: 30", "minutes: 40", 1, /take 30 minutes, not 40/],
  ["a route through a lesson on no map", "content/routes.yaml", ROUTES, "lesson: sun", "lesson: moon", 1, /"moon" is not on the map/],
  [
    "a route to a section that is not there",
    "content/routes.yaml",
    ROUTES,
    "section: what",
    "section: how",
    1,
    /no section "how-it-counts"/,
  ],
  ["a route step without a sentence", "content/routes.yaml", ROUTES, ", do: Rest.", "", 7, /steps 2 do: is missing/],
  ["a route twice", "content/routes.yaml", ROUTES + ROUTES, "x", "x", 8, /"walk" is used twice/],
  ["a reference twice", "content/references.yaml", REFERENCES + REFERENCES, "x", "x", 7, /"meadows1986" is used twice/],
];

it.each(inYaml)("glossary, references and routes with %s", (_, file, content, from, to, line, says) => {
  write(file, content.replace(from, to));
  const mine = found().filter((fault) => says.test(fault));
  expect(mine[0] ?? found().join("\n")).toMatch(new RegExp(`^${file}:${line}: `));
});

describe("a verdict", () => {
  it.each(["yes", "no"])("without the test in which it comes out %s", (way) => {
    write("lib/shells/count.test.ts", TESTS.replace(`verdict shells/many: ${way}`, "something else"));
    expect(found()).toEqual([`lib/experiments/shells.ts:2: No test has "verdict shells/many: ${way}" in its title.`]);
  });
});

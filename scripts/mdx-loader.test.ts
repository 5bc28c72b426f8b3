// The loader leans on mdx-bundler's internals (see its header). Each test here fails when one of them changes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readMdx } from "../lib/course/mdx.ts";
import mdxLoader, { lessonModule } from "./mdx-loader.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "petri-mdx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, "lesson.mdx");
const head = "---\ntitle: A lesson\norder: 6\n---\n\n";
const made = async (body: string) => (await lessonModule(head + body, file)).code;

describe("the module", () => {
  it("imports React's runtime instead of carrying one, and evaluates nothing", async () => {
    const code = await made("Text.");
    expect(code).toMatch(/from "react\/jsx-runtime"/);
    expect(code).not.toContain("react.transitional.element");
    expect(code).not.toMatch(/\beval\(|new Function|return Component/);
  });

  it("exports the page and its frontmatter", async () => {
    const code = await made("Text.");
    expect(code).toMatch(/export \{\s+MDXContent as default,\s+frontmatter\s+\}/);
    expect(code).toMatch(/"title": "A lesson"/);
  });

  it("names file and line when a lesson cannot be read", async () => {
    await expect(lessonModule(`${head}Text.\n\n<Note>never closed\n`, file)).rejects.toThrow(/lesson\.mdx:8:/);
    await expect(lessonModule(`${head}Text.\n\n$$\n\\frac{1\n$$\n`, file)).rejects.toThrow(/lesson\.mdx:8:[\s\S]*formula/);
  });

  it("tells the loader's context which files the lesson was made of", async () => {
    writeFileSync(path.join(folder, "part.mdx"), "A part.\n");
    const dependencies: string[] = [];
    const code = await new Promise<string>((resolve, reject) => {
      const context = {
        resourcePath: file,
        async: () => (error: unknown, result?: string) => (error === null ? resolve(result ?? "") : reject(error)),
        addDependency: (name: string) => void dependencies.push(name),
      };
      mdxLoader.call(context, `${head}import Part from "./part.mdx";\n\n<Part />\n`);
    });
    expect(code).toContain("A part.");
    expect(dependencies).toEqual([path.join(folder, "part.mdx")]);
  });
});

describe("what a lesson is made of", () => {
  it("numbers figures within the lesson, and questions on their own", async () => {
    const code = await made(
      '<Widget id="psi" />\n\n<Choose id="q"></Choose>\n\n<Widget id="hash-psi-break" />\n\nSee <Fig id="hash-psi-break" />.',
    );
    expect(code).toMatch(/id: "psi",\s+number: "6\.1"/);
    expect(code).toMatch(/id: "hash-psi-break",\s+number: "6\.2"/);
    expect(code).toMatch(/id: "q",\s+number: "6\.1"/);
    expect(code).toMatch(/href: "#figure-6-2",\s+children: "Figure 6\.2"/);
  });

  it("tells a question which figure to run: the nearest before it, else the next", async () => {
    const question = '<NumberQuestion id="q" widget="psi" result="size"></NumberQuestion>';
    const widget = '<Widget id="psi" />';
    expect(await made([question, widget, widget].join("\n\n"))).toMatch(/figure: "6\.1"/);
    expect(await made([widget, widget, question].join("\n\n"))).toMatch(/figure: "6\.2"/);
    const named = '<Widget id="psi" name="cheat" />';
    expect(await made([named, widget, question.replace("widget=", 'figure="cheat" widget=')].join("\n\n"))).toMatch(/figure: "6\.1"/);
    expect(await made([named, widget, 'See <Fig id="cheat" />.'].join("\n\n"))).toContain('"Figure 6.1"');
    await expect(made(question)).rejects.toThrow(/no <Widget id="psi"/);
  });

  it("moves feedback out of the options' labels, and the right answer to the question", async () => {
    const code = await made(
      '<Choose id="q">\n<Prompt>Which?</Prompt>\n<Option value="a">One <Why>Not one.</Why></Option>\n<Option value="b" correct>Two</Option>\n</Choose>',
    );
    expect(code).toMatch(/Option, \{\s+value: "a",\s+children: "One"\s+\}/);
    expect(code).toMatch(/Answers, \{\s+children: .*Why, \{\s+option: "a",\s+place: "1",\s+children: "Not one\."/);
    expect(code).toMatch(/answer: "b"/);
    expect(code).not.toContain("correct: true");
  });

  it("gives an order question nothing but its steps to move", async () => {
    const code = await made(
      '<Order id="q">\n<Prompt>First?</Prompt>\n<Step value="a">One</Step>\n<Step value="b">Two</Step>\n<Why>So.</Why>\n</Order>',
    );
    expect(code).toMatch(/Steps, \{\s+count: "2",\s+children: \[.*Step, \{\s+value: "a",\s+children: "One"\s+\}\), .*Step, \{/);
  });

  it("puts an exercise in order: task, bench, ladder of hints, solution", async () => {
    const code = await made(
      '<Exercise id="e">\n\nDo it.\n\n<Hint>First.</Hint>\n\n<Hint>\n\nThen *this*.\n\n</Hint>\n\n<Solution>Because.</Solution>\n\n</Exercise>',
    );
    const order = ['_components.p, {\n        children: "Do it."', "Bench, {", "Ladder, {", 'number: "1"', 'number: "2"', "Solution, {"];
    const places = order.map((part) => code.replace(/\s+/g, " ").indexOf(part.replace(/\s+/g, " ")));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(code).toMatch(/Exercise, \{\s+id: "e"/);
    expect(code).toMatch(/Bench, \{\s+id: "e"\s+\}/);
    expect(code).toMatch(/Rung, \{\s+number: "1",\s+of: "2",\s+children: "First\."/);
    expect(code).toMatch(/Solution, \{\s+id: "e",\s+children: "Because\."/);
    expect(code).not.toMatch(/\bHint, \{/);
  });

  it("moves a side note into the paragraph before it, and numbers it", async () => {
    const code = await made("A claim.\n\n<Note>\nIts note.\n</Note>\n\nMore.");
    expect(code).toMatch(/children: \["A claim\.", .*Note, \{\s+number: "1",\s+children: "Its note\."/);
  });

  it("sets formulas as MathML, code as classes, and neither with a style attribute", async () => {
    const code = await made("$x_{1}$\n\n$$\n\\begin{aligned}a&=b\\end{aligned}\n$$\n\n```ts\nconst a = 1;\n```\n");
    expect(code).toContain("<msub><mi>x</mi>");
    expect(code).toContain('<span class="tk-keyword">const</span>');
    expect(code).not.toMatch(/\bstyle[:=]/);
  });

  it("keeps a formula and the comma after it on one line", async () => {
    expect(await made("With $x$, and $y$ too.")).toMatch(/<span class="nobr"><math>(?:(?!<\/math>).)*<\/math>,<\/span> and <math>/);
  });

  it("labels tables by their columns, and makes the first column row headers where the corner is empty", async () => {
    const code = await made("| | one | *two* |\n|---|---|---|\n| a | 1 | 2 |\n");
    expect(code).toContain('"aria-label": "Table: one, two"');
    expect(code).toContain('<th scope="row">a</th>');
    expect(code).toMatch(/<td><\/td>\\n<th scope="col">one<\/th>/);
    expect(await made("| k | v |\n|---|---|\n| a | 1 |\n")).not.toMatch(/scope[:=]\s*"row/);
  });

  it("hands a term the full stop that follows it", async () => {
    expect(await made('A <Term id="psi">PSI</Term>. More.')).toMatch(
      /Term, \{\s+id: "psi",\s+after: "\.",\s+children: "PSI"\s+\}\), " More\."/,
    );
  });

  it("labels task lists with their text, without the text of lists inside", async () => {
    const code = await made("- [ ] read **this**\n  - [x] and that\n");
    expect(code).toContain('aria-label="read this"');
    expect(code).toContain('aria-label="and that"');
  });
});

it("gives headings the ids that lib/course reads from the source", async () => {
  const body =
    '## Two `lists`, *one* question\n\n### Bob\u2019s & Alice\'s <Term id="psi">PSI</Term>\n\n## Two lists, one question\n\n<Formal>\n## Recap: 3 [things](/x)\n</Formal>\n';
  const rendered = [...(await made(body)).matchAll(/(?:_components\.h\d, \{|as: "h\d",)\s+id: "([^"]+)"/g)].map((found) => found[1]);
  expect(rendered).toEqual(readMdx(body, "lesson.mdx").headings.map((heading) => heading.id));
  expect(rendered).toHaveLength(4);
});

describe("what only stands there", () => {
  const markup = (as: string) => new RegExp(`Markup, \\{\\s+as: "${as}"`);

  it("is a string: a formula, a list without a component, coloured code", async () => {
    const code = await made(
      'Where $x < 1$ it <Party who="one" /> holds.\n\n- one *a*\n- two & <Cite id="c" />\n- three *b*\n\n```ts\nconst a = 1;\n```\n',
    );
    expect(code).toMatch(markup("math"));
    expect(code).toContain("<mo>&#x3C;</mo>"); // escaped
    expect(code).toMatch(/as: "li",\s+html: "one <em>a<\/em>"/);
    expect(code).toMatch(/as: "pre",\s+className: "code",\s+tabIndex: "0",\s+html: '<code><span><span class="tk-keyword/);
    expect(code).not.toMatch(/_jsxs?\(_components\.(?:mi|mrow)\b/);
    expect(code).toMatch(/_components\.li, \{\s+children: \["two & ", /); // something in it may come alive
  });

  it("but tables are drawn by a component, and notes for instructors are taken apart by a page", async () => {
    const code = await made("| a | *b* |\n|---|---|\n| 1 | *2* |\n\n<Instructor>\n\n**Timing.** Some *time*.\n\n</Instructor>\n");
    expect(code).toMatch(/_components\.table, \{/);
    expect(code).toMatch(markup("tbody"));
    expect(code).toMatch(/_components\.strong, \{\s+children: "Timing\."/);
  });
});

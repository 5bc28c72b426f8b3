import { expect, it } from "vitest";
import { formulaText } from "./formula-text.ts";
import { sectionsOf } from "./sections.ts";

const LESSON = `---
title: Counting shells
order: 3
---

Before any heading.

## Shells on a beach

A <Term id="shell">shell</Term> weighs $2^{10}$ grams.<Note>By a <Party n="1">walker</Party>.</Note> See <Fig id="shells" /> and <Cite id="m1986" />.

<Widget id="shells" title="A handful of shells" />

### What it counts

| | one |
| --- | --- |
| two | three |

<Choose id="why">
<Prompt>Why so many?</Prompt>
<Option value="a" correct>The tide <Why>SECRET-WHY of the right option.</Why></Option>
<Option value="b">The wind <Why>SECRET-WHY of the wrong one.</Why></Option>
<Hint>SECRET-HINT</Hint>
</Choose>

<Predict id="guess">
<Prompt>What will it be?</Prompt>
<Option value="a">Some</Option>
<Reveal>SECRET-REVEAL</Reveal>
</Predict>

<Instructor>

### SECRET-HEADING

SECRET-NOTES

</Instructor>

<Recap>

1. Shells are found.

</Recap>

## Shells on a beach

\`\`\`ts
const code = "is not prose";
\`\`\`

Twice the same heading.
`;
const sections = sectionsOf(LESSON, "shells.mdx", (id) => `cited ${id}`);

it("cuts a lesson at its headings, with the anchors that the page has", () => {
  expect(sections.map(({ id, title }) => [id, title])).toEqual([
    ["", ""],
    ["shells-on-a-beach", "Shells on a beach"],
    ["what-it-counts", "What it counts"],
    ["recap", "Recap"],
    ["shells-on-a-beach-1", "Shells on a beach"],
  ]);
});

it("says in text what stands on the page: terms, formulas, notes, citations, titles of figures, cells, options", () => {
  expect(sections[1]?.text).toBe("A shell weighs 2^10 grams. By a walker. See the figure and [cited m1986]. A handful of shells");
  expect(sections[2]?.text).toBe("one / two / three Why so many? / The tide / The wind What will it be? / Some");
  expect(sections[4]?.text).toBe("Twice the same heading.");
});

it("holds no feedback and no instructor's note: a search must not find the answers", () => {
  expect(JSON.stringify(sections)).not.toContain("SECRET");
});

it.each([
  ["b\\cdot\\bigl(a\\cdot H(x)\\bigr) = a\\cdot y", "b·(a·H(x)) = a·y"],
  ["\\frac{1}{1+e^{-\\epsilon}}", "1/(1+e^(−ϵ))"],
  ["\\frac{1-q}{1+q}\\,q^{|x|}", "(1−q)/(1+q) q^(|x|)"],
  ["\\varepsilon' = \\sqrt{2k \\ln(1/\\delta')}\\;\\varepsilon", "ε′ = √(2k ln(1/δ′)) ε"],
  ["\\varepsilon/(4\\sqrt{2m})", "ε/(4√(2m))"],
  ["\\sqrt{8}", "√8"],
  ["\\varphi = \\ln\\frac{p}{1-p}", "φ = ln(p/(1−p))"],
  ["\\tilde g = \\frac{1}{qN}\\bar g_i", "g̃ = 1/(qN)ḡ_i"],
  ["1+\\log_2\\binom nc/\\log_2(c+1)", "1+log_2 (n choose c)/log_2(c+1)"],
  ["\\mathbb{Z}_{2^{64}}", "ℤ_(2^64)"],
  ["\\sum_{i=1}^{n} x_i", "∑_(i = 1)^nx_i"],
  ["x\\in S", "x ∈ S"],
])("writes the formula %s as %s", (tex, text) => expect(formulaText(tex)).toBe(text));

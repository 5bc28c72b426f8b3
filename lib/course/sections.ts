// A lesson cut at its headings, as plain text: what the search looks through.
//
// The trap: a search that finds answers. Feedback (Why, Hint, Reveal) and the instructor's notes are left out, or a learner who looks up a
// word would read the solution in the list of results.
import type { Nodes, Parents } from "mdast";
import { formulaText } from "./formula-text.ts";
import { BLOCK_HEADINGS, isTag, type MdxTag, parseMdx, readMdx } from "./mdx.ts";

export interface Section {
  /** the anchor; "" before the first heading */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const UNSEEN = new Set(["Why", "Hint", "Reveal", "Instructor"]);
/** Everything else in a lesson stands on lines of its own. */
const INLINE = new Set(["text", "inlineCode", "inlineMath", "emphasis", "strong", "delete", "link", "mdxJsxTextElement"]);

/** `cite` gives the words of a citation by the reference's id. */
export function sectionsOf(source: string, file: string, cite: (id: string) => string): Section[] {
  const { headings } = readMdx(source, file);
  const sections: { id: string; title: string; parts: string[] }[] = [{ id: "", title: "", parts: [] }];
  const add = (text: string) => sections.at(-1)?.parts.push(text);
  let next = 0;
  const begin = () => {
    const heading = headings[next];
    next += 1;
    if (heading !== undefined) sections.push({ id: heading.id, title: heading.text, parts: [] });
  };
  const walk = (node: Nodes) => {
    if (node.type === "heading") {
      begin();
      return;
    }
    if (isTag(node) && BLOCK_HEADINGS[node.name ?? ""] !== undefined) begin();
    if (isTag(node) && UNSEEN.has(node.name ?? "")) {
      next += headingsIn(node);
      return;
    }
    if (isListed(node)) add(" / ");
    else if (!INLINE.has(node.type)) add(" ");
    add(wordsOf(node, cite));
    if ("children" in node) for (const child of node.children) walk(child);
    if (isTag(node) && node.name === "Note") add(" ");
  };
  walk(parseMdx(source, file));
  return sections.map(({ id, title, parts }) => ({ id, title, text: tidy(parts.join("")) })).filter(({ text }) => text !== "");
}

/** Options, steps and cells: they stand beside each other and end without a full stop. */
const isListed = (node: Nodes) => node.type === "tableCell" || (isTag(node) && (node.name === "Option" || node.name === "Step"));

/** What a node says itself, without its children. Blocks of code are not prose. */
function wordsOf(node: Nodes, cite: (id: string) => string): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "inlineMath" || node.type === "math") return formulaText(node.value);
  if (!isTag(node)) return "";
  if (node.name === "Note") return " ";
  if (node.name === "Fig") return "the figure";
  if (node.name === "Cite") return `[${cite(attributeOf(node, "id"))}]`;
  return attributeOf(node, "title"); // of a figure, of a block
}

function attributeOf(node: MdxTag, name: string): string {
  const found = node.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
  return typeof found?.value === "string" ? found.value : "";
}

const headingsIn = (node: Parents): number =>
  node.children.reduce((sum, child) => sum + (child.type === "heading" ? 1 : 0) + ("children" in child ? headingsIn(child) : 0), 0);

const tidy = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?)])/g, "$1")
    .replace(/^[/ ]+|(?:\/ )+(?=\/ )/g, "")
    .trim();

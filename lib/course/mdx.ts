// What stands in a lesson, without running it: headings, tags with their attributes, links, prose; each with its line.
//
// The trap: ids. A heading's id is made by rehype-slug from the rendered text; here it is made by the same slugger from the source's text.
// e2e/pages.spec.ts follows every link within a page, those of the contents among them. check.ts refuses formulas in headings.
import GithubSlugger, { slug } from "github-slugger";
import type { Nodes, Root } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visitParents } from "unist-util-visit-parents";
import { BadContent } from "./places.ts";

export interface Attribute {
  /** of id="psi" and n={8}: "psi" and "8"; of a bare `correct`: "" */
  readonly value: string;
  readonly line: number;
}

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly line: number;
  /** the names of the tags around it, outermost first */
  readonly within: readonly string[];
  /** the number of the question or exercise (in reading order) it stands in, to tell one's options and hints from another's */
  readonly owner: number;
  readonly text: string;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** its anchor; a second heading of the same words gets "-1" */
  readonly id: string;
  /** the anchor it would have alone */
  readonly wanted: string;
  readonly line: number;
  readonly within: readonly string[];
  /** holds no formula */
  readonly plain: boolean;
}

export interface Words {
  readonly text: string;
  readonly line: number;
}

export interface MdxPage {
  /** the YAML between the dashes, and the line it begins on */
  readonly frontmatter: Words | undefined;
  readonly headings: readonly Heading[];
  readonly tags: readonly Tag[];
  readonly links: readonly { readonly href: string; readonly line: number }[];
  /** text a reader reads: no code, no formulas */
  readonly prose: readonly Words[];
  /** how the parts of the instructor's notes begin: "Timing", of a paragraph that begins **Timing.** */
  readonly notes: readonly string[];
}

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkFrontmatter).use(remarkGfm).use(remarkMath);

/** Blocks that bring their own heading (app/_lesson/blocks.tsx writes it). */
export const BLOCK_HEADINGS: Readonly<Record<string, string>> = { Recap: "Recap", Further: "Further reading" };

/** Tags that hold a question, or an exercise, together. */
const QUESTIONS: readonly string[] = ["Choose", "NumberQuestion", "Predict", "Order", "Exercise"];

export function readMdx(source: string, file: string): MdxPage {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const tags: Tag[] = [];
  const links: { href: string; line: number }[] = [];
  const prose: Words[] = [];
  const notes: string[] = [];
  let frontmatter: Words | undefined;
  const owners = new Map<Nodes, number>();

  visitParents(parseMdx(source, file), (node, parents) => {
    const line = node.position?.start.line ?? 1;
    const around = parents.filter(isTag);
    const within = around.map((tag) => tag.name ?? "");
    if (node.type === "yaml") frontmatter = { text: node.value, line: line + 1 };
    else if (node.type === "heading") {
      const text = plainText(node, { includeImageAlt: false });
      const plain = !JSON.stringify(node).includes('"inlineMath"');
      headings.push({ depth: node.depth, text, id: slugger.slug(text), wanted: slug(text), line, within, plain });
    } else if (node.type === "link" || node.type === "definition") links.push({ href: node.url, line });
    else if (node.type === "text") prose.push({ text: node.value, line });
    else if (node.type === "paragraph" && within.at(-1) === "Instructor") {
      const [first] = node.children;
      if (first?.type === "strong") notes.push(leadOf(plainText(first)));
    } else if (isTag(node)) {
      const given = BLOCK_HEADINGS[node.name ?? ""];
      if (given !== undefined)
        headings.push({
          depth: 2,
          text: given,
          id: slug(given),
          wanted: slug(given),
          line,
          within: [...within, node.name ?? ""],
          plain: true,
        });
      if (QUESTIONS.includes(node.name ?? "")) owners.set(node, owners.size + 1);
      const owner = around.map((tag) => owners.get(tag)).find((number) => number !== undefined) ?? owners.get(node) ?? 0;
      const attributes = new Map<string, Attribute>();
      for (const attribute of node.attributes) {
        if (attribute.type !== "mdxJsxAttribute") continue;
        const { value } = attribute;
        attributes.set(attribute.name, {
          value: value === null || value === undefined ? "" : typeof value === "string" ? value : value.value.trim(),
          line: attribute.position?.start.line ?? line,
        });
      }
      tags.push({ name: node.name ?? "", attributes, line, within, owner, text: plainText(node) });
      const href = node.name === "a" ? attributes.get("href") : undefined;
      if (href !== undefined) links.push({ href: href.value, line: href.line });
      const title = attributes.get("title");
      if (title !== undefined) prose.push({ text: title.value, line: title.line });
    }
  });
  return { frontmatter, headings, tags, links, prose, notes };
}

/** The words that begin a part of the notes, without the full stop that ends them. */
export const leadOf = (text: string): string => text.trim().replace(/[.:]$/, "");

export type MdxTag = Extract<Nodes, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;
export const isTag = (node: Nodes): node is MdxTag => node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

export function parseMdx(source: string, file: string): Root {
  try {
    return parser.parse(source);
  } catch (error) {
    const { line, reason, message } = error as { line?: number; reason?: string; message?: string };
    throw new BadContent([{ file, line: line ?? 1, what: `This is not MDX: ${reason ?? message ?? String(error)}` }]);
  }
}

// Plain Markdown of the project itself (CHANGELOG.md), as a tree that a page can draw. Lessons are MDX and have a reader of their own.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

export const readMarkdown = (file: string, root = process.cwd()): Root =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(path.join(root, file), "utf8"));

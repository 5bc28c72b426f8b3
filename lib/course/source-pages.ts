/** The pages of the sources: which files have one, and what stands on it. At build only. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { toHtml } from "hast-util-to-html";
import { codeTree } from "./highlight.ts";
import { element, words } from "./markup.ts";

/** The address of the page that has no file, below /source/. */
export const FRAME = "frame";

const shown = (file: string) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$|\bgenerated\b/.test(file);

/** "lib/psi/ecdh.ts": the files of lib/, without tests, fixtures and what is generated. */
export const sourceFiles = (root: string): string[] =>
  readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .filter(shown)
    .map((file) => `lib/${file.split(path.sep).join("/")}`);

/** The inside of such a page's <main>: the file as it stands in the repository, with colours and nothing else added: a test compares the bytes. */
export async function sourceSheet(root: string, file: string): Promise<string> {
  const source = readFileSync(path.join(root, file), "utf8");
  return toHtml([
    element(
      "header",
      { className: ["sheet-head"] },
      element("h1", {}, element("code", {}, words(file))),
      element("p", {}, words(`${source.split("\n").length - 1} lines, as they stand in the repository. Apache-2.0.`)),
    ),
    // as Scroll.tsx draws it (a test compares)
    element(
      "section",
      { className: ["scroll", "source"], ariaLabel: file, tabIndex: 0 },
      element("pre", { className: ["code"] }, await codeTree(source)),
    ),
  ]);
}

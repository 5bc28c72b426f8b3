// Side notes stand inside the paragraph they belong to, right after their number, so that they read in place on a phone and without styles.
// An author may write <Note> in the text or on its own lines after a paragraph: the second is moved into the paragraph here.
import { SKIP, visit } from "unist-util-visit";
import { isElement, phrasing, setAttribute } from "./elements.mjs";

export function remarkNotes() {
  return (tree) => {
    visit(tree, (node, index, parent) => {
      if (parent === undefined || index === undefined || !isElement(node, "Note")) return undefined;
      node.children = phrasing(node.children);
      if (node.type !== "mdxJsxFlowElement") return undefined;
      const before = parent.children[index - 1];
      if (before?.type !== "paragraph") return undefined;
      node.type = "mdxJsxTextElement";
      before.children.push(node);
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
    let count = 0;
    visit(tree, (node, index, parent) => {
      if (!isElement(node, "Note")) return;
      const before = parent?.children[index - 1];
      if (before?.type === "text") before.value = before.value.trimEnd(); // its number stands against the word it belongs to
      count += 1;
      setAttribute(node, "number", String(count));
    });
  };
}

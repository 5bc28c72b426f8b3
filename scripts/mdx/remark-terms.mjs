// A term's definition opens right after it, as a block between two lines. A full stop or comma that follows the term would then begin the
// next line: it is handed to the term, which sets it before the definition.
import { visit } from "unist-util-visit";
import { isElement, setAttribute } from "./elements.mjs";

export function remarkTerms() {
  return (tree) => {
    visit(tree, (node, index, parent) => {
      if (parent === undefined || index === undefined || !isElement(node, "Term")) return;
      const next = parent.children[index + 1];
      const marks = next?.type === "text" ? /^[.,;:!?)\u2019\u201d]+/.exec(next.value)?.[0] : undefined;
      if (marks === undefined) return;
      next.value = next.value.slice(marks.length);
      setAttribute(node, "after", marks);
    });
  };
}

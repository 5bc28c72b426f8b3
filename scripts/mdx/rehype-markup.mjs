// What only stands there becomes markup: an element with no component anywhere in it is handed to the page as one string (app/_ui/Markup.tsx).
// React would otherwise carry each <mi> of each formula twice, in the page and in its data, and walk them all when the page comes alive:
// half of a lesson's data, and a third of the time until it answers.
//
// The string is made here, at build, from the tree, by hast-util-to-html, which escapes; nothing a reader types comes near it.
// Must be last: it closes the tree to other plugins. <table> stays open because a component draws it (WideTable), and so do the notes for
// instructors, because /teach takes them apart (app/_lesson/instructor-parts.tsx).
import { toHtml } from "hast-util-to-html";
import { find, hastToReact, html } from "property-information";
import { SKIP, visit } from "unist-util-visit";
import { isElement } from "./elements.mjs";

const DRAWN_BY_COMPONENTS = ["table"];

export function rehypeMarkup() {
  return (tree) => {
    visit(tree, (node, index, parent) => {
      if (isElement(node, "Instructor")) return SKIP;
      if (node.type !== "element") return undefined;
      const holdsElements = node.children.some((child) => child.type === "element");
      if (parent === undefined || index === undefined || !holdsElements || !standsThere(node)) return undefined;
      parent.children[index] = {
        type: parent.type === "root" ? "mdxJsxFlowElement" : "mdxJsxTextElement",
        name: "Markup",
        attributes: [attribute("as", node.tagName), ...attributesOf(node), attribute("html", toHtml(node.children))],
        children: [],
      };
      return SKIP;
    });
  };
}

function standsThere(node) {
  if (node.type === "text") return true;
  return node.type === "element" && !DRAWN_BY_COMPONENTS.includes(node.tagName) && node.children.every(standsThere);
}

const attribute = (name, value) => ({ type: "mdxJsxAttribute", name, value });

/** As React names them. */
function attributesOf({ properties }) {
  return Object.entries(properties).map(([key, value]) => {
    const info = find(html, key);
    const name = info.space ? (hastToReact[info.property] ?? info.property) : info.attribute;
    return attribute(name, Array.isArray(value) ? value.join(info.commaSeparated ? ", " : " ") : String(value));
  });
}

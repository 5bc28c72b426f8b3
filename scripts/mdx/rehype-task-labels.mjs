// GFM task lists put an unlabelled checkbox before the text; a screen reader then says "checkbox, not ticked" and nothing else.
// The text of the item becomes its label.
import { visit } from "unist-util-visit";

export function rehypeTaskLabels() {
  return (tree) => {
    visit(tree, "element", (item) => {
      if (item.tagName !== "li" || !(item.properties?.className ?? []).includes("task-list-item")) return;
      visit(item, "element", (input) => {
        if (input.tagName === "input") input.properties.ariaLabel = textOf(item).trim();
      });
    });
  };
}

function textOf(node) {
  if (node.type === "text") return node.value;
  // a list inside the item has its own items and labels
  return (node.children ?? [])
    .filter((child) => child.tagName !== "ul" && child.tagName !== "ol")
    .map(textOf)
    .join("");
}

// Markdown knows one kind of header cell. Where the corner of a table is empty its first column names the rows: then those cells become
// row headers and the corner an ordinary cell, so that a screen reader says which row it is in. Each table is labelled by its columns.
import { visit } from "unist-util-visit";

export function rehypeTables() {
  return (tree) => {
    visit(tree, "element", (table) => {
      if (table.tagName !== "table") return;
      const rows = [];
      visit(table, "element", (row) => {
        if (row.tagName === "tr") rows.push(row.children.filter((cell) => cell.tagName === "th" || cell.tagName === "td"));
      });
      const [head = [], ...body] = rows;
      const names = head.map((cell) => textOf(cell).trim());
      for (const cell of head) cell.properties.scope = "col";
      if (names[0] === "") {
        head[0].tagName = "td";
        delete head[0].properties.scope;
        for (const [first] of body) Object.assign(first, { tagName: "th", properties: { ...first.properties, scope: "row" } });
      }
      table.properties.ariaLabel = `Table: ${names.filter((name) => name !== "").join(", ")}`;
    });
  };
}

const textOf = (node) => (node.type === "text" ? node.value : (node.children ?? []).map(textOf).join(""));

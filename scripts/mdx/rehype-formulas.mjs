// Formulas become MathML at build time (temml): no fonts to fetch, no script on the page, and screen readers read them.
// remark-math leaves <code class="math-inline"> and <pre><code class="math-display">; each is replaced here. A formula temml cannot
// read stops the build with its line. Temml's few style attributes are dropped: lesson.css knows its classes.
import { fromHtmlIsomorphic } from "hast-util-from-html-isomorphic";
import temml from "temml";
import { SKIP, visit } from "unist-util-visit";

export function rehypeFormulas() {
  return (tree, file) => {
    visit(tree, "element", (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const code = node.tagName === "pre" ? node.children[0] : node;
      if (code?.tagName !== "code") return undefined;
      const classes = code.properties?.className ?? [];
      const display = classes.includes("math-display");
      if (!display && !classes.includes("math-inline")) return undefined;
      const tex = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
      const math = formula(tex, display, file, node);
      // A wide formula scrolls on a phone, and what scrolls must be reachable by keyboard.
      const made = display
        ? { type: "element", tagName: "div", properties: { className: ["formula"], tabIndex: 0 }, children: math }
        : withPunctuation(math, parent.children[index + 1]);
      parent.children.splice(index, 1, made);
      return [SKIP, index + 1];
    });
  };
}

/** A browser may break a line between a formula and the comma after it; in one span it does not. */
function withPunctuation(math, next) {
  const mark = next?.type === "text" ? /^[,.;:!?)\u2019\u201d]+/.exec(next.value)?.[0] : undefined;
  if (mark === undefined) return math[0];
  next.value = next.value.slice(mark.length);
  return { type: "element", tagName: "span", properties: { className: ["nobr"] }, children: [...math, { type: "text", value: mark }] };
}

function formula(tex, display, file, node) {
  let html;
  try {
    html = temml.renderToString(tex, { displayMode: display, throwOnError: true, annotate: true });
  } catch (error) {
    file.fail(`This formula cannot be read: ${error instanceof Error ? error.message : String(error)}`, node);
    return [];
  }
  const { children } = fromHtmlIsomorphic(html, { fragment: true });
  visit({ type: "root", children }, "element", (element) => {
    delete element.properties.style;
  });
  return children;
}

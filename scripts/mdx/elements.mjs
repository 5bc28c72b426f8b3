// What the plugins need to know of MDX's tree: an element is a JSX tag, in a line of its own ("flow") or within text.

export const isElement = (node, ...names) =>
  (node?.type === "mdxJsxFlowElement" || node?.type === "mdxJsxTextElement") && (names.length === 0 || names.includes(node.name));

/** The value of an attribute as text: `id="psi"` and `n={8}` give "psi" and "8", a bare `correct` gives "". */
export function attribute(node, name) {
  const found = node.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
  if (found === undefined) return undefined;
  if (found.value === null || found.value === undefined) return "";
  return typeof found.value === "string" ? found.value : found.value.value.trim();
}

export function setAttribute(node, name, value) {
  removeAttribute(node, name);
  node.attributes.push({ type: "mdxJsxAttribute", name, value });
}

export function removeAttribute(node, name) {
  node.attributes = node.attributes.filter((each) => !(each.type === "mdxJsxAttribute" && each.name === name));
}

export const element = (name, children, type = "mdxJsxFlowElement") => ({ type, name, attributes: [], children });

export const isBlank = (node) => node.type === "text" && node.value.trim() === "";

/** What stands in a paragraph, as phrasing: one paragraph is unwrapped, several become lines (a legend or a label holds no <p>). */
export function phrasing(children) {
  const kept = children.filter((child) => !isBlank(child) || children.length > 1);
  const blocks = kept.filter((child) => child.type === "paragraph");
  if (blocks.length === 0) return kept;
  if (blocks.length === 1 && kept.every((child) => child.type === "paragraph" || isBlank(child))) return blocks[0].children;
  return kept.map((child) => {
    if (child.type !== "paragraph") return child;
    const line = element("span", child.children, "mdxJsxTextElement");
    setAttribute(line, "className", "para");
    return line;
  });
}

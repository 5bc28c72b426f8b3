// A formula as a line of text: "b·(a·H(x)) = a·(b·H(y))", "2^256". For search results, where nobody typesets. Made from the MathML that
// the page has, so that temml's own table of symbols decides what a command means.
import type { ElementContent, RootContent } from "hast";
import { fromHtmlIsomorphic } from "hast-util-from-html-isomorphic";
import temml from "temml";

export function formulaText(tex: string): string {
  const { children } = fromHtmlIsomorphic(temml.renderToString(tex), { fragment: true });
  return children.map(textOf).join("").replace(/\s+/g, " ").trim();
}

/** What stands before the second and third part of these elements. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  msup: ["^"],
  mover: ["^"],
  msub: ["_"],
  munder: ["_"],
  msubsup: ["_", "^"],
  munderover: ["_", "^"],
  mfrac: ["/"],
};
const RELATION = /^[=≠<>≤≥≡≈∈∉⊆→⟶⇒⟹⇔⟺]$/;
/** MathML's invisible "function application", and its dot of multiplication where we write a middle dot. */
const plain = (text: string) => text.replaceAll("\u2061", "").replaceAll("\u22c5", "·");

function textOf(node: RootContent | ElementContent): string {
  if (node.type === "text") return plain(node.value);
  if (node.type !== "element" || node.tagName === "annotation") return "";
  const parts = node.children.map(textOf);
  const signs = SIGNS[node.tagName];
  if (signs !== undefined)
    return parts.map((part, at) => `${signs[at - 1] ?? ""}${at === 0 && node.tagName !== "mfrac" ? part : bracketed(part)}`).join("");
  const text = parts.join("");
  return node.tagName === "mo" && RELATION.test(text.trim()) ? ` ${text.trim()} ` : text;
}

const bracketed = (part: string) => (part.length === 1 || /^\w+$/.test(part) ? part : `(${part.trim()})`);

// A formula as a line of text: "b·(a·H(x)) = a·(b·H(y))", "√(2k ln(1/δ′))". For search results, where nobody typesets. Made from the
// MathML that the page has, so that temml's own table of symbols decides what a command means.
import type { Element, ElementContent, RootContent } from "hast";
import { fromHtmlIsomorphic } from "hast-util-from-html-isomorphic";
import temml from "temml";

type Node = RootContent | ElementContent;

export function formulaText(tex: string): string {
  const { children } = fromHtmlIsomorphic(temml.renderToString(tex), { fragment: true });
  return row(children).replace(/\s+/g, " ").replaceAll("/ ", "/").trim().normalize("NFC");
}

/** What stands before the second and third part of these elements. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  msup: ["^"],
  mover: ["^"],
  msub: ["_"],
  munder: ["_"],
  msubsup: ["_", "^"],
  munderover: ["_", "^"],
};
const RELATION = /^[=≠<>≤≥≡≈∈∉⊆→⟶⇒⟹⇔⟺]$/;
const PRIME = /^[′″]$/;
/** An accent over one letter, as the character that Unicode puts over the letter before it. */
const ACCENTS: Readonly<Record<string, string>> = { "~": "\u0303", "‾": "\u0304", ˉ: "\u0304", ˆ: "\u0302", "^": "\u0302" };
/** Narrower spaces (em) make up for a slanted letter. */
const THIN = 0.1;
/** MathML's invisible "function application", and its dot of multiplication where we write a middle dot. */
const plain = (text: string) => text.replaceAll("\u2061", "").replaceAll("\u22c5", "·");

/** The parts of a row. A fraction after a factor or a function's name stands in brackets: "ln p/q" would be another number. */
function row(nodes: readonly Node[]): string {
  let text = "";
  for (const node of nodes) {
    const part = textOf(node);
    text = isFraction(node) && /[\p{L}\p{M}\p{N})\]′]\s*$/u.test(text) ? `${text.trimEnd()}(${part})` : text + part;
  }
  return text;
}

const isElement = (node: Node): node is Element => node.type === "element";
/** `\binom` is a fraction without its line. */
const isChoice = ({ tagName, properties: { linethickness } }: Element) => tagName === "mfrac" && linethickness === "0px";
const isFraction = (node: Node) => isElement(node) && node.tagName === "mfrac" && !isChoice(node);

function textOf(node: Node): string {
  if (node.type === "text") return plain(node.value);
  if (!isElement(node) || node.tagName === "annotation") return "";
  if (node.tagName === "mspace") return Number.parseFloat(String(node.properties.width)) > THIN ? " " : "";
  if (node.tagName === "msqrt") return `√${bracketed(row(node.children), 1)}`;
  const [base = "", second = "", third = ""] = node.children.map(textOf);
  if (isChoice(node)) return `${base} choose ${second}`;
  if (node.tagName === "mfrac") return `${bracketed(base)}/${bracketed(second, 1)}`;
  const accent = node.tagName === "mover" && base.length === 1 ? ACCENTS[second] : undefined;
  if (accent !== undefined) return base + accent;
  const signs = SIGNS[node.tagName];
  if (signs !== undefined)
    return base + [second, third].map((part, at) => (PRIME.test(part) ? part : part && `${signs[at]}${bracketed(part)}`)).join("");
  const text = row(node.children);
  return node.tagName === "mo" && RELATION.test(text.trim()) ? ` ${text.trim()} ` : text;
}

/** A part that holds together as it is: one character, a number, or a word; under a root or a line of fraction a word is a product. */
function bracketed(part: string, letters = Number.POSITIVE_INFINITY): string {
  const whole = part.trim();
  return whole.length === 1 || /^\d+$/.test(whole) || (/^\w+$/.test(whole) && whole.length <= letters) ? whole : `(${whole})`;
}

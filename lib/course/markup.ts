/** Elements as hast has them, for what is written as markup at build. */
import type { Element } from "hast";

export const element = (tagName: string, properties: Element["properties"], ...children: Element["children"]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

export const words = (value: string): Element["children"][number] => ({ type: "text", value });

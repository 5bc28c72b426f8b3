import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { Markup } from "../_ui/Markup.tsx";

const linkTo = (path: string): Element => element("a", { href: `/source/${path}` }, element("code", {}, { type: "text", value: path }));
const element = (tagName: string, properties: Element["properties"], ...children: Element["children"]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

/** The files that a figure ran, each with a page of its own. Made on the server: no part of what a figure loads. */
export const SourceList = ({ id, sources }: { readonly id: string; readonly sources: readonly string[] }) => (
  <>
    <p>The files that this figure ran, as they stand in the repository, its own first:</p>
    <Markup as="ul" html={toHtml(sources.map((path) => element("li", {}, linkTo(path))))} />
    <p>
      The same run without a browser: <code>npm run -s experiment {id}</code>
    </p>
  </>
);

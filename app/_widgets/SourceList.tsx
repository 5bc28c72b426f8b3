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

const OWN = /^lib\/experiments\//;

/**
 * The files that a figure ran, each with a page of its own. Made on the server: no part of what a figure loads. A lesson with nine figures
 * would have fifteen hundred of them, more than all the rest of it: there (`short`) those the figure does not share with the libraries.
 */
export function SourceList({ id, sources, short }: { readonly id: string; readonly sources: readonly string[]; readonly short: boolean }) {
  const listed = short ? sources.filter((path) => OWN.test(path)) : sources;
  return (
    <>
      <p>The files that this figure ran, as they stand in the repository, its own first:</p>
      <Markup as="ul" html={toHtml(listed.map((path) => element("li", {}, linkTo(path))))} />
      {short && (
        <p>
          They stand on {sources.length - listed.length} more, of {roomsOf(sources.filter((path) => !OWN.test(path)))}:{" "}
          <a href={`/widgets/${id}`}>the figure’s own page</a> lists them all.
        </p>
      )}
      <p>
        The same run without a browser: <code>npm run -s experiment {id}</code>
      </p>
    </>
  );
}

/** "lib/psi, lib/ot and lib/math". */
function roomsOf(sources: readonly string[]): string {
  const rooms = [...new Set(sources.map((path) => path.split("/").slice(0, 2).join("/")))];
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(rooms);
}

import { toHtml } from "hast-util-to-html";
import { element, words } from "../../lib/course/markup.ts";
import { Markup } from "../_ui/Markup.tsx";

const linkTo = (path: string) => element("a", { href: `/source/${path}` }, element("code", {}, words(path)));
const OWN = /^lib\/experiments\//;

/**
 * The files of a figure, each with a page of its own: all that its run imports, which is more than any one run comes through. Made on the server:
 * no part of what a figure loads. A lesson with nine figures would have fifteen hundred of them, more than all the rest of it: there (`short`) the
 * figure's own.
 */
export function SourceList({ id, sources, short }: { readonly id: string; readonly sources: readonly string[]; readonly short: boolean }) {
  const own = sources.filter((path) => OWN.test(path));
  const others = sources.filter((path) => !OWN.test(path));
  const listed = short ? own : sources;
  return (
    <>
      <p>
        The files of this figure, as they stand in the repository
        {short ? "" : "; its own first, then all that they import, which a run need not use"}:
      </p>
      <Markup as="ul" html={toHtml(listed.map((path) => element("li", {}, linkTo(path))))} />
      {short && (
        <p>
          They import {others.length} more, which a run need not all use, of {roomsOf(others)}:{" "}
          <a href={`/widgets/${id}`}>the figure’s own page</a> lists them.
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

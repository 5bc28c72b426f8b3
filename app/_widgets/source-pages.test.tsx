/** A source's page is put together without React, and is to look as the site's own parts do. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sourceFiles, sourceSheet } from "../../lib/course/source-pages.ts";
import { Scroll } from "../_ui/Scroll.tsx";

const FILE = "lib/psi/ecdh.ts";

it("scrolls in the same box as everything that is wide", async () => {
  const [begin = "", end = ""] = renderToStaticMarkup(
    <Scroll label={FILE} className="source">
      |
    </Scroll>,
  ).split("|");
  const sheet = await sourceSheet(process.cwd(), FILE);
  expect(sheet).toContain(`${begin}<pre class="code"><code>`);
  expect(sheet.endsWith(`</code></pre>${end}`)).toBe(true);
});

it("is there for every file that people wrote, and for no test", () => {
  const files = sourceFiles(process.cwd());
  expect(files).toContain(FILE);
  expect(files.filter((file) => !/^lib\/[\w./-]+\.tsx?$/.test(file) || /\.(test|fixture)\.|generated/.test(file))).toEqual([]);
});

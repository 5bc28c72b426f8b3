// A page for each source file. Next makes one of no file (app/(site)/source), and that is the frame of all of them: the same scripts, the same data.
// As pages of its own Next would also describe each for its router, and send each text twice: that took a third of the time in which it makes pages.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FRAME, sourceFiles, sourceSheet } from "../../lib/course/source-pages.ts";
import { refusedIn } from "./externalise.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const HEAD = '<meta charSet="utf-8"/>';
const MAIN = '<main class="sheet source-page" id="main"></main>';

/** `frame`: the page of no file. `sheet`: markup. */
export function sourcePage(frame: string, file: string, sheet: string): string {
  if (!/^[\w./-]+$/.test(file)) throw new Error(`${file} is no name of a source file: it would stand in markup as it is.`);
  if (/<title\b/.test(frame)) throw new Error("The sources' frame has a title: React would give it to every page again.");
  for (const place of [HEAD, MAIN])
    if (frame.split(place).length !== 2) throw new Error(`The sources' frame must hold ${place} exactly once.`);
  const page = frame
    .replace(HEAD, () => `${HEAD}<title>${file} · Petri</title>`)
    .replace(MAIN, () => MAIN.replace("></", () => `>${sheet}</`));
  const [refused] = refusedIn(page);
  if (refused !== undefined) throw new Error(`The page of ${file} holds what its own policy refuses: ${refused}`);
  return page;
}

/** `site`: the folder of the built site. Returns how many pages there are. */
export async function writeSourcePages(site: string): Promise<number> {
  const frame = path.join(site, `source/${FRAME}.html`);
  const html = readFileSync(frame, "utf8");
  const files = sourceFiles(root);
  for (const file of files) {
    const page = path.join(site, `source/${file}.html`);
    mkdirSync(path.dirname(page), { recursive: true });
    writeFileSync(page, sourcePage(html, file, await sourceSheet(root, file)));
  }
  rmSync(frame);
  return files.length;
}

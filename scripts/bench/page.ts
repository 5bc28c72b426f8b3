// How much script a page costs (from the built HTML) and how much a figure adds to it (from what a browser loads).
//
//   first-load   every script the page's HTML names
//   flight       of that, the page's own data for React, which the build moved out of the HTML
//   own          first load, less flight, less what an empty route would load
//
// An empty route needs no page of its own: it would load exactly the scripts that every page of the build loads.
import { readFileSync } from "node:fs";
import path from "node:path";
import { experiments } from "../../lib/experiments/index.ts";
import { filesUnder } from "../tree.mjs";
import { inChromium, runFigure } from "./chromium.ts";
import { type Row, row } from "./rows.ts";
import { gzipped, scriptsOf, site, sum } from "./weigh.ts";

const FLIGHT = "/_next/static/inline/";
const OWN_GOAL = { op: "<=", value: 30_000 } as const;
const WIDGET_GOAL = { op: "<=", value: 25_000 } as const;
/** So low a window shows the figure and not the builder below it, which is no part of the figure. */
const LOW = 480;
/** One page stands for all source pages: they differ in their text alone. */
const isShown = (route: string) => !route.startsWith("source/") && !["404", "_not-found"].includes(route);

export async function page(): Promise<Row[]> {
  const pages = filesUnder(site).filter((file) => file.endsWith(".html"));
  const scripts = new Map(pages.map((file) => [file.replace(/\.html$/, ""), scriptsOf(readFileSync(path.join(site, file), "utf8"))]));
  const all = [...scripts.values()];
  const empty = new Set(all[0]?.filter((address) => all.every((list) => list.includes(address))));
  const routes = [...scripts].filter(([route]) => isShown(route)).flatMap(([route, list]) => rowsOf(route, list, empty));
  return [...routes, ...(await widgets())];
}

function rowsOf(route: string, scripts: readonly string[], empty: ReadonlySet<string>): Row[] {
  const flight = scripts.filter((address) => address.startsWith(FLIGHT));
  const own = scripts.filter((address) => !address.startsWith(FLIGHT) && !empty.has(address));
  const id = `page.${route === "index" ? "home" : route}`;
  return [
    row(`${id}.first-load-js-gzip`, "node", "bytes", [sum(scripts)]),
    row(`${id}.flight-gzip`, "node", "bytes", [sum(flight)]),
    row(`${id}.own-js-gzip`, "node", "bytes", [sum(own)], route.startsWith("lessons/") ? OWN_GOAL : null),
  ];
}

/** Scripts that the document itself fetched after its HTML's. What its workers fetch stands in the workers' own records. */
const widgets = () =>
  inChromium(async (open) => {
    const rows: Row[] = [];
    for (const id of Object.keys(experiments)) {
      const tab = await open(`/widgets/${id}`, LOW);
      const figure = `[data-widget="${id}"]`;
      await tab.locator(`${figure}[data-phase="done"], ${figure} .estimate`).first().waitFor();
      if ((await tab.locator(figure).getAttribute("data-phase")) !== "done") await runFigure(tab, id); // of a long run a figure asks first
      const loaded: string[] = await tab.evaluate(() =>
        performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname),
      );
      const first = new Set(scriptsOf(readFileSync(path.join(site, `widgets/${id}.html`), "utf8")));
      const added = new Set(loaded.filter((file) => file.endsWith(".js") && !first.has(file) && !isWorker(file)));
      rows.push(
        row(`page.widget.${id}.js-gzip`, "chromium", "bytes", [[...added].reduce((total, file) => total + gzipped(file), 0)], WIDGET_GOAL),
      );
      await tab.close();
    }
    return rows;
  });

const isWorker = (file: string) => file.startsWith("/_next/static/workers/") || file === "/sw.js";

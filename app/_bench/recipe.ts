/**
 * What a person's choices on the bench become: an address, the lines for another page, a command line. All three say the same,
 * and the address is read back by the figure that reads addresses, so a recipe that would not be understood is not given out.
 *
 * Trap: `given` holds what was ticked, also where it is the default: a link that should stay as it is must not follow a default
 * that changes later.
 */
import type { AnyExperiment } from "../../lib/experiments/index.ts";
import { display, readSeed, readText, SEEDS } from "../../lib/schema/index.ts";

/** Name and text of what is ticked. */
export type Given = Readonly<Record<string, string>>;

export interface Recipe {
  /** On this site: "/embed/psi?n=4". */
  readonly path: string;
  readonly address: string;
  /** HTML for another page. */
  readonly snippet: string;
  readonly command: string;
}

export interface Refused {
  /** Sentences: why these choices cannot be a recipe. */
  readonly refused: readonly string[];
}

/** `site`: where the figures are served, without a slash at the end. */
export function recipeOf(card: AnyExperiment, given: Given, site: string): Recipe | Refused {
  const refused = problemsOf(card, given);
  if (refused.length > 0) return { refused };
  const names = [...Object.keys(card.params.fields), ...Object.keys(display.fields), "seed"];
  const pairs = names.flatMap((name): [string, string][] => {
    const text = given[name];
    const isNothing = text === undefined || (text === "" && card.params.fields[name]?.default === "");
    return isNothing ? [] : [[name, text]];
  });
  const query = pairs.map(([name, text]) => `${name}=${inQuery(text)}`).join("&");
  const path = `/embed/${card.id}${query && `?${query}`}`;
  return { path, address: `${site}${path}`, snippet: snippetOf(card, `${site}${path}`), command: commandOf(card, pairs) };
}

function problemsOf(card: AnyExperiment, given: Given): string[] {
  const pairs = Object.entries(given);
  const read = [...readText(card.params, pairs).problems, ...readText(display, pairs).problems];
  // A broken rule is told for each of its names; it is one problem.
  const sentences = [...new Set(read.map(({ why }) => why))].map((why) => {
    const names = read.filter((problem) => problem.why === why).map(({ name }) => name);
    return `${names.join(", ")}: ${why}.`;
  });
  const strangers = (given["controls"] ?? "all").split(",").filter((name) => !/^(all|none)$/.test(name) && !(name in card.params.fields));
  for (const name of strangers) sentences.push(`controls: there is no parameter "${name}" in this figure.`);
  const seed = given["seed"];
  if (seed !== undefined && readSeed(seed) === undefined) sentences.push(`seed: "${seed}" is not ${SEEDS}.`);
  return sentences;
}

/** Commas and slashes mean nothing in a query, and an address is read by people too. */
const inQuery = (text: string) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%2F", "/");

const inHtml = (text: string) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] as string);

/**
 * Stands in a page without a script there. The height follows the width, and in a narrow column stays at what the smallest
 * supported figure needs.
 */
const snippetOf = (card: AnyExperiment, address: string) =>
  [
    `<iframe src="${inHtml(address)}"`,
    `  title="${inHtml(card.title)}" width="100%" loading="lazy"`,
    `  allow="fullscreen; clipboard-write" referrerpolicy="no-referrer"`,
    `  style="aspect-ratio: 16 / 9; min-height: 360px; border: 0"></iframe>`,
  ].join("\n");

/** How a figure is shown means nothing in a terminal. */
function commandOf(card: AnyExperiment, pairs: readonly (readonly [string, string])[]): string {
  const words = pairs.filter(([name]) => name === "seed" || name in card.params.fields).map(([name, text]) => `${name}=${inShell(text)}`);
  return [`npm run -s experiment ${card.id}`, ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}

const inShell = (text: string) => (/^[\w@%+:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What somebody typed as the place where the figures are served. Undefined: it is none. */
export function readSite(text: string): string | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash || url.username) return undefined;
  return url.origin;
}
export const SITE_ALLOWED = "an origin such as https://petri.example";

/** An address that only this machine can open. */
export const isLocal = (site: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(site);

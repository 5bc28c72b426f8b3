// @ts-check
// Moves the inline scripts of every page into one file of that page, so that the policy can say script-src 'self' without hashes and a
// page with an injected inline script does not run it.
//
// Next writes 3 to 7 inline scripts into a page: the start of its runtime and the page's data ("flight"). They only append to global
// arrays or move finished parts into place, so running them in order at the end of the body is the same to them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesUnder, sha256 } from "../tree.mjs";

/** The folder of the moved scripts; below it they are named like their pages. */
export const inlineFolder = "_next/static/inline";

const inlineScript = /<script((?:\s+(?!src[\s=>])[\w-]+(?:="[^"]*")?)*)\s*>([\s\S]*?)<\/script>/g;
// A data block (JSON-LD and the like) is not run and may stay.
const isData = (/** @type {string} */ attributes) => /\btype="(?!module"|text\/javascript")/.test(attributes);

/**
 * @param {string} html
 * @returns {{ html: string, code: string | undefined }} the page without its inline scripts, and these as one text
 */
export function takeInlineScripts(html) {
  /** @type {string[]} */
  const bodies = [];
  const rest = html.replace(inlineScript, (whole, attributes, body) => {
    if (isData(attributes)) return whole;
    bodies.push(body);
    return "";
  });
  return { html: rest, code: bodies.length > 0 ? `${bodies.join(";\n")}\n` : undefined };
}

/**
 * What the policy would refuse in a page: one sentence for each.
 * @param {string} html
 * @returns {string[]}
 */
export function refusedIn(html) {
  const found = [];
  // Only tags can hold a handler or an address; the text between them may talk about both.
  for (const [tag] of html.matchAll(/<[a-zA-Z][^<>]*>/g)) {
    const script = /^<script\b/i.test(tag);
    if (script && !/\ssrc=/.test(tag) && !isData(tag)) found.push(`an inline script: ${tag}`);
    if (/^<style\b/i.test(tag)) found.push(`an inline style sheet: ${tag}`);
    if (/\son[a-z]+="/i.test(tag)) found.push(`an inline event handler: ${tag}`);
    if (/\s(href|src|action)="\s*javascript:/i.test(tag)) found.push(`a javascript: address: ${tag}`);
  }
  return found;
}

/** @param {string} site @returns {number} how many pages there are */
export function externaliseScripts(site) {
  const pages = filesUnder(site).filter((file) => file.endsWith(".html"));
  for (const page of pages) {
    const file = path.join(site, page);
    const { html, code } = takeInlineScripts(readFileSync(file, "utf8"));
    const finished = code === undefined ? html : html.replace("</body>", () => `${tagOf(writeScript(site, page, code))}</body>`);
    const refused = refusedIn(finished);
    if (code !== undefined && finished === html) refused.push("no </body> to put the scripts before");
    if (refused.length > 0) throw new Error(`${page} holds what its own policy refuses:\n  ${refused.join("\n  ")}`);
    writeFileSync(file, finished);
  }
  return pages.length;
}

/**
 * What the page says can be read without it, so what the page looks like is fetched before it.
 * Trap: not deferred. Next takes its data to be complete when the document is no longer loading, and that is before deferred scripts run.
 *
 * @param {string} file
 */
const tagOf = (file) => `<script src="/${file}" fetchpriority="low"></script>`;

/** @param {string} site @param {string} page @param {string} code @returns {string} the file's path in the site */
function writeScript(site, page, code) {
  const name = `${inlineFolder}/${page.replace(/\.html$/, "")}.${sha256(code).slice(0, 16)}.js`;
  mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
  writeFileSync(path.join(site, name), code);
  return name;
}

// @ts-check
// The server of the built site: static files from out/ with the headers of headers.mjs. Node built-ins only.
//
//   node scripts/serve.mjs        PORT (default 3000) and HOST (default 127.0.0.1: this machine only) from the environment
//
// Pages have addresses without ".html". Files are sent compressed where the build left a compressed copy beside them.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { headersFor } from "./headers.mjs";

const builtSite = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "out");

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  // Next's route data for navigation without a page load; its name says text, its reader expects this type.
  ".txt": "text/x-component; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** @type {[encoding: string, suffix: string][]} best first */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/** @typedef {{ file: string, size: number, changed: number }} Found */

/** @param {string} file @returns {Promise<Found | undefined>} */
async function find(file) {
  try {
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size, changed: found.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The path of a request target, decoded, or undefined if no file of ours can have it. Refused: what does not decode, and any part that
 * begins with a dot (".." and hidden files), is empty, or contains a backslash or a zero byte.
 * @param {string} target
 */
function pathOf(target) {
  let decoded;
  try {
    decoded = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return undefined;
  }
  if (!decoded.startsWith("/")) return undefined;
  const parts = decoded.slice(1).split("/");
  const last = parts.length - 1;
  const bad = parts.some((part, i) => part.startsWith(".") || /[\\\0]/.test(part) || (part === "" && i < last));
  return bad ? undefined : decoded;
}

/** Files of the folder that are for us or for other hosts, not for browsers. @param {string} pathname */
const isPrivate = (pathname) => pathname === "/_headers" || /\.(br|gz)$/.test(pathname);

/** @param {string} root @param {string | undefined} pathname */
async function fileFor(root, pathname) {
  if (pathname === undefined || isPrivate(pathname)) return undefined;
  if (pathname === "/") return find(path.join(root, "index.html"));
  return (await find(path.join(root, pathname))) ?? (await find(path.join(root, `${pathname}.html`)));
}

/** @param {string} header of "accept-encoding" @param {string} encoding */
const accepts = (header, encoding) =>
  header.split(",").some((part) => part.trim().startsWith(encoding) && !/;\s*q=0(\.0*)?\s*$/.test(part));

/**
 * Sends a file: compressed if the browser can and a copy exists; only the headers if it has the file already.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{ status: number, found: Found, headers: Record<string, string> }} answer
 */
async function send(request, response, { status, found, headers }) {
  /** @type {Record<string, string | number>} */
  const all = { ...headers, "content-type": types[path.extname(found.file)] ?? "application/octet-stream", vary: "accept-encoding" };
  let best = found;
  for (const [encoding, suffix] of encodings) {
    const copy = accepts(String(request.headers["accept-encoding"] ?? ""), encoding) ? await find(found.file + suffix) : undefined;
    if (!copy) continue;
    best = copy;
    all["content-encoding"] = encoding;
    break;
  }
  const etag = `"${best.size.toString(36)}-${Math.floor(best.changed).toString(36)}"`;
  all["etag"] = etag;
  if (status === 200 && request.headers["if-none-match"] === etag) {
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(status, { ...all, "content-length": best.size });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(best.file)
      .on("error", () => response.destroy())
      .pipe(response);
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} headers
 * @param {string} [text]
 */
function sendText(response, status, headers, text = "") {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end(text);
}

/**
 * @param {string} root
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(root, request, response) {
  const pathname = pathOf(request.url ?? "/");
  const headers = headersFor(pathname ?? "/");
  if (request.method !== "GET" && request.method !== "HEAD") {
    sendText(response, 405, { ...headers, allow: "GET, HEAD" }, "This server only sends files.\n");
    return;
  }
  if (pathname && pathname !== "/" && pathname.endsWith("/") && (await fileFor(root, pathname.slice(0, -1)))) {
    const [, query] = (request.url ?? "").split("?", 2);
    sendText(response, 308, { ...headers, location: encodeURI(pathname.slice(0, -1)) + (query ? `?${query}` : "") });
    return;
  }
  const found = await fileFor(root, pathname);
  if (found) {
    await send(request, response, { status: 200, found, headers });
    return;
  }
  const notFound = await find(path.join(root, "404.html"));
  // A missing file is a page, whatever folder it was asked for in: not kept for a year, and not under a worker's policy.
  const ofPage = pathname?.startsWith("/embed/") ? headers : headersFor("/404.html");
  const uncached = { ...ofPage, "cache-control": "no-cache" };
  if (notFound) await send(request, response, { status: 404, found: notFound, headers: uncached });
  else sendText(response, 404, uncached, "There is no such page.\n");
}

/** The site as a server that is not listening yet. @param {string} [root] */
export function createSite(root = builtSite) {
  return createServer((request, response) => {
    answer(root, request, response).catch((error) => {
      process.stderr.write(`${request.method} ${request.url}: ${error instanceof Error ? error.message : error}\n`);
      if (!response.headersSent) sendText(response, 500, headersFor("/"), "The server failed.\n");
      else response.destroy();
    });
  });
}

/** Listens where the environment says, prints the address, ends on Ctrl-C. */
export function serve() {
  const host = process.env["HOST"] || "127.0.0.1";
  const wanted = process.env["PORT"] || "3000";
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    process.stderr.write(`PORT is "${wanted}"; it must be a whole number from 0 to 65535.\n`);
    process.exit(1);
  }
  const site = createSite();
  site.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    const taken = error.code === "EADDRINUSE";
    process.stderr.write(taken ? `Port ${port} is taken: choose another, for example PORT=${port + 1} npm start\n` : `${error.message}\n`);
    process.exit(1);
  });
  site.listen(port, host, () => {
    const address = site.address();
    const actual = typeof address === "object" && address ? address.port : port;
    process.stdout.write(`Petri is at http://${host.includes(":") ? `[${host}]` : host}:${actual}/\n`);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      site.close(() => process.exit(0));
      site.closeAllConnections();
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();

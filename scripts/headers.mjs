// @ts-check
// The one place that knows which response headers the site needs. scripts/serve.mjs sends them; for hosts that serve a folder, the build
// writes the same rules to out/_headers (the format of Netlify and Cloudflare Pages).
//
// The policy is default-deny: scripts only from our own files (the build moves Next's inline scripts into files), no evaluation of
// strings, no request to another host, no framing. Two exceptions: /embed/* may be framed by anyone, and worker scripts may compile
// WebAssembly. A worker takes its policy from the response its own script came in, so pages cannot compile WebAssembly although their
// workers can; the build puts the worker scripts into a folder of their own for that reason.
//
// One script may evaluate strings: the sandbox in which learners' code runs. It gets that and nothing else; it may not even load a file of
// ours. It too is in a folder of its own.
//
// The trap: hosts differ in what they do when two rules of _headers match one path. Some let the more specific one win, some send both
// values, and a browser that gets two policies enforces both. So "/*" gets the loosest policy we ever use, and the more specific rules
// only ever tighten it: either way the result is the specific one. All other headers appear in one matching rule only. The one page that
// hosts show under addresses without a rule of their own is 404.html; the build writes the strict policy into it as well.

/** The folder (in the built site) of the scripts that workers start from. */
export const workerFolder = "_next/static/workers";

/** The folder (in public/ and in the built site) of the script in which learners' code runs. */
export const sandboxFolder = "sandbox";

/** @typedef {Record<string, string>} Headers */
/** @typedef {"page" | "embed" | "worker" | "sandbox" | "hashed" | "font" | "head" | "picture"} Kind */

/** @param {{ evaluates?: readonly string[], frameAncestors?: string }} options */
function policy({ evaluates = [], frameAncestors }) {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...evaluates].join(" "),
    "style-src 'self'",
    // MathML's padding and React's server-rendered style={{…}} are attributes; they can colour a page, not run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // The bench shows embeds as they will look.
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    ...(frameAncestors ? [`frame-ancestors ${frameAncestors}`] : []),
  ].join("; ");
}

/** Sent with every response. @type {Headers} */
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
  "cross-origin-opener-policy": "same-origin",
};

const strict = policy({ frameAncestors: "'none'" });
const embeddable = policy({ frameAncestors: "*" });
const forWorkers = policy({ evaluates: ["'wasm-unsafe-eval'"] });
/** A page compares what it is sent with this, to the letter: app/_exercise, workers/exercise-client.ts. */
export const sandboxPolicy = "default-src 'none'; script-src 'unsafe-eval'";
/** All that any of them allows. */
const loosest = policy({ evaluates: ["'wasm-unsafe-eval'", "'unsafe-eval'"] });
/** For 404.html, as a <meta>: there the directive about frames would be ignored, with a warning. */
export const pagePolicyInMeta = policy({});

const forAYear = "public, max-age=31536000, immutable";
// Asked for again each time, answered with 304 when nothing changed.
const revalidated = "no-cache";

/** @type {Record<Kind, Headers>} */
const byKind = {
  page: { "content-security-policy": strict, "cross-origin-resource-policy": "same-origin", "cache-control": revalidated },
  // A deck that isolates itself (COEP) can frame a widget only if the response says that anyone may use it.
  embed: { "content-security-policy": embeddable, "cross-origin-resource-policy": "cross-origin", "cache-control": revalidated },
  worker: { "content-security-policy": forWorkers, "cross-origin-resource-policy": "same-origin", "cache-control": forAYear },
  sandbox: { "content-security-policy": sandboxPolicy, "cross-origin-resource-policy": "same-origin", "cache-control": forAYear },
  // What an embed loads: in a sandboxed frame its origin is opaque, so that our own scripts and styles count as another origin's. Without
  // them the figure could not even say why it does not run there.
  hashed: { "content-security-policy": strict, "cross-origin-resource-policy": "cross-origin", "cache-control": forAYear },
  font: { "content-security-policy": strict, "cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=86400" },
  // What a link shows elsewhere: some of those who show it do so from here, in their own pages.
  picture: { "content-security-policy": strict, "cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=86400" },
  head: { "content-security-policy": strict, "cross-origin-resource-policy": "cross-origin", "cache-control": revalidated },
};

/** @type {[prefix: string, kind: Kind][]} the first that fits decides */
const kinds = [
  ["/embed/", "embed"],
  [`/${workerFolder}/`, "worker"],
  [`/${sandboxFolder}/`, "sandbox"],
  ["/_next/static/", "hashed"],
  ["/fonts/", "font"],
  ["/theme.js", "head"],
  ["/faces.js", "head"],
  ["/og/", "picture"],
  ["/", "page"],
];

/** @param {string} pathname @returns {Kind} */
function kindOf(pathname) {
  return kinds.find(([prefix]) => pathname.startsWith(prefix))?.[1] ?? "page";
}

/** The headers of the response for a path of the site. @param {string} pathname @returns {Headers} */
export function headersFor(pathname) {
  return { ...always, ...byKind[kindOf(pathname)] };
}

/** @param {string} path @param {Headers} headers */
const rule = (path, headers) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");

/** The path as a rule: a file's own, a page's address (with and without .html), everything in a folder. @param {string} file */
function pathsOf(file) {
  const [top = "", second, third] = file.split("/");
  if (top === "_next" && second === "static" && third) return [`/_next/static/${third}/*`];
  if (second !== undefined) return [`/${top}/*`];
  if (top === "index.html") return ["/", "/index.html"];
  return top.endsWith(".html") ? [`/${top.slice(0, -".html".length)}`, `/${top}`] : [`/${top}`];
}

/**
 * The contents of out/_headers.
 * @param {readonly string[]} files of the built site, relative to its folder, with forward slashes
 */
export function headersFile(files) {
  // Compressed copies and Next's route data (".txt") at the top level are never what a browser shows.
  const shown = files.filter((file) => !/^[^/]*\.(br|gz|txt)$/.test(file) && file !== "_headers" && !file.startsWith("."));
  const paths = [...new Set(shown.flatMap(pathsOf))].sort();
  const general = { ...always, "content-security-policy": loosest };
  return `${[rule("/*", general), ...paths.map((path) => rule(path, byKind[kindOf(path)]))].join("\n\n")}\n`;
}

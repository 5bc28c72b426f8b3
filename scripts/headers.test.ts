// The rules that a static host reads must amount to what our own server sends, whichever way the host combines rules.
import { expect, test } from "vitest";
import { POLICY } from "../workers/exercise-client.ts";
import { headersFile, headersFor, pagePolicyInMeta } from "./headers.mjs";
import { withPolicy } from "./postbuild/not-found.mjs";
import { bundleSandbox } from "./sandbox.mjs";

const files = [
  "404.html",
  "index.html",
  "bench.html",
  "sw.js",
  "theme.js",
  "faces.js",
  "index.txt",
  "lessons/private-set-intersection.html",
  "lessons/private-set-intersection.txt",
  "widgets/psi.html",
  "embed/psi.html",
  "og/home.png",
  "stills/psi.svg",
  "source/lib/psi/ecdh.ts.html",
  "fonts/literata-latin-opsz-normal.woff2",
  "_next/static/chunks/abc.js",
  "_next/static/inline/lessons/one.abc.js",
  "_next/static/media/a.woff2",
  "_next/static/workers/turbopack-worker-abc.js",
  "sandbox/exercise-abc.js",
];

const addresses = [
  "/",
  "/bench",
  "/sw.js",
  "/theme.js",
  "/faces.js",
  "/404.html",
  "/lessons/private-set-intersection",
  "/lessons/private-set-intersection.txt",
  "/widgets/psi",
  "/embed/psi",
  "/og/home.png",
  "/stills/psi.svg",
  "/source/lib/psi/ecdh.ts",
  "/fonts/literata-latin-opsz-normal.woff2",
  "/_next/static/chunks/abc.js",
  "/_next/static/inline/lessons/one.abc.js",
  "/_next/static/workers/turbopack-worker-abc.js",
  "/sandbox/exercise-abc.js",
];

type Rule = { path: string; headers: [string, string][] };

function parse(text: string): Rule[] {
  return text
    .trim()
    .split("\n\n")
    .map((block) => {
      const [path = "", ...lines] = block.split("\n");
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      });
      return { path, headers };
    });
}

const fits = (path: string, address: string) => (path.endsWith("*") ? address.startsWith(path.slice(0, -1)) : path === address);

/** All values each header would have at this address, from the general rule to the specific one. */
function valuesAt(rules: Rule[], address: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const rule of rules.filter((candidate) => fits(candidate.path, address))) {
    for (const [name, value] of rule.headers) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

const directives = (policy: string) => new Map(policy.split("; ").map((part) => [part.split(" ")[0], new Set(part.split(" ").slice(1))]));

const rules = parse(headersFile(files));

test.each(addresses)("%s: the most specific rule of _headers says what the server sends", (address) => {
  const values = valuesAt(rules, address);
  const effective = Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1)]));
  expect(effective).toEqual(headersFor(address));
});

test.each(addresses)("%s: a host that sends the values of all matching rules changes nothing", (address) => {
  for (const [name, all] of valuesAt(rules, address)) {
    if (name !== "content-security-policy") expect(all, name).toHaveLength(1);
  }
  const [general, specific] = valuesAt(rules, address).get("content-security-policy") ?? [];
  // Both are enforced, so the general one must allow everything that the specific one allows.
  const loose = directives(general ?? "");
  for (const [name, allowed] of directives(specific ?? "")) {
    for (const source of name === "frame-ancestors" ? [] : allowed) expect(loose.get(name), `${name} ${source}`).toContain(source);
  }
  expect(loose.has("frame-ancestors")).toBe(false);
});

test("only worker scripts may compile WebAssembly, only embeds may be framed, only the sandbox may evaluate strings", () => {
  for (const address of [...addresses, "/nowhere", "/embedded", "/embed", "/sandbox", "/sandboxed.js", "/lessons/sandbox/x.js"]) {
    const policy = headersFor(address)["content-security-policy"] ?? "";
    expect(policy.includes("'wasm-unsafe-eval'"), address).toBe(address.startsWith("/_next/static/workers/"));
    expect(policy.includes("frame-ancestors *"), address).toBe(address.startsWith("/embed/"));
    expect(policy.includes("'unsafe-eval'"), address).toBe(address.startsWith("/sandbox/"));
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).not.toContain("http");
  }
});

test("the sandbox may evaluate strings and nothing else, and the page expects exactly that", () => {
  const headers = headersFor("/sandbox/exercise-abc.js");
  expect(headers["content-security-policy"]).toBe("default-src 'none'; script-src 'unsafe-eval'");
  expect(headers["content-security-policy"]).toBe(POLICY);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
});

test("the page of unknown addresses carries the strict policy itself, whatever the general rule of a host is", () => {
  const page = withPolicy("<!DOCTYPE html><html><head><title>x</title></head></html>");
  expect(page).toContain(`<head><meta http-equiv="Content-Security-Policy" content="${pagePolicyInMeta}"/>`);
  expect(pagePolicyInMeta).not.toContain("eval");
  expect(`${pagePolicyInMeta}; frame-ancestors 'none'`).toBe(headersFor("/404.html")["content-security-policy"]);
  expect(() => withPolicy("<p>no head</p>")).toThrow();
});

test("the sandbox is one script, named by its content, that loads nothing more and holds no judge", async () => {
  const [one, two] = await Promise.all([bundleSandbox(), bundleSandbox()]);
  expect(one).toEqual(two);
  expect(one.name).toMatch(/^exercise-[0-9a-f]{16}\.js$/);
  expect(one.code).not.toMatch(/\bimport\s*\(/);
  expect(one.code.match(/importScripts\(/g)).toHaveLength(1); // the one that must be refused
  const files = one.files.filter((file) => file.startsWith("lib/exercises/"));
  expect(files).toContain("lib/exercises/tools.ts");
  expect(files.filter((file) => /(judge|solution|attack|wrong|starter)/.test(file))).toEqual([]);
});

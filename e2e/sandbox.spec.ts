/**
 * What a learner's code may reach: nothing. Tried three ways: by the learner's code itself, against the policy alone with everything still
 * in its place, and, as a control, without either, where the same attempts must succeed. And where a host does not send the policy, nothing
 * is run.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, type Page, test } from "playwright/test";
import { POLICY } from "../workers/exercise-client.ts";
import { bench, checks, fileOf, hints, LESSON, openBench, run, runButton, says, write } from "./exercise.ts";
import { PATIENCE } from "./helpers.ts";

test.describe.configure({ timeout: 120_000 });

const out = path.join(import.meta.dirname, "..", "out");

async function listening(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Somebody else's server, which answers everybody and remembers who came. */
async function elsewhere() {
  const visits: string[] = [];
  const server = await listening((request, response) => {
    visits.push(request.url ?? "");
    const kind = request.url?.startsWith("/events") ? "text/event-stream" : "text/javascript";
    response.writeHead(200, { "content-type": kind, "access-control-allow-origin": "*" });
    response.end(kind === "text/javascript" ? "0" : "data: x\n\n");
  });
  return { ...server, visits };
}

/** Lines that the learner's code printed, once the run has ended. */
const printed = async (page: Page): Promise<string[]> =>
  (await bench(page).getByRole("region", { name: "What your code printed" }).innerText()).split("\n").map((line) => line.trim());

/** The reference solution, so that the run goes on while the attempts of `code` come to their ends. */
const beside = (code: string) => `${code}\n${fileOf("solution.ts")}`;

test("no name of the outside is left, on the global or anywhere that can be reached from it", async ({ page }) => {
  await openBench(page);
  const code =
    `
const outside = /^(fetch|XMLHttpRequest|WebSocket|WebSocketStream|EventSource|WebTransport|importScripts|Worker|SharedWorker|ServiceWorker.*|` +
    `navigator|location|WorkerNavigator|WorkerLocation|indexedDB|IDB.*|caches|Cache|CacheStorage|BroadcastChannel|MessageChannel|MessagePort|` +
    `postMessage|onmessage|close|cookieStore|CookieStore|storage|StorageManager|getDirectory|locks|LockManager|FileSystem.*|webkitRequestFileSystem.*|` +
    `localStorage|sessionStorage|Notification|RTC.*|sendBeacon|opener|parent|top|window|document|self|Image|Audio|open|Request|Response|Blob|URL|` +
    `createObjectURL|FileReader.*|EventTarget|Event|MessageEvent|PushManager|WebAssembly|SharedArrayBuffer|reportError|performance|Performance|` +
    `addEventListener|dispatchEvent|scheduler|trustedTypes|gpu|usb|serial|hid|bluetooth|Cookie.*|DedicatedWorkerGlobalScope|WorkerGlobalScope)$/;
const seen = new Set<unknown>();
const found: string[] = [];
function walk(start: unknown, name: string): void {
  const queue: [unknown, string][] = [[start, name]];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [value, at] = next;
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value) || seen.size > 50_000) continue;
    seen.add(value);
    queue.push([Object.getPrototypeOf(value), at + ".[[proto]]"]);
    for (const key of Reflect.ownKeys(value)) {
      if (outside.test(String(key))) found.push(at + "." + String(key));
      const own = Reflect.getOwnPropertyDescriptor(value, key);
      if (!own) continue;
      for (const part of ["value", "get", "set"] as const) if (own[part] !== undefined) queue.push([own[part], at + "." + String(key)]);
      if (own.get) try { queue.push([Reflect.get(value, key, value), at + "." + String(key) + "()"]); } catch {}
    }
  }
}
walk(globalThis, "globalThis");
walk(Function("return this")(), "this");
walk(crypto, "crypto");
walk(crypto.subtle, "crypto.subtle");
walk(Function("return arguments")(), "arguments");
for (const make of [async () => {}, function* () {}, async function* () {}]) walk(make, "function");
try { null!.x; } catch (error) { walk(error, "error"); }
for (const name of Object.getOwnPropertyNames(globalThis)) if (outside.test(name)) found.push(name);
const before = (Error as never as { prepareStackTrace?: unknown });
before.prepareStackTrace = (_: unknown, sites: { getThis?(): unknown; getFunction?(): unknown }[]) => {
  for (const site of sites) { walk(site.getThis?.(), "this of a frame"); walk(site.getFunction?.(), "function of a frame"); }
  return "";
};
export function toPoint(item: string, tools: unknown): unknown {
  void new Error().stack;
  walk(tools, "tools");
  walk(this as unknown, "this of a call");
  console.log("walked", seen.size > 1000, "found", JSON.stringify(found));
  throw new Error("enough");
}
export const senderStep = toPoint;
`;
  await write(page, code.replace("this as unknown", "undefined as unknown"));
  await run(page);
  expect(await printed(page)).toContain("walked true found []");
});

/** Everything by which a worker reaches out, each answering what became of it. Runs as a worker's own code. */
const ATTEMPTS = (there: string) => `(async () => {
  const settled = (promise) => Promise.race([promise.then(() => "reached", () => "refused"), new Promise((r) => setTimeout(r, 3000, "nothing"))]);
  const said = (target, good, bad) => settled(new Promise((resolve, reject) => { target[good] = resolve; for (const b of bad) target[b] = reject; }));
  const tried = async (attempt) => { try { return await attempt(); } catch { return "refused"; } };
  return {
    fetch: await tried(() => settled(fetch("${there}/fetch"))),
    xhr: await tried(() => { const x = new XMLHttpRequest(); const s = said(x, "onload", ["onerror"]); x.open("GET", "${there}/xhr"); x.send(); return s; }),
    importScripts: await tried(() => { importScripts("${there}/scripts.js"); return "reached"; }),
    import: await tried(() => settled(import("${there}/import.js"))),
    eventSource: await tried(() => said(new EventSource("${there}/events"), "onmessage", ["onerror"])),
    webSocket: await tried(() => said(new WebSocket("${there.replace("http", "ws")}/socket"), "onopen", ["onerror"])),
    data: await tried(() => settled(fetch("data:,x"))),
    ownHost: await tried(() => settled(fetch(location.origin + "/sw.js?own"))),
    ownScript: await tried(() => settled(import(location.origin + "/theme.js"))),
    worker: await tried(() => said(new Worker("data:text/javascript,postMessage(1)"), "onmessage", ["onerror"])),
    blobWorker: await tried(() => said(new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))), "onmessage", ["onerror"])),
  };
})()`;

/** Starts a worker and has it run this as its own code: what the test's tool evaluates by itself is exempt from the policy. */
async function inWorker(page: Page, address: string, code: string): Promise<Record<string, string>> {
  const started = page.waitForEvent("worker");
  await page.evaluate((script) => {
    (window as never as { kept: Worker }).kept = new Worker(script);
  }, address);
  const worker = await started;
  return worker.evaluate(
    (text) =>
      new Promise((resolve, reject) => {
        // biome-ignore lint/security/noGlobalEval: it runs where evaluating is allowed
        setTimeout(() => globalThis.eval(text).then(resolve, reject), 0);
      }),
    code,
  );
}

const scriptOf = () => `/sandbox/${readdirSync(path.join(out, "sandbox")).find((file) => file.endsWith(".js"))}`;

test("under the policy alone, with every name still there, nothing is reached", async ({ page }) => {
  const other = await elsewhere();
  await page.goto("/glossary");
  const became = await inWorker(page, scriptOf(), ATTEMPTS(other.origin));
  expect(Object.keys(became)).toHaveLength(11);
  for (const [way, end] of Object.entries(became)) expect.soft(end, way).toBe("refused");
  expect(other.visits).toEqual([]);
  await other.close();
});

test("control: without the policy the same attempts reach what they want", async ({ page }) => {
  const other = await elsewhere();
  const bare = await listening((request, response) => {
    response.writeHead(200, { "content-type": request.url === "/" ? "text/html" : "text/javascript" });
    response.end(request.url === "/" ? "<!doctype html><title>bare</title>" : "0");
  });
  await page.goto(bare.origin);
  const became = await inWorker(page, "/worker.js", ATTEMPTS(other.origin));
  const { webSocket, worker, ...rest } = became; // nobody over there answers a socket; a worker from data: is up to the browser
  for (const [way, end] of Object.entries(rest)) expect.soft(end, way).toBe("reached");
  expect(other.visits).toEqual(expect.arrayContaining(["/fetch", "/xhr", "/scripts.js", "/import.js", "/events"]));
  await Promise.all([other.close(), bare.close()]);
});

test("the learner's own attempts reach neither network nor page nor storage", async ({ page, context }) => {
  const other = await elsewhere();
  const asked: string[] = [];
  context.on("response", (response) => asked.push(response.url())); // a request that the policy stops is announced, and gets none
  await context.addCookies([{ name: "secret", value: "cookie", domain: "127.0.0.1", path: "/" }]);
  await openBench(page);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const name of ["petri", "leak", "x"]) new BroadcastChannel(name).onmessage = ({ data }) => heard.push(data);
    addEventListener("message", ({ data }) => heard.push(data));
  });
  const ways = {
    fetch: `fetch("${other.origin}/a")`,
    xhr: `{ const x = new XMLHttpRequest(); x.open("GET", "${other.origin}/b"); x.send(); }`,
    socket: `new WebSocket("${other.origin.replace("http", "ws")}/c")`,
    scripts: `importScripts("${other.origin}/d.js")`,
    worker: `new Worker("${other.origin}/e.js")`,
    shared: `new SharedWorker("${other.origin}/f.js")`,
    events: `new EventSource("${other.origin}/g")`,
    beacon: `navigator.sendBeacon("${other.origin}/h", "x")`,
    image: `new Image().src = "${other.origin}/i.png"`,
    page: `postMessage("leak")`,
    self: `self.postMessage("leak")`,
    opener: `opener.postMessage("leak", "*")`,
    parent: `parent.postMessage("leak", "*")`,
    document: `document.title = "leak"`,
    database: `indexedDB.open("leak")`,
    cache: `caches.open("leak")`,
    files: `navigator.storage.getDirectory()`,
    channel: `new BroadcastChannel("leak").postMessage("leak")`,
    locks: `navigator.locks.request("leak", () => {})`,
    cookie: `document.cookie`,
    cookies: `cookieStore.get("secret")`,
    local: `localStorage.leak = "leak"`,
    wasm: `new WebAssembly.Memory({ initial: 1 })`,
    random: `Math.random()`,
  };
  const code = `
${Object.entries(ways)
  .map(
    ([way, attempt]) =>
      `try { (0, eval)(${JSON.stringify(attempt)}); console.log("${way}: reached"); } catch (e) { console.log("${way}: refused"); }`,
  )
  .join("\n")}
for (const address of ["${other.origin}/j.js", "data:text/javascript,0", "/theme.js"]) {
  new Function("a", "return import(a)")(address).then(() => console.log("import: reached"), () => console.log("import: refused"));
}
import("${other.origin}/k.js").then(() => console.log("import: reached"), () => console.log("import: refused"));
`;
  await write(page, beside(code));
  asked.length = 0;
  await run(page);
  await expect(says(page)).toContainText(/^Passed/);
  const lines = await printed(page);
  for (const way of Object.keys(ways)) expect.soft(lines, way).toContain(`${way}: refused`);
  // Four, at first and three times where the judge evaluates the file anew.
  expect(lines.filter((line) => line.startsWith("import:"))).toEqual(Array(16).fill("import: refused"));
  expect(lines.filter((line) => line.includes("reached"))).toEqual([]);
  expect(other.visits).toEqual([]);
  expect(asked.filter((url) => !/\/(sandbox|_next\/static)\//.test(url) && !url.startsWith("data:"))).toEqual([]);
  expect(await page.evaluate(() => (window as never as { heard: unknown[] }).heard)).toEqual([]);
  expect(await page.title()).not.toContain("leak");
  const stored = await page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((name) => name !== "petri:place:1"), // the section in which one stays, kept by the page
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).filter((name) => !name.startsWith("petri-")),
    locks: (await navigator.locks.query()).held?.length,
  }));
  expect(stored).toEqual({ local: ["petri:code:1"], databases: 0, caches: [], locks: 0 });
  await other.close();
});

test("a run leaves nothing to the next one", async ({ page }) => {
  await openBench(page);
  const leave =
    'globalThis.left = "here"; (Array.prototype as never as { left: string }).left = "here"; Promise.resolve().then(() => (globalThis.later = "here"));';
  const look = 'console.log("left:", typeof globalThis.left, typeof ([] as never as { left: string }).left, typeof globalThis.later);';
  await write(page, `${look}\n${leave}\n${fileOf("starter.ts")}`);
  for (let i = 0; i < 2; i++) {
    await run(page);
    expect(await printed(page)).toContain("left: undefined undefined undefined");
  }
});

test("code that spoils the language spoils its own run and nothing else", async ({ page }) => {
  await openBench(page);
  const spoil = `
for (const type of [Array, Map, Promise, Object, Function, Error, Uint8Array, String]) {
  for (const key of Reflect.ownKeys(type.prototype)) {
    if (key === "constructor") continue;
    try { Object.defineProperty(type.prototype, key, { get() { throw new Error("spoilt"); } }); } catch {}
  }
}`;
  await write(page, `${fileOf("starter.ts")}\n${spoil}`);
  await run(page);
  await expect(says(page)).not.toContainText("Passed");
  await write(page, fileOf("starter.ts"));
  await run(page);
  await expect(checks(page).first()).toContainText("not written yet");
});

/** The built site as a host without our headers serves it. */
const withoutHeaders = (extra: (pathname: string, visit: number) => Record<string, string> = () => ({})): RequestListener => {
  const visits = new Map<string, number>();
  const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    visits.set(pathname, (visits.get(pathname) ?? 0) + 1);
    const file = [pathname, `${pathname}.html`]
      .map((each) => path.join(out, each))
      .find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": types[path.extname(file)] ?? "text/plain",
      "cache-control": "no-store",
      ...extra(pathname, visits.get(pathname) ?? 0),
    });
    response.end(readFileSync(file));
  };
};

test.describe("on a host that does not send the policy", () => {
  test("nothing is run and the page says why; writing, hints and the solution work", async ({ page }) => {
    const host = await listening(withoutHeaders());
    await openBench(page, host.origin + LESSON);
    await expect(bench(page)).toContainText("Running is off here. This host does not send the header (Content-Security-Policy)", PATIENCE);
    await expect(runButton(page)).toBeDisabled();
    await write(page, "// still mine\n");
    await page.keyboard.press("Control+Enter");
    await expect(bench(page).locator("[data-phase]")).toHaveAttribute("data-phase", "idle");
    expect(page.workers().filter((worker) => worker.url().includes("/sandbox/"))).toEqual([]);
    await hints(page).locator("> details > summary").first().click();
    await expect(hints(page).locator("> details").first()).toHaveAttribute("open", "");
    await page.reload();
    await bench(page).scrollIntoViewIfNeeded();
    await expect(bench(page).locator(".cm-line").first()).toHaveText("// still mine", PATIENCE);
    await host.close();
  });

  for (const [what, policy] of [
    ["a looser one", "default-src 'none'; script-src 'unsafe-eval' 'self'"],
    ["one of a page", "default-src 'self'"],
  ] as const) {
    test(`${what} does not count`, async ({ page }) => {
      const host = await listening(
        withoutHeaders((pathname) => (pathname.startsWith("/sandbox/") ? { "content-security-policy": policy } : {})),
      );
      await openBench(page, host.origin + LESSON);
      await expect(bench(page)).toContainText("Running is off here.", PATIENCE);
      await expect(runButton(page)).toBeDisabled();
      await host.close();
    });
  }

  test("a header that is shown and then not applied is found by the sandbox itself", async ({ page }) => {
    // The page asks twice (when the bench opens, and when it runs) and gets the header; the worker's own request gets none.
    const host = await listening(
      withoutHeaders((pathname, visit) => (pathname.startsWith("/sandbox/") && visit < 3 ? { "content-security-policy": POLICY } : {})),
    );
    await openBench(page, host.origin + LESSON);
    await write(page, `console.log("ran");\n${fileOf("starter.ts")}`);
    await run(page);
    await expect(says(page)).toHaveText("This browser did not apply the policy that would keep your code in.");
    await expect(bench(page).getByRole("region", { name: "What your code printed" })).toHaveCount(0);
    await host.close();
  });

  test("a host that sends the general policy beside the sandbox's own changes nothing", async ({ page }) => {
    const general = /content-security-policy: (.*)/.exec(readFileSync(path.join(out, "_headers"), "utf8"))?.[1] ?? "";
    expect(general).toContain("script-src 'self'");
    const host = await listening(
      withoutHeaders((pathname) => ({ "content-security-policy": pathname.startsWith("/sandbox/") ? `${general}, ${POLICY}` : general })),
    );
    await openBench(page, host.origin + LESSON);
    await write(page, fileOf("solution.ts"));
    await run(page);
    await expect(says(page)).toContainText(/^Passed/);
    await host.close();
  });
});

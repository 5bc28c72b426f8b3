/** What the site's policies stop, on the site as it is served. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "playwright/test";
import { experiments } from "../lib/experiments/index.ts";
import { psi } from "../lib/experiments/psi.ts";
import { out, pages } from "./exported.ts";
import { openFigure } from "./helpers.ts";
import { test } from "./visitor.ts";

/** Runs in the page as the page's own code would: page.evaluate itself is exempt from the policy, a timer it sets is not. */
const fromThePage = (page: Page, code: "eval" | "wasm") =>
  page.evaluate(
    (which) =>
      new Promise<string>((resolve) => {
        setTimeout(async () => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
            if (which === "eval") globalThis.eval("1");
            else await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
            resolve("allowed");
          } catch (error) {
            resolve(error instanceof Error ? error.name : String(error));
          }
        });
      }),
    code,
  );

test("a page can neither evaluate strings nor compile WebAssembly, and a worker of the site can compile it", async ({ page }) => {
  await page.goto("/widgets/psi");
  await expect(page.locator("[data-phase=done]")).toBeAttached({ timeout: 30_000 });
  expect(await fromThePage(page, "eval")).toBe("EvalError");
  expect(await fromThePage(page, "wasm")).toBe("CompileError");
  const [worker] = page.workers();
  const inWorker = await worker?.evaluate(
    () =>
      new Promise<string>((resolve) => {
        setTimeout(
          () =>
            WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
              () => resolve("allowed"),
              (error) => resolve(error.name),
            ),
          0,
        );
      }),
  );
  expect(inWorker).toBe("allowed");
});

test("the sandbox's script comes under its own policy, and no other file of the site may evaluate strings", async ({ request }) => {
  const files = readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((file) => `/${file.split(path.sep).join("/")}`)
    .filter((file) => /\.(js|html)$/.test(file));
  const sandbox = files.filter((file) => file.startsWith("/sandbox/"));
  expect(sandbox).toHaveLength(1);
  const asked = [...files.filter((each) => !each.startsWith("/source/")), "/sandbox/missing.js", "/sandbox"];
  // Hundreds of files: some at a time.
  for (let from = 0; from < asked.length; from += 32) {
    const some = asked.slice(from, from + 32);
    const policies = await Promise.all(some.map(async (file) => (await request.head(file)).headers()["content-security-policy"] ?? ""));
    for (const [i, file] of some.entries()) {
      const policy = policies[i] as string;
      if (file === sandbox[0]) expect(policy).toBe("default-src 'none'; script-src 'unsafe-eval'");
      else expect(policy.includes("'unsafe-eval'"), file).toBe(false);
    }
  }
  const notFound = await (await request.get("/nowhere")).text();
  expect(notFound).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self';/);
});

test("an inline script does not run", async ({ page }) => {
  await page.goto("/glossary");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.body.append(script);
    return document.documentElement.dataset["ran"];
  });
  expect(ran).toBeUndefined();
});

test("embeds may be framed by anybody, everything else by nobody", async ({ request }) => {
  const ancestors = async (address: string) =>
    /frame-ancestors ([^;]+)/.exec((await request.get(address)).headers()["content-security-policy"] ?? "")?.[1];
  expect(await ancestors("/embed/psi")).toBe("*");
  for (const address of pages.filter((each) => !each.startsWith("/embed/"))) expect(await ancestors(address), address).toBe("'none'");
});

test("a figure fetches its own card, and no other experiment's", async ({ page }) => {
  const fetched = new Set<string>();
  page.on("request", (request) => fetched.add(new URL(request.url()).pathname)); // the workers' too
  await openFigure(page, "psi");
  const scripts = [...fetched].filter((file) => file.endsWith(".js")).map((file) => readFileSync(path.join(out, file), "utf8"));
  const saying = (words: string) => scripts.filter((text) => text.includes(words)).length;
  expect(saying(psi.summary)).toBeGreaterThan(1); // the page's, and the director's
  for (const { id, summary } of Object.values(experiments).filter((card) => card !== psi)) expect(saying(summary), id).toBe(0);
});

// Where a document names no icon (a script or a table that is opened by itself), a browser asks for this one; a whole Chromium logs an error if
// there is none, into whatever page comes next.
test("there is an icon for documents that name none", async ({ page, request }) => {
  expect((await request.get("/favicon.ico")).headers()["content-type"]).toBe("image/x-icon");
  await page.goto("/");
  const seen = await page.evaluate(async () => {
    const image = new Image();
    image.src = "/favicon.ico";
    await image.decode();
    const drawing = new OffscreenCanvas(48, 48).getContext("2d") as OffscreenCanvasRenderingContext2D;
    drawing.drawImage(image, 0, 0);
    const opacity = (x: number, y: number) => drawing.getImageData(x, y, 1, 1).data[3];
    return { width: image.naturalWidth, corner: opacity(0, 0), centre: opacity(24, 24) };
  });
  expect(seen).toEqual({ width: 48, corner: 0, centre: 255 });
});

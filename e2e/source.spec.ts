/**
 * "Show the code that ran" shows the code that ran: the text of each page is the repository's file, byte for byte. What a figure lists is the
 * business of pages.spec.ts.
 */
import { readdir, readFile } from "node:fs/promises";
import { expect } from "playwright/test";
import { sources } from "./exported.ts";
import { test } from "./visitor.ts";

test("every page of a source", async ({ page }) => {
  test.setTimeout(180_000);
  expect(sources.length).toBeGreaterThan(500);
  const shown = await page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const text = await (await fetch(address)).text();
          return new DOMParser().parseFromString(text, "text/html").querySelector(".source code")?.textContent;
        }),
      ),
    sources,
  );
  for (const [at, address] of sources.entries())
    expect(shown[at], address).toBe(await readFile(`.${address.replace("/source", "")}`, "utf8"));
});

test("every source file of lib has a page, and tests and what is generated have none", async ({ page }) => {
  const files = (await readdir("lib", { recursive: true })).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  const statuses = await page.evaluate(
    (all) => Promise.all(all.map(async (file) => (await fetch(`/source/lib/${file}`, { method: "HEAD" })).status)),
    files,
  );
  for (const [at, file] of files.entries()) expect(statuses[at], file).toBe(/\.(test|fixture)\.ts$|\/generated\//.test(file) ? 404 : 200);
});

test("a source's page is a page of the site: it lives, and keeps its name", async ({ page, request }) => {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto("/source/lib/psi/ecdh.ts");
  await page.getByLabel("Theme", { exact: true }).selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.waitForLoadState("networkidle");
  await expect(page).toHaveTitle("lib/psi/ecdh.ts · Petri");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("lib/psi/ecdh.ts");
  await expect(page.getByRole("region", { name: "lib/psi/ecdh.ts" })).toContainText("export const receiver");
  expect(wrong).toEqual([]);
  expect((await request.get("/source/frame")).status()).toBe(404); // the page of no file
});

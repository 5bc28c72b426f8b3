/** "Show the code that ran" shows the code that ran: the text of each page is the repository's file, byte for byte. */
import { readdir, readFile } from "node:fs/promises";
import { expect } from "playwright/test";
import { experiments } from "../lib/experiments/index.ts";
import { test } from "./visitor.ts";

test("every file listed under a figure", async ({ page }) => {
  test.setTimeout(180_000);
  const listed = new Set<string>();
  for (const id of Object.keys(experiments)) {
    await page.goto(`/widgets/${id}?run=manual`); // the list is the same before and after a run
    const box = page.locator("[data-widget]");
    await box.locator("summary", { hasText: "Show the code that ran" }).click();
    const files = box.locator('a[href^="/source/"]');
    await expect(files.first(), id).toBeVisible();
    const links = await files.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links, id).toContain(`/source/lib/experiments/${id}.run.ts`);
    expect(links.length, id).toBeGreaterThan(5);
    for (const link of links) listed.add(link);
  }
  for (const link of listed) {
    const shown = await page.evaluate(async (address) => {
      const text = await (await fetch(address)).text();
      return new DOMParser().parseFromString(text, "text/html").querySelector(".source code")?.textContent;
    }, link);
    expect(shown, link).toBe(await readFile(`.${link.replace("/source", "")}`, "utf8"));
  }
});

test("every source file of lib has a page, and tests and what is generated have none", async ({ request }) => {
  const files = (await readdir("lib", { recursive: true })).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const status = (await request.head(`/source/lib/${file}`)).status();
    expect(status, file).toBe(/\.(test|fixture)\.ts$|\/generated\//.test(file) ? 404 : 200);
  }
});

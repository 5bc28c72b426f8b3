/**
 * Every page of the export, as a browser meets it: no other host, nothing the policy had to stop, no error; its figures run; and its looks,
 * in three themes and at three widths.
 */
import { expect, type Page } from "playwright/test";
import { pages, sources } from "./exported.ts";
import { PATIENCE, ran } from "./helpers.ts";
import { findings, lookAt } from "./looks.ts";
import { deadEnds, watched } from "./visit.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 180_000 });

test("there are pages to visit", () =>
  expect(pages).toEqual(expect.arrayContaining(["/", "/bench", "/embed/psi", "/lessons/private-set-intersection"])));

/** An embed is its widget page's figure without the page around it: two are looked at, all are visited. */
const looked = (address: string) => !address.startsWith("/embed/") || ["/embed/psi", "/embed/dial"].includes(address);

/** "Show the code that ran" lists the files that a figure is made of, each with a page: its text is the business of source.spec.ts. */
async function showsItsCode(page: Page, id: string): Promise<void> {
  const box = page.locator("[data-widget]");
  await box.locator("summary", { hasText: "Show the code that ran" }).click();
  const files = box.locator('a[href^="/source/"]');
  await expect(files.first()).toBeVisible();
  const links = await files.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  expect(links).toContain(`/source/lib/experiments/${id}.run.ts`);
  expect(links.length).toBeGreaterThan(2); // the people, the join and the run: linkage needs no more (closure.test.ts)
  expect(links.filter((link) => !sources.includes(link))).toEqual([]);
}

for (const address of [...pages, "/source/lib/psi/ecdh.ts", "/search#q=hash"]) {
  test(address, async ({ page, baseURL }) => {
    const wrong = watched(page, baseURL as string);
    await page.goto(address);
    await expect(page.locator("h1").first()).toBeVisible(PATIENCE);
    for (const place of await page.locator(".widget-place").all()) {
      await place.scrollIntoViewIfNeeded(); // a still waits until it comes near the view
      await ran(place.locator("[data-widget]"));
    }
    expect(await deadEnds(page)).toEqual([]);
    if (looked(address)) await lookAt(page);
    if (address.startsWith("/widgets/")) await showsItsCode(page, address.replace("/widgets/", ""));
    expect(wrong).toEqual([]);
  });
}

test("the checker does find what is wrong", async ({ page }) => {
  await page.goto("/glossary");
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect(await findings(page)).toEqual([expect.stringMatching(/^button-name: /)]);
});

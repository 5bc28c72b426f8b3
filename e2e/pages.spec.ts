/**
 * Every page of the export, as a browser meets it: no other host, nothing the policy had to stop, no error; its figures run; and its looks,
 * in three themes and at three widths.
 */
import { expect, type Page } from "playwright/test";
import { pages } from "./exported.ts";
import { PATIENCE, ran } from "./helpers.ts";
import { findings, lookAt } from "./looks.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 180_000 });

/** Everything that should not happen on a page. */
function watched(page: Page, baseURL: string): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (message.type() === "error" || message.type() === "warning") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(baseURL).origin) wrong.push(`request to ${url.origin}`);
  });
  return wrong;
}

/** Links within the page that lead nowhere. */
const deadEnds = (page: Page): Promise<string[]> =>
  page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? "").filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
    );

test("there are pages to visit", () =>
  expect(pages).toEqual(expect.arrayContaining(["/", "/bench", "/embed/psi", "/lessons/private-set-intersection"])));

/** An embed is its widget page's figure without the page around it: two are looked at, all are visited. */
const looked = (address: string) => !address.startsWith("/embed/") || ["/embed/psi", "/embed/dial"].includes(address);

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
    expect(wrong).toEqual([]);
  });
}

test("the checker does find what is wrong", async ({ page }) => {
  await page.goto("/glossary");
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect(await findings(page)).toEqual([expect.stringMatching(/^button-name: /)]);
});

/** Search; without a connection: offline.spec.ts. */
import { test as alone, expect, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";
import { alive, lesson } from "./learner.ts";
import { lookAt } from "./looks.ts";
import { box, field, openByKey } from "./searchbox.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

test.describe("search", () => {
  /** A search box with something in it clears itself first, and a slow page may have been asked twice: with a / in it. */
  const close = async (page: Page) => {
    await page.keyboard.press("Escape");
    if ((await box(page).count()) > 0) await page.keyboard.press("Escape");
    await expect(box(page)).toHaveCount(0);
  };

  test("opens by link or by the / key, is worked by keyboard, and leads to the section", async ({ page }) => {
    await page.goto("/glossary");
    await openByKey(page);
    await close(page);

    const link = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" });
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("oblivious pseudorandom");
    const hits = box(page).locator(".hits a");
    await expect(hits.first()).toContainText("Glossary");
    await expect(hits.first().locator("mark").first()).toHaveText(/oblivious/i);
    await expect(box(page).locator(".search-say")).toContainText("places.");
    await page.keyboard.press("ArrowDown");
    await expect(hits.first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(hits.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(field(page)).toBeFocused();
    await close(page);
    await expect(box(page)).toHaveCount(0);
    await expect(link).toBeFocused();

    // Asked for again before the box has said that it closed: that comes a task later.
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await page.evaluate(() => {
      document.querySelector<HTMLDialogElement>("dialog.searchbox")?.close();
      document.querySelector<HTMLElement>(".searchlink")?.click();
    });
    await expect(field(page)).toBeFocused();
    await close(page);

    await page.keyboard.press("Enter");
    await page.keyboard.type("pharmacy shuffles");
    await expect(hits.first()).toContainText("Lesson 6");
    const leadsTo = await hits.first().getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${leadsTo}`);
    expect(leadsTo).toMatch(/^\/lessons\/private-set-intersection#/);
    await expect(page.locator(`[id="${leadsTo?.split("#")[1]}"]`)).toBeInViewport();
  });

  test("leaves the / key to whoever types, and can be told to leave it alone", async ({ page }) => {
    await page.goto(lesson);
    await alive(page);
    await page.locator("#guesses").getByRole("textbox").focus();
    await page.keyboard.type("1/2");
    await expect(page.locator("#guesses").getByRole("textbox")).toHaveValue("1/2");
    await expect(box(page)).toHaveCount(0);
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await box(page)
      .getByRole("checkbox", { name: /opens this/ })
      .uncheck();
    await box(page).getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("/");
    await expect(box(page)).toHaveCount(0);
    await page.reload();
    await alive(page);
    await page.keyboard.press("/");
    await expect(box(page)).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem("petri:slash:1"))).toBe("off");
  });

  test("says when nothing is found, and when only some of the words are", async ({ page }) => {
    await page.goto("/search");
    await field(page).fill("xylophone");
    await expect(page.locator(".search-say")).toContainText("Nothing has “xylophone”");
    await field(page).fill("xylophone hash");
    await expect(page.locator(".search-say")).toContainText("No place has all of these words.");
    await expect(page.locator(".hits a").first()).toBeVisible();
  });

  alone("says when the index does not come, and tries again", async ({ page }) => {
    await page.route("**/search.json", (route) => route.abort());
    await page.goto("/search");
    await field(page).fill("hash");
    await expect(page.locator(".search-say")).toContainText("The index could not be loaded.");
    await page.unroute("**/search.json");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".hits a").first()).toBeVisible();
  });

  test("in its dialog has nothing that an automatic checker finds wrong, in three themes", async ({ page }) => {
    await page.goto("/glossary");
    await openByKey(page);
    await field(page).fill("hash");
    await expect(box(page).locator(".hits a").first()).toBeVisible(PATIENCE);
    await lookAt(page, "dialog");
  });

  test("keeps the words in the fragment, so that no server sees them and Back finds them again", async ({ page }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto("/search");
    await field(page).fill("zebra hash");
    await expect(page).toHaveURL(/\/search#q=zebra\+hash$/);
    await expect(page.locator(".hits a").first()).toBeVisible();
    await page.locator(".hits a").first().click();
    await expect(page).not.toHaveURL(/\/search/);
    await page.goBack();
    await expect(field(page)).toHaveValue("zebra hash");
    expect(requests.filter((url) => url.split("#")[0]?.includes("zebra"))).toEqual([]);
  });
});

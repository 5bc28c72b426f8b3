/** The search, as a dialog over a page and as a page of its own. */
import { expect, type Locator, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";

export const box = (page: Page): Locator => page.getByRole("dialog", { name: "Search" });
export const field = (page: Page): Locator => page.getByRole("searchbox");

/** Pressed until the page lives and hears it. */
export const openByKey = (page: Page): Promise<void> =>
  expect(async () => {
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass(PATIENCE);

/** What the tests of a self-paced learner share: a lesson, what is kept of it in the browser, a right answer. */
import { expect, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";

export const lesson = "/lessons/private-set-intersection";
export const ANSWERS = "petri:answers:1";
export const PLACE = "petri:place:1";

export const stored = (page: Page, key: string): Promise<unknown> =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "null"), key);
export const put = (page: Page, entries: Record<string, string>) =>
  page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, entries);

/** A lesson's page lives: this button is made in the browser. */
export const alive = (page: Page) => expect(page.getByRole("button", { name: /^Print/ })).toBeVisible(PATIENCE);

export async function answerRight(page: Page): Promise<void> {
  await alive(page);
  const question = page.locator("#which-mode");
  await question.getByRole("radio", { name: /^VOPRF/ }).check();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.locator(".ans")).toContainText("That is the one.");
}

/** The page is under the service worker, and its copy of the site is complete. */
export async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 }).toBe(true);
}

/** A visited lesson works without a connection, its figures too. */
import { expect, test } from "playwright/test";
import { inPhase, openFigure } from "./helpers.ts";

test.describe.configure({ timeout: 90_000 });
test.use({ serviceWorkers: "allow" });

test("the lesson reloads and psi runs with the network gone", async ({ page, context }) => {
  await page.goto("/lessons/private-set-intersection");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
  await expect(page.evaluate(() => fetch(`/favicon.ico?${performance.now()}`))).rejects.toThrow(); // it is gone
  await page.reload();
  const box = page.locator("[data-widget=psi]").first();
  await page.locator(".plate").nth(1).scrollIntoViewIfNeeded();
  await inPhase(box, "done");
  await expect(box.locator(".plate-say")).toContainText("shared item");
  await openFigure(page, "psi"); // never visited: it belongs to the version that was kept
});

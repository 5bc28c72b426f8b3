/** What an automatic checker can find, on every kind of page, in three themes and at three widths, with the figures run. */
import { expect, test } from "playwright/test";
import { PATIENCE, ran } from "./helpers.ts";
import { checker, findings, lookAt } from "./looks.ts";

test.describe.configure({ timeout: 180_000 });

const pages = [
  "/",
  "/lessons/private-set-intersection",
  "/lessons/secret-sharing",
  "/lessons/noise",
  "/widgets/psi",
  "/widgets/hash-psi-break",
  "/widgets/additive-shares",
  "/widgets/shamir",
  "/widgets/secure-sum",
  "/widgets/verifiable-shares",
  "/widgets/sensitivity",
  "/widgets/dial",
  "/embed/psi",
  "/embed/dial",
  "/bench",
  "/glossary",
  "/references",
  "/search",
  "/search#q=hash",
  "/teach",
  "/stored",
  "/about",
  "/cite",
  "/changelog",
  "/source/lib/psi/ecdh.ts",
];
for (const address of pages) {
  test(address, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("h1, h2").first()).toBeVisible(PATIENCE);
    const isFigure = /^\/(widgets|embed)\//.test(address);
    // A still waits until it comes near the view: each is brought there.
    const figures = page.locator(".plate");
    for (let at = 0; at < (await figures.count()); at++) {
      await figures.nth(at).scrollIntoViewIfNeeded();
      const box = page.locator("[data-widget]").nth(at);
      if (isFigure) await ran(box);
      else await expect(box).toBeVisible(PATIENCE);
    }
    // A figure's colours are looked at on its own page, its structure wherever it stands.
    await lookAt(page, isFigure ? {} : { coloursBut: "[data-widget]" });
  });
}

test("the checker does find what is wrong", async ({ page }) => {
  await page.goto("/glossary");
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect(await findings(checker(page))).toEqual([expect.stringMatching(/^button-name: /)]);
});

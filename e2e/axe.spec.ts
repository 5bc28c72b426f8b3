/** What an automatic checker can find, on every kind of page, in three themes and at three widths, with the figures run. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";
import { PATIENCE, ran } from "./helpers.ts";

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
// Legacy mode: the other one opens a page for each analysis, which takes longer than the analysis. There are no foreign frames here.
const widths = [320, 768, 1440];
const themes = ["light", "dark", "projector"];
/** Nothing may stand out sideways at any width in any theme; the checker, which takes seconds, sees each theme and each width. */
const checked = new Set(["light 320", "dark 768", "projector 1440", "light 1440"]);

for (const address of pages) {
  test(address, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("h1, h2").first()).toBeVisible(PATIENCE);
    // A still waits until it comes near the view: each is brought there and left when it has run.
    const figures = page.locator(".plate");
    for (let at = 0; at < (await figures.count()); at++) {
      await figures.nth(at).scrollIntoViewIfNeeded();
      await ran(page.locator("[data-widget]").nth(at));
    }
    for (const theme of themes) {
      await page.evaluate((name) => {
        document.documentElement.dataset["theme"] = name;
      }, theme);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        if (checked.has(`${theme} ${width}`)) {
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
          expect.soft(found, `${theme} at ${width} px`).toEqual([]);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(overflow, `sideways at ${width} px, ${theme}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("the checker does find what is wrong", async ({ page }) => {
  await page.goto("/glossary");
  await page.evaluate(() => document.body.append(document.createElement("button")));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toContain("button-name");
});

/** Several identifiers and padded sizes: the figure dpca-psi on its own page. */
import { expect } from "playwright/test";
import { comesToSay, inPhase, openFigure, PATIENCE, ran, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("tells three sizes with dummies among them, keeps the promise, opens the true sums, by its tables alone as well", async ({ page }) => {
  const box = await openFigure(page, "dpca-psi?seed=1");
  await withoutPictures(page);
  await expect(sayingOf(box)).toContainText("Both were told 3 sizes");
  await expect(sayingOf(box)).toContainText("None of that is exact: dummies are among them.");
  await expect(sayingOf(box)).toContainText("dummies of each identifier from each party keep epsilon 2");
  await expect(sayingOf(box)).toContainText("The shares of the payload open to the true sums.");
  await expect(box.locator(".attacker")).toContainText("No party sees two cells of the other's table that are equal.");
  await expect(box.locator(".dpca-sizes li")).toHaveCount(3);
});

test("without dummies the sizes are exact; by keyboard, and back", async ({ page }) => {
  const box = await openFigure(page, "dpca-psi?seed=1&payload=0");
  const dummies = box.getByLabel("Dummies", { exact: true });
  await tabTo(page, dummies);
  await page.keyboard.press("Space");
  await comesToSay(box, sayingOf(box), "They are exact.");
  await ran(box);
});

test("the compatible variant shows equal cells, and a table that was asked as often as promised is refused", async ({ page }) => {
  const box = await openFigure(page, "dpca-psi?seed=1&variant=compatible&count=given&dummies=2&n=6&m=5&columns=2");
  await expect(box.locator(".attacker")).toContainText("Both parties can see which of the other's cells are equal");
  await expect(box.locator(".attacker")).toContainText(/compare the other's later columns with its own first one: the sender finds \d+ /);
  await expect(sayingOf(box)).toContainText("dummies are too few");
  await expect(sayingOf(box)).toContainText("about the told sizes only");
  const again = await openFigure(page, "dpca-psi?seed=1&asked=2");
  await expect(sayingOf(again)).toContainText("Refused: these tables were in 2 runs");
  await expect(again.locator(".dpca-sizes")).toHaveCount(0);
});

test("twenty thousand by twenty thousand says how long, and is stopped", async ({ page }) => {
  await page.goto("/widgets/dpca-psi?n=20000&m=20000&columns=5&run=manual");
  const box = page.locator("[data-widget=dpca-psi]");
  await expect(box.locator(".estimate")).toContainText(/seconds|minutes/, PATIENCE);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await inPhase(box, "running");
  await expect(box).toContainText(/masking/, PATIENCE);
  await box.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(box).toHaveAttribute("data-phase", "failed", { timeout: 2000 });
  await expect(box).toContainText("you stopped it");
});

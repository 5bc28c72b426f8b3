/** KKRT in the page, up to a million items a side; and the bins it is made of, by keyboard, step by step, and from the tables alone. */
import { expect } from "playwright/test";
import { figure, openFigure, PATIENCE, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

test("psi by KKRT: the answer, what computed, how likely it is wrong, and what crossed", async ({ page }) => {
  const box = await openFigure(page, "psi?protocol=kkrt&n=200&m=300");
  await expect(sayingOf(box)).toContainText("The receiver learned 75 shared items by name");
  await expect(sayingOf(box)).toContainText("KKRT, WebAssembly SIMD, self-test passed.");
  await expect(sayingOf(box)).toContainText(/At most one run in 2\^\d+ is wrong/);
  const wire = box.getByRole("list", { name: /^Messages on the wire/ });
  for (const tag of ["base-ot/choice", "ot-extension/columns", "rows", "tags/3"]) await expect(wire).toContainText(tag);
});

test("psi by KKRT: what does not exist is refused with a sentence, and nothing is lost", async ({ page }) => {
  await page.goto("/widgets/psi?protocol=kkrt&output=size");
  await expect(page.getByText(/protocol=kkrt gives the intersection only/).first()).toBeVisible();
});

test("psi by KKRT: a million by a million tells its progress and is stopped at once", async ({ page }) => {
  await page.goto("/widgets/psi?protocol=kkrt&n=1000000&m=1000000&run=manual");
  const box = figure(page);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await expect(box).toHaveAttribute("data-phase", "running", PATIENCE);
  const doing = box.getByText(/reading its list|hashing its own items|finding a bin|masking its bins/).first();
  await expect(doing).toBeVisible({ timeout: 60_000 });
  const stop = box.getByRole("button", { name: "Stop" });
  await stop.click();
  await expect(box).not.toHaveAttribute("data-phase", "running", { timeout: 1000 });
});

test("cuckoo: steps by keyboard, a table that fails, and all of it without pictures", async ({ page }) => {
  const box = await openFigure(page, "cuckoo#seed=1");
  await expect(sayingOf(box)).toContainText("All 16 items found one of 21 bins");
  await withoutPictures(page);
  const next = box.getByRole("button", { name: /^(Step through|Next step)$/ });
  await tabTo(page, next);
  await page.keyboard.press("Enter");
  await expect(sayingOf(box)).toContainText("Step 1 of");
  await expect(box.locator(".cuckoo .step")).toHaveText(/^Item 1 comes to bin \d+, which was empty\.$/);
  await expect(box.locator(".cuckoo")).toContainText("Placed so far: 1 of 16.");
  await box.getByText("Table of values").click();
  const items = box.getByRole("table", { name: "Items" }).locator("tbody tr");
  await expect(items).toHaveCount(16);
  const stands = await items.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  for (const [, ...bins] of stands) expect(bins.slice(0, 3)).toContain(bins[3]);
  const load = box.getByRole("slider", { name: "Load" });
  await load.focus();
  await page.keyboard.press("End");
  await expect(sayingOf(box)).toContainText("One in twenty cannot be ruled out", PATIENCE);
});

/** One step of private training taken apart: the figure dp-sgd on its own page. */
import { expect } from "playwright/test";
import { inPhase, openFigure, PATIENCE, ran, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("walks through a step by keyboard, and ends with the audit's verdict", async ({ page }) => {
  const box = await openFigure(page, "dp-sgd?seed=1&games=500");
  await expect(sayingOf(box)).toContainText("proven, for one person more or fewer");
  await expect(box.locator(".verdict")).toHaveText("not refuted");
  const through = box.getByRole("button", { name: "Step through" });
  await tabTo(page, through);
  await page.keyboard.press("Enter");
  await expect(sayingOf(box)).toContainText("Sample: who is in this batch.");
  await expect(box.locator(".plane .noise")).toHaveCount(0);
  for (let part = 2; part <= 5; part++) await box.getByRole("button", { name: "Next part" }).press("Enter");
  await expect(sayingOf(box)).toContainText("Noise: as much, whoever was drawn.");
  await expect(box.locator(".plane .noise")).toHaveCount(1);
});

test("strikes the number of Poisson samples out where batches are shuffled, and says what is proven", async ({ page }) => {
  const box = await openFigure(page, "dp-sgd?seed=1&games=500");
  await withoutPictures(page);
  await box.getByRole("radio", { name: "shuffled, cut to one size" }).check();
  await ran(box);
  await expect(box.locator(".claims s")).toHaveText("ε = 1.40 at δ = 0.001", PATIENCE);
  await expect(box.locator(".claims")).toContainText("zero-out");
  await box.getByRole("radio", { name: "mistake: no clipping" }).check();
  await expect(sayingOf(box)).toContainText("The audit refutes it", PATIENCE);
  await expect(box.getByRole("radio", { name: "Poisson: a coin each" })).toBeChecked();
});

test("is stopped in the middle of its audit", async ({ page }) => {
  await page.goto("/widgets/dp-sgd?games=20000&batches=shuffled&steps=400&rate=0.01&run=manual");
  const box = page.locator("[data-widget=dp-sgd]");
  await box.getByRole("button", { name: "Run", exact: true }).click(PATIENCE);
  await inPhase(box, "running");
  await expect(box).toContainText("for the audit", PATIENCE);
  await box.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(box).toHaveAttribute("data-phase", "failed", { timeout: 2000 });
});

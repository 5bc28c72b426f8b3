/** One attack against exact and noisy sizes: the walk through its calls, by keyboard and without pictures, real PSI-CA, a run that is stopped. */
import { test as alone, expect } from "playwright/test";
import { figure, inPhase, openFigure, PATIENCE, sayingOf, tabTo } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const END = /settled all 64 people in 37 calls, with no mistake\. .+ claims 13, of whom 2 are in: 15 in 100.+ Call 46 was refused/;

test("plays its calls one after the other, and says one sentence until the end", async ({ page }) => {
  const box = await openFigure(page, "set-attack?seed=1");
  await expect(sayingOf(box)).toHaveText("The calls are made one after the other, at the same pace in both panels.");
  await expect(box.locator(".clock")).toHaveText(/call ([2-9]|1\d) of 46/, PATIENCE);
  await expect(box.locator(".asking").first()).toContainText("how many of these");
  await box.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(sayingOf(box)).toHaveText(END);
  await expect(box.locator(".against").nth(1).locator(".asking")).toHaveText("one more? refuses call 46");
});

alone.describe("with reduced motion", () => {
  alone.use({ contextOptions: { reducedMotion: "reduce" } });

  alone(
    "the end is there at once; by keyboard the calls are walked through and epsilon is set; the tables say it all",
    async ({ page }) => {
      const box = await openFigure(page, "set-attack?seed=1");
      await expect(sayingOf(box)).toHaveText(END);
      await tabTo(page, box.getByRole("button", { name: "Step through", exact: true }));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await expect(sayingOf(box)).toHaveText("2 of 46 calls have been made.");
      await expect(box.locator(".clock")).toHaveText("call 2 of 46");

      const ladder = box.getByRole("slider", { name: "Privacy loss, ε", exact: true });
      await expect(ladder).toHaveAttribute("aria-valuetext", "1: noise of 63.6 people; one person found out up to AUC .73");
      await tabTo(page, ladder, "Shift+Tab");
      await page.keyboard.press("ArrowRight");
      await inPhase(box, "done");
      await expect(ladder).toHaveAttribute("aria-valuetext", "2: noise of 31.8 people; one person found out up to AUC .88");

      await box.locator("summary", { hasText: "table" }).click();
      await expect(box.getByRole("row", { name: /^calls refused 0 1$/ })).toBeVisible();
      await expect(box.getByRole("row", { name: /^46 \d+ refused/ })).toBeVisible();
    },
  );

  alone("real PSI-CA between two workers says for every call what the ideal functionality says", async ({ page }) => {
    const box = await openFigure(page, "set-attack?seed=1&oracle=real");
    await expect(box.locator(".sub").last()).toContainText("Real PSI-CA answers every call.");
    await expect(sayingOf(box)).toHaveText(END);
  });

  alone("fits a small screen", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openFigure(page, "set-attack?seed=1&again=50");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test("two thousand runs say how long, and are stopped", async ({ page }) => {
  await page.goto("/widgets/set-attack?again=2000&attack=noise-aware&n=128&run=manual");
  const box = figure(page, "set-attack");
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await expect(box.locator(".against").first()).toContainText("mean of", PATIENCE);
  await box.getByRole("button", { name: "Stop", exact: true }).click();
  await inPhase(box, "failed");
});

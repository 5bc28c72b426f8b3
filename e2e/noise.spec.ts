/** What only a browser can tell of the lesson's two new parts: a threshold that is dragged and moved by keyboard, a relation that is switched, a draw that is stepped through. */
import { expect, type Locator } from "playwright/test";
import { inPhase, openFigure, PATIENCE, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const threshold = (box: Locator) => box.getByRole("slider", { name: "says “in” from" });
const fact = (box: Locator, name: RegExp) => box.locator(".rule + .beyond > div").filter({ hasText: name }).locator("dd");

test("the threshold moves by keyboard: the words follow at once, the run after it, and the link says it", async ({ page }) => {
  const box = await openFigure(page, "dial#seed=1");
  await tabTo(page, threshold(box));
  await expect(threshold(box)).toHaveAttribute("aria-valuetext", "from 43: .269 false alarms, .269 misses");
  const published = await box.locator(".book").first().innerText();
  await page.keyboard.press("ArrowRight");
  await expect(threshold(box)).toHaveAttribute("aria-valuetext", "from 44: .099 false alarms, .731 misses");
  await inPhase(box, "done");
  await box.getByText("Table of values").click();
  await expect(box.getByRole("table", { name: "The attacker", exact: true })).toContainText("Says “in” from44", PATIENCE);
  await box.getByText("More settings").click();
  await expect(box.getByRole("textbox", { name: "Threshold, above the best guess" })).toHaveValue("1.5");
  expect(await box.locator(".book").first().innerText()).toBe(published); // nothing was published again
});

test("the eye is dragged along the curve, and stays where it was let go", async ({ page }) => {
  const box = await openFigure(page, "dial?mechanism=gaussian#seed=1");
  const curve = box.locator(".roc > .box");
  await curve.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await curve.boundingBox()) as { x: number; y: number; width: number; height: number };
  const alarms = async () => Number((await fact(box, /^False alarms/).innerText()).split(",")[0]);
  const before = await alarms();
  await page.mouse.move(x + width * 0.45, y + height * 0.45);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.1, y + height * 0.85, { steps: 4 });
  await expect.poll(alarms).toBeLessThan(before - 0.2); // while it is held
  const held = await alarms();
  await page.mouse.up();
  await inPhase(box, "done");
  expect(await alarms()).toBe(held);
});

test("another neighbouring relation changes the noise and reads the book anew", async ({ page }) => {
  const box = await openFigure(page, "dial?question=balance&publish=2#seed=1");
  await expect(sayingOf(box)).toContainText("an answer is off by 0.85");
  const values = () => box.locator(".book").first().locator("tbody td:nth-child(2)").allTextContents();
  const published = await values();
  await box.getByText("More settings").click();
  await box.getByRole("radio", { name: "one person replaced" }).check();
  await expect(sayingOf(box)).toContainText("an answer is off by 1.9", PATIENCE);
  await expect(sayingOf(box)).toContainText("2 answers published, 0.00 left");
  expect(await values()).toEqual(published);
  await expect(box.locator(".relations .now")).toContainText("one person replaced21.00");
});

test("a draw is stepped through by keyboard, and everything about it is in the tables", async ({ page }) => {
  const box = await openFigure(page, "sampler?draws=1000#seed=1");
  await withoutPictures(page);
  const rows = box.locator(".steps tbody tr");
  const all = await rows.count();
  await tabTo(page, box.getByRole("button", { name: "Step through" }));
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(sayingOf(box)).toHaveText(`Step 1 of ${all}.`);
  await expect(box.locator(".through")).toContainText("? out");
  await page.keyboard.press("Enter"); // the same button goes on
  await expect(rows).toHaveCount(2);
  await box.getByRole("button", { name: "Show all" }).press("Enter");
  await expect(rows).toHaveCount(all);
  await box.getByText("Table of values").click();
  await expect(box.getByRole("table", { name: "The draw, step by step" }).locator("tbody tr")).toHaveCount(all);
  await box.getByRole("radio", { name: "discrete Gaussian" }).check();
  await expect(sayingOf(box)).toContainText("discrete Gaussian noise", PATIENCE);
  await expect(sayingOf(box)).toContainText("The draws of all three engines fit the exact law.");
});

test("what is laid out when it comes near is not clipped at its edges", async ({ page }) => {
  await page.goto("/lessons/noise");
  const margins = await page.locator(".prose *").evaluateAll((all) =>
    all
      .map((each) => getComputedStyle(each) as CSSStyleDeclaration & { overflowClipMargin: string })
      .filter(({ contentVisibility }) => contentVisibility === "auto")
      .map(({ overflowClipMargin }) => Number.parseFloat(overflowClipMargin)),
  );
  expect(margins.length).toBeGreaterThan(30);
  expect(Math.min(...margins)).toBeGreaterThan(200);
});

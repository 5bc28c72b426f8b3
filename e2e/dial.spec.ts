/** The dial: by keyboard alone, without pictures, on a small screen, in an embed; what was published stays published. */
import { test as alone, expect, type Locator, type Page } from "playwright/test";
import { figure, inPhase, openFigure, PATIENCE, sayingOf, tabTo } from "./helpers.ts";
import { embedOutside } from "./outside.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const book = (box: Locator) => box.locator(".book tbody tr");
const ladder = (box: Locator) => box.getByRole("slider", { name: "Privacy loss per answer, ε" });
const button = (box: Locator, name: string) => box.getByRole("button", { name, exact: true });

/** Keeps on the body by how many pixels, at worst, the page has been wider than the screen. */
const watchWidth = (page: Page) =>
  page.evaluate(() => {
    const look = () => {
      const over = document.documentElement.scrollWidth - innerWidth;
      document.body.dataset["over"] = String(Math.max(over, Number(document.body.dataset["over"] ?? over)));
      requestAnimationFrame(look);
    };
    look();
  });

test("by keyboard alone: move the ladder, publish until refused, reset", async ({ page }) => {
  const box = await openFigure(page, "dial");
  await expect(book(box)).toHaveCount(1);
  const first = await book(box).first().textContent();

  await tabTo(page, ladder(box));
  await expect(ladder(box)).toHaveAttribute("aria-valuetext", /^1: off by 0\.85; one answer tells an attacker 73 in 100$/);
  await page.keyboard.press("ArrowLeft");
  await inPhase(box, "done");
  await expect(ladder(box)).toHaveAttribute("aria-valuetext", /^0\.5: off by 1\.9; one answer tells an attacker 62 in 100$/);
  await expect(sayingOf(box)).toContainText("At ε = 0.5 an answer is off by 1.9 on average");
  await expect(book(box).first()).toHaveText(first as string); // moving the dial publishes nothing and redraws nothing

  await tabTo(page, button(box, "Publish one answer"));
  await page.keyboard.press("Enter");
  await expect(book(box)).toHaveCount(2, PATIENCE);
  await expect(book(box).nth(1)).toContainText("0.501.50"); // its own price, and what is left
  await expect(book(box).first()).toHaveText(first as string);

  await tabTo(page, button(box, "Publish until refused"));
  await page.keyboard.press(" ");
  await expect(box.locator(".book .no")).toContainText("refused: needs 0.50, has 0.00", PATIENCE);
  await inPhase(box, "done");
  await expect(sayingOf(box)).toContainText("5 answers published, 0.00 left; the ledger refused 1 answer.");

  await tabTo(page, button(box, "Reset"));
  await page.keyboard.press("Enter");
  await expect(book(box)).toHaveCount(1, PATIENCE);
  await inPhase(box, "done");
  await expect(sayingOf(box)).toContainText("At ε = 1 an answer");
  await expect(sayingOf(box)).toContainText("1 answer published, 2.00 left.");
});

test("the field beside the ladder takes any value, and the thumb stands between the stops", async ({ page }) => {
  const box = await openFigure(page, "dial");
  const field = box.getByLabel("Privacy loss per answer, ε, exact value");
  const short = await field.evaluate(
    (input) => (input.closest(".ladder")?.getBoundingClientRect().right ?? Number.NaN) - input.getBoundingClientRect().right,
  );
  expect(Math.abs(short), "the field ends where the line does").toBeLessThan(1);
  await field.fill("0,7");
  await field.press("Enter");
  await inPhase(box, "done");
  await expect(sayingOf(box)).toContainText("At ε = 0.7");
  expect(Number(await ladder(box).inputValue())).toBeGreaterThan(2);
  expect(Number(await ladder(box).inputValue())).toBeLessThan(3);
  await field.fill("30");
  await field.press("Enter");
  await expect(box.locator(".ladder .refusal")).toHaveText("“30” is not a number from 0.01 to 20. It stays at 0.7.");
  await ladder(box).press("ArrowRight");
  await inPhase(box, "done");
  await expect(field).toHaveValue("1");
  await ladder(box).press("End");
  await inPhase(box, "done");
  await expect(field).toHaveValue("8");
});

test("asked to run again it draws new re-runs and publishes nothing again", async ({ page }) => {
  const box = await openFigure(page, "dial?mechanism=laplace&publish=3");
  await box.getByText("Table of values").click();
  const drawn = box.getByRole("table", { name: "Answers and how likely they are" }).locator("tbody");
  const [before, counts] = [await book(box).allTextContents(), await drawn.textContent()];
  await button(box, "Run again").click();
  await expect(drawn).not.toHaveText(counts as string, PATIENCE); // some fifty counts: they are not the same again
  await inPhase(box, "done");
  expect(await book(box).allTextContents()).toEqual(before);
});

test("a published answer outlives a run that was cut short", async ({ page }) => {
  await page.goto("/widgets/dial?mechanism=laplace&samples=200000");
  const box = figure(page, "dial");
  // Until the run shows something, the still's own book stands here: two answers are surely this run's.
  await button(box, "Publish one answer").click();
  await expect(book(box)).toHaveCount(2, PATIENCE);
  const first = await book(box).first().textContent();
  await button(box, "Publish one answer").click(); // while it is still drawing, or has ended this moment
  await expect(book(box)).toHaveCount(3, PATIENCE);
  await inPhase(box, "done");
  await expect(book(box).first()).toHaveText(first as string);
});

test("each mechanism has its own settings, and says whether it stays between the rails", async ({ page }) => {
  const box = await openFigure(page, "dial?epsilon=2#seed=1");
  await box.getByText("More settings").click();
  for (const [name, caption] of [
    ["geometric", /never crosses/],
    ["Laplace", /never crosses/],
    ["Gaussian", /far out it crosses the rails/],
  ] as const) {
    await box.getByRole("radio", { name }).check();
    await expect(box.locator(".figcap").first()).toHaveText(caption, PATIENCE);
    const its = (mechanism: string) => (name === mechanism ? 1 : 0);
    await expect(box.getByText("Excess beyond the rails, held to δ")).toHaveCount(its("Gaussian"));
    await expect(box.getByRole("slider", { name: "Allowed excess, δ" })).toHaveCount(its("Gaussian"));
    await expect(box.getByLabel("Grid of the Laplace noise")).toHaveCount(its("Laplace"));
  }
});

test("without its pictures everything is in the tables", async ({ page }) => {
  const box = await openFigure(page, "dial?mechanism=gaussian&publish=4#seed=1");
  await page.evaluate(() => {
    for (const svg of document.querySelectorAll("svg")) svg.remove();
  });
  await box.getByText("Table of values").click();
  const table = (name: string) => box.getByRole("table", { name });
  await expect(table("Answers and how likely they are").locator("tbody tr")).not.toHaveCount(0);
  await expect(table("The book").locator("tbody tr")).toHaveCount(4);
  await expect(table("The book")).toContainText("refused");
  await expect(table("The attacker")).toContainText("Area under the exact limit0.566204");
  await expect(table("The attacker")).toContainText("Excess beyond the rails, with you");
  await expect(table("Measured curve").locator("tbody tr")).not.toHaveCount(0);
  await expect(table("Exact limit").locator("tbody tr")).not.toHaveCount(0);
});

test("at 320 px nothing goes sideways, with every disclosure open", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const mechanism of ["geometric", "laplace", "gaussian"]) {
    const box = await openFigure(page, `dial?mechanism=${mechanism}&publish=9&epsilon=0.1`);
    for (const summary of await box.locator("summary").all()) await summary.click();
    // From the first sample to the last: while few are drawn the eye is anywhere.
    await watchWidth(page);
    for (let n = 0; n < 2; n++) {
      await button(box, "Run again").click();
      await inPhase(box, "done");
    }
    expect(await page.evaluate(() => Number(document.body.dataset["over"]))).toBeLessThanOrEqual(0);
  }
});

test("in an embed of 640 by 360: told to set it keeps its book, told to run it adds nothing, told to reset it begins anew", async ({
  page,
  baseURL,
}) => {
  const own = { petri: 1, widget: "dial" } as const;
  const outside = await embedOutside(page, baseURL ?? "", "/embed/dial?mechanism=laplace", {
    attributes: 'style="width: 640px; height: 360px"',
  });
  await inPhase(outside.frame.locator("[data-widget=dial]"), "done");
  await outside.tell({ ...own, type: "get" });
  const heard = async (nth: number) => (await outside.heard("result", nth))["result"] as { published: number[]; spent: number };
  const published = async (nth: number) => (await heard(nth)).published;
  const [first] = await published(0);
  await outside.tell({ ...own, type: "set", params: { publish: 2, epsilon: 0.5 } });
  expect(await published(1)).toEqual([first, expect.any(Number)]);
  const two = await published(1);
  await outside.tell({ ...own, type: "run" });
  expect(await published(2)).toEqual(two);
  await outside.tell({ ...own, type: "reset" });
  expect(await heard(3)).toMatchObject({ published: [expect.any(Number)], spent: 1 });
  const sideways = await page.frames()[1]?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await outside.close();
});

alone("with reduced motion nothing waits for the screen", async ({ page }) => {
  // A screen that never paints: every frame that is waited for costs the 100 ms after which waiting ends, and there are 40 of them.
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });
  const took = async () => {
    const box = await openFigure(page, "dial");
    return box.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          const began = performance.now();
          const watch = new MutationObserver(() => element.getAttribute("data-phase") === "done" && resolve(performance.now() - began));
          watch.observe(element, { attributes: true });
          [...element.querySelectorAll("button")].find(({ textContent }) => textContent === "Run again")?.click();
        }),
    );
  };
  expect(await took()).toBeGreaterThan(3900);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await took()).toBeLessThan(3900);
});

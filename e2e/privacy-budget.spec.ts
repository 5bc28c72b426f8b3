/** The figures of the lesson on budgets: what they say at once and after a change, by keyboard, without a drawing; and the lesson's gatekeeper. */
import { expect } from "playwright/test";
import { benchOf } from "./exercise.ts";
import { comesToSay, openFigure, PATIENCE, rowsOf, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("composition: all accountants on one plan, the next question by keyboard, and a plan that is cut", async ({ page }) => {
  const box = await openFigure(page, "composition?games=500#seed=1");
  await expect(sayingOf(box)).toContainText("100 answers cost ε = 10 if the prices are added up, 5.85 by advanced composition", PATIENCE);
  await expect(sayingOf(box)).toContainText("4.22 by the loss distribution");
  const more = box.getByRole("button", { name: "Ask one more" });
  await tabTo(page, more);
  await page.keyboard.press("Enter");
  await expect(sayingOf(box)).toContainText("101 answers cost ε = 10.1", PATIENCE);
  await box.getByText("More settings").click();
  const budget = box.getByRole("textbox", { name: "Budget, ε" });
  await budget.fill("2");
  await budget.press("Enter");
  await comesToSay(box, sayingOf(box), "are refused");
  await expect(box.locator(".comp")).toContainText(/\d+ fit, \d+ refused/);
});

test("composition says everything without a drawing, and which accountant cannot read a sample", async ({ page }) => {
  const box = await openFigure(page, "composition?mechanism=sampled&sigma=1&rate=0.01&answers=20&games=300#seed=1");
  await withoutPictures(page);
  await expect(sayingOf(box)).toContainText("The central limit estimates", PATIENCE);
  await expect(sayingOf(box)).toContainText("less than is true");
  await box.getByText("Table of values").click();
  const rows = new Map((await rowsOf(box, /^What 20 answers cost/)).map(([name, ...rest]) => [name, rest]));
  expect(rows.get("Zero-concentrated privacy")?.[1] ?? [...rows.keys()].join()).toBe("cannot read this plan");
  expect(rows.get("Central limit (estimate)")?.[1]).toBe("estimate, no bound");
  expect((await rowsOf(box, /^Epsilon after so many answers/)).length).toBeGreaterThan(10);
});

test("averaging-attack: a memory is talked around, a budget is not", async ({ page }) => {
  const box = await openFigure(page, "averaging-attack?runs=200#seed=1");
  await expect(sayingOf(box)).toContainText("The service that remembers drew once", PATIENCE);
  await expect(sayingOf(box)).toContainText("gave 8 answers and refused 292 more");
  await box.getByRole("radio", { name: "in other words each time" }).press("Space");
  await expect(sayingOf(box)).toContainText("was asked in 300 wordings, drew as often", PATIENCE);
  await expect(sayingOf(box)).toContainText("gave 8 answers and refused 292 more");
});

test("one-run-six-numbers: the numbers of the tutorial's run, and a batch that is too large", async ({ page }) => {
  const box = await openFigure(page, "one-run-six-numbers");
  await expect(sayingOf(box)).toContainText("is 3.01 by Rényi divergences as converted in 2017, 2.60 as in 2020", PATIENCE);
  await expect(sayingOf(box)).toContainText("2.38 by the loss distribution, and 2.32 by the central limit, which is too low");
  await page.goto("/widgets/one-run-six-numbers?batch=500&examples=200");
  await expect(page.locator(".plate-note")).toContainText("a batch of 500 cannot be taken from 200 examples");
});

test("the lesson's gatekeeper, whose book holds big integers, passes in the page; one that pays failures back is caught", async ({
  page,
}) => {
  const { bench, judge } = await benchOf(page, "privacy-budget", "budget-filter");
  await judge("solution.ts");
  await expect(bench.locator(".work-say")).toContainText("Passed: 4 tests and 8 attacks");
  await judge("wrong/failures-are-paid-back.ts");
  await expect(bench).toContainText("a question failed every time and was asked again");
});

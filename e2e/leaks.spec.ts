/** Three figures about what leaks, each on its own page: defaults, verdicts both ways, by keyboard, and without a single drawing. */
import { expect } from "playwright/test";
import { openFigure, PATIENCE, rowsOf, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("totals: a rule stops one way of asking, another way passes it, and noise with a budget stops that", async ({ page }) => {
  const box = await openFigure(page, "differencing#seed=1");
  await expect(sayingOf(box)).toContainText(
    "2 totals, over 60 and 59 people and each of them allowed, give away the salary of employee 23",
  );
  await box.getByRole("radio", { name: "small and nearly full ones" }).check();
  await expect(sayingOf(box)).toContainText("The rule refuses 2 of 2 questions, whatever the salaries are", PATIENCE);
  await box.getByRole("radio", { name: "those, and overlaps" }).check();
  await box.getByRole("radio", { name: "a grid of groups" }).check();
  await expect(sayingOf(box)).toContainText("11 totals, over 6 people and each of them allowed, give away", PATIENCE);
  await box.getByRole("radio", { name: "with noise" }).check();
  await expect(sayingOf(box)).toContainText("not more than", PATIENCE);
  await box.getByLabel("Whose salary").fill("61");
  await box.getByLabel("Whose salary").press("Enter");
  await expect(box).toContainText("Employee 61 is not among 60 employees");
});

test("tables: coarser columns, chosen by keyboard, hide rows and still tell diagnoses", async ({ page }) => {
  const box = await openFigure(page, "linkage#seed=1");
  await expect(sayingOf(box)).toContainText("rows have their patient's name back");
  const birth = box.getByRole("combobox", { name: "Birth is published by" });
  await birth.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
  await expect(birth).toHaveValue("decade");
  await box.getByLabel("Digits of the postcode").fill("0");
  await box.getByLabel("Digits of the postcode").press("Enter");
  await expect(sayingOf(box)).toContainText("No row has its patient's name back", PATIENCE);
});

test("counts: asking for more rebuilds the block, a budget that is kept does not let it", async ({ page }) => {
  const box = await openFigure(page, "reconstruction?queries=64&runs=2#seed=1");
  await expect(sayingOf(box)).not.toContainText("the block is rebuilt");
  for (let i = 0; i < 4; i++) {
    await box.getByRole("button", { name: "Ask as many again" }).click();
    await expect(sayingOf(box)).toContainText(`From ${(128 * 2 ** i).toLocaleString("en-GB")} counts`, PATIENCE);
  }
  await expect(sayingOf(box)).toContainText("the block is rebuilt");
  await expect(sayingOf(box)).toContainText("and the budget of 4 pays for 8");
  await box.getByRole("radio", { name: "refuses" }).check();
  await expect(sayingOf(box)).toContainText("the other 1,016 are refused", PATIENCE);
  await expect(sayingOf(box)).not.toContainText("the block is rebuilt");
});

test("all three say everything without a drawing: from their tables alone", async ({ page }) => {
  for (const [address, caption, rows] of [
    ["differencing#seed=1", /^The payroll/, 60],
    ["linkage#seed=1", /^Residents alone/, 20],
    ["reconstruction?runs=2#seed=1", /^The diagram/, 50],
  ] as const) {
    const box = await openFigure(page, address);
    await withoutPictures(page);
    await box.getByText("Table of values").click();
    expect((await rowsOf(box, caption)).length).toBe(rows);
  }
});

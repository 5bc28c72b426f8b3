/** The lesson on DP set intersection: its figures each on a page of its own, verdicts both ways, by keyboard, from the tables alone; its exercise. */
import { expect } from "playwright/test";
import { benchOf } from "./exercise.ts";
import { inPhase, openFigure, PATIENCE, ran, rowsOf, sayingOf, withoutPictures } from "./helpers.ts";
import { findings } from "./looks.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("dummies: the published table is computed again, and a small table is mostly made up; by keyboard", async ({ page }) => {
  const box = await openFigure(page, "dummies?queries=6&identifiers=1&rows=1000");
  await expect(sayingOf(box)).toContainText("if each party adds 145 dummies a column, 145 rows: 12.7 %");
  await expect(sayingOf(box)).toContainText("Of 25 published numbers 25 are equal to ours and all within half a per cent");
  const [bar, part] = [await box.locator(".padded").boundingBox(), await box.locator(".padded > i").boundingBox()];
  expect((part?.width ?? 0) / (bar?.width ?? 1)).toBeCloseTo(0.127, 1);
  expect(part?.height).toBeGreaterThan(10);
  const slider = box.getByRole("slider", { name: "Rows of each party" });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(sayingOf(box)).toContainText("more are made up than real", PATIENCE);
  await box.getByText("Table of values").click();
  const cells = await rowsOf(box, /^Dummies, computed and published/);
  expect(cells).toHaveLength(25);
  expect(cells[1]).toEqual(["1000", "2", "145", "145"]);
});

test("dummies: a run is stopped, and a promise that no table would hold is refused in a sentence", async ({ page }) => {
  await page.goto("/widgets/dummies?table=all&run=manual");
  const box = page.locator("[data-widget=dummies]").first();
  await inPhase(box, "idle");
  await box.getByRole("button", { name: "Run", exact: true }).press("Enter");
  await expect(box.locator(".cells .live").first()).toBeVisible(PATIENCE);
  await box.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(box).not.toHaveAttribute("data-phase", "running", PATIENCE);
  await page.goto("/widgets/dummies?epsilon=0.25&queries=100&identifiers=10");
  await inPhase(box, "failed");
  await expect(box).toContainText("needs more than 1048576 dummies a column");
});

test("waterfall: walked through round by round; a row that moves two sizes, and cells that look equal or not", async ({ page }) => {
  const box = await openFigure(page, "waterfall?person=6#seed=1");
  await expect(sayingOf(box)).toContainText("Both learn 3 sizes, 3 by e-mail, 0 by card, 1 by login; every combination would be 8 numbers");
  await expect(sayingOf(box)).toContainText(
    "Without row 6, 2 of the sizes change. The publisher sees that hidden cells of the shop are equal.",
  );
  await box.getByRole("button", { name: "Step through" }).press("Enter");
  const publisher = box.getByRole("group", { name: "Publisher", exact: true });
  await expect(publisher).toContainText("After round 1, by e-mail.");
  await expect(publisher.locator("tr.gone")).toHaveCount(3);
  await box.getByRole("button", { name: "Next round" }).press("Enter");
  await box.getByRole("button", { name: "Next round" }).press("Enter");
  await expect(publisher.locator("tr.gone")).toHaveCount(4);
  await box.getByRole("radio", { name: "one for each column" }).press("Space");
  await expect(sayingOf(box)).toContainText("No two hidden cells of the shop look equal", PATIENCE);
});

test("dp-psi: two parties and a wire, the answer beside the truth, and what asking again makes of it; from the tables alone", async ({
  page,
}) => {
  const box = await openFigure(page, "dp-psi?n=12&m=10&epsilon=1&runs=3#seed=1");
  await expect(sayingOf(box)).toContainText("At ε = 1 an answer is true 73.1 times in 100. By majority over 3 runs");
  await expect(box.getByRole("group", { name: "Sender" })).toContainText("not which of its own");
  await withoutPictures(page);
  await box.getByText("Table of values").click();
  const majority = await rowsOf(box, /^By majority/);
  expect(majority.map(([runs, epsilon]) => [runs, epsilon])).toEqual([
    ["1", "1"],
    ["2", "2"],
    ["3", "3"],
  ]);
  const tags = (await rowsOf(box, /^Messages on the wire/)).map(([, , tag]) => tag);
  expect(new Set(tags.map((tag) => tag?.replace("/count", "")))).toEqual(new Set(["masked", "sampled", "doubled", "positions"]));
});

test("nothing that axe finds in the three figures, with everything open, narrow and wide", async ({ page }) => {
  for (const id of ["dummies?queries=6&identifiers=1", "waterfall", "dp-psi?n=8&m=8"]) {
    await page.goto(`/embed/${id}#seed=1`);
    await ran(page.locator("[data-widget]").first());
    for (const summary of await page.locator("details > summary").all()) await summary.click();
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await findings(page), `${id} at ${width}`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(overflow, `sideways, ${id} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test("the lesson's exercise: the solution passes, and numbered fillers are caught", async ({ page }) => {
  const { bench, judge } = await benchOf(page, "dp-psi", "dummy-rows");
  await judge("solution.ts");
  await expect(bench.locator(".work-say")).toContainText("Passed: 4 tests and 7 attacks");
  await judge("wrong/numbered.ts");
  await expect(bench).toContainText("cells in common beside the pools");
});

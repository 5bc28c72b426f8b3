/** Attack and defence on models: the figure on its own page, small enough to run in a moment; its tables alone; a table of one's own; the stop. */
import { expect } from "playwright/test";
import { benchOf } from "./exercise.ts";
import { comesToSay, inPhase, openFigure, PATIENCE, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const SMALL = "model-attack?n=250&models=5";
const FOUND = "What the attackers find";

test("plain models give members away, private ones less, and the tables alone say so", async ({ page }) => {
  const box = await openFigure(page, `${SMALL}#seed=1`);
  await withoutPictures(page);
  await expect(sayingOf(box)).toContainText(/^Plain models give members away: at 1 false alarm in 100 an attacker finds/);
  await expect(sayingOf(box)).toContainText(/is within the \.\d{3} that no attack passes on average/);
  await box.getByText("Table of values").click();
  const rows = box.getByRole("table", { name: FOUND }).locator("tbody tr");
  await expect(rows).toHaveCount(15); // five attackers, three kinds of training
  const auc = async (attacker: string, models: string) =>
    Number(await rows.filter({ hasText: attacker }).filter({ hasText: models }).locator("td").nth(2).innerText());
  expect(await auc("RMIA", "plain")).toBeGreaterThan((await auc("RMIA", "private")) + 0.05);
  await expect(box.locator(".ma-exposed li")).toHaveCount(12);
});

test("epsilon is turned by keyboard: other noise, and the same plain models", async ({ page }) => {
  const box = await openFigure(page, `${SMALL}#seed=1`);
  const plain = box.locator(".ma-found tbody tr").first().locator("td").nth(1);
  const [before, noise] = [await plain.innerText(), box.locator(".ma .beyond dd").first()];
  await expect(noise).toHaveText("1.536");
  await tabTo(page, box.getByRole("slider", { name: "Privacy loss of the training" }));
  await page.keyboard.press("ArrowLeft");
  await comesToSay(box, noise, /^2\.5\d+$/);
  await inPhase(box, "done");
  expect(await plain.innerText()).toBe(before);
});

test("a table of one's own is trained on where it is, and is in no link; a hole in it is told by its line", async ({ page }) => {
  const box = await openFigure(page, `${SMALL}&data=synthetic`);
  await box.getByText("Use a table of your own").click();
  await box.getByLabel("1. Declare the columns").fill("age 18..70; team a|b|c; income low|high");
  const lines = Array.from({ length: 200 }, (_, i) => `${18 + ((i * 7) % 50)},${"abc"[i % 3]},${(i * i) % 7 < 3 ? "low" : "high"}`);
  const bring = async (rows: readonly string[]) => {
    await box.getByLabel("2. Bring the table").fill(["age,team,income", ...rows].join("\n"));
    await box.getByRole("button", { name: "Train on this table" }).click();
  };
  await bring([",a,low", ...lines]);
  await expect(box).toContainText('line 2: the column "age" is missing or not a number', PATIENCE);
  await bring(lines);
  await inPhase(box, "done");
  await expect(box.locator(".ma-exposed li").first()).toContainText(/row \d+/);
  expect(page.url()).not.toContain("low\n");
});

test("a long run says so, shows its first curve, and is stopped", async ({ page }) => {
  await page.goto("/widgets/model-attack?models=65&run=manual");
  const box = page.locator("[data-widget=model-attack]");
  await expect(box.locator(".estimate")).toContainText(/seconds|minutes/, PATIENCE);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await expect(box.locator(".ma .roc path.loss-threshold").first()).toBeAttached(PATIENCE);
  await expect(box).toContainText(/training (plain|private) model \d+ of 65/, PATIENCE);
  await box.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(box).toHaveAttribute("data-phase", "failed", { timeout: 2000 });
});

test("the score is written and judged in the lesson, and whom a threshold accuses is shown", async ({ page }) => {
  const { bench, judge } = await benchOf(page, "learning", "membership-score");
  await judge("solution.ts");
  await expect(bench.locator(".work-say")).toContainText(/^Passed: 2 tests and 5 attacks/);
  await judge("wrong/threshold-on-the-victim.ts");
  await expect(bench.locator(".checks")).toContainText("A model that is sure of an easy record need not have seen it");
  await expect(bench.locator(".checks table").first()).toContainText("the victim’s φ");
});

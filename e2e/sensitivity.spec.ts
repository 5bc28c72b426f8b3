/** The figure of a declared bound on its own page: its defaults, its verdicts both ways, by keyboard, narrow, and without a single drawing. */
import { expect, type Locator } from "playwright/test";
import { inPhase, openFigure, PATIENCE, rowsOf, sayingOf } from "./helpers.ts";
import { lookAt } from "./looks.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const pan = (box: Locator, name: string) => box.getByRole("group", { name, exact: true });
const declared = (box: Locator) => pan(box, "Bound declared beforehand");
const largest = (box: Locator) => pan(box, "Bound read off the data");

test("runs by itself: a declared bound holds, and one read off the data leaks", async ({ page }) => {
  const box = await openFigure(page, "sensitivity#seed=1");
  await expect(sayingOf(box)).toContainText("A bound of 100 euros cuts 23 of 150 gifts, 1,772 in all");
  await expect(sayingOf(box)).toContainText("here the cut costs more than the noise");
  await expect(sayingOf(box)).toContainText("moves the sum by 100, no more than the bound that set the noise");
  await expect(sayingOf(box)).not.toContainText("leaks");
  await expect(declared(box)).toContainText("within what ε allows");
  await expect(largest(box)).toContainText("more than ε allows");
});

test("the verdicts come out the other way where they should", async ({ page }) => {
  const box = await openFigure(page, "sensitivity?boundFrom=largest#seed=1");
  await expect(sayingOf(box)).toContainText("moves the sum by 2,000, more than the bound that set the noise");
  await expect(sayingOf(box)).toContainText(": the bound leaks.");
  // A newcomer who gives less than the largest gift leaves that bound as it was.
  await box.getByRole("textbox", { name: "The newcomer gives" }).fill("10");
  await box.getByRole("textbox", { name: "The newcomer gives" }).press("Enter");
  await expect(sayingOf(box)).toContainText("moves the sum by 10, no more than the bound", PATIENCE);
  await expect(sayingOf(box)).not.toContainText("leaks");
  await expect(largest(box)).toContainText("no leak seen in these answers");
});

test("the bound is changed by keyboard, and the figure follows", async ({ page }) => {
  const box = await openFigure(page, "sensitivity#seed=1");
  const slider = box.getByRole("slider", { name: "Bound" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^100: answers off by 1,777$/);
  await slider.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await expect(sayingOf(box)).toContainText("A bound of 300 euros", PATIENCE);
  await expect(sayingOf(box)).toContainText("here the noise costs more than the cut");
  const field = box.getByLabel("Bound, exact value");
  await field.fill("0");
  await field.press("Enter");
  await expect(box.locator(".refusal")).toContainText(["“0” is not a whole number from 1 to 5,000"]);
  await field.fill("222");
  await field.press("Enter");
  await expect(sayingOf(box)).toContainText("A bound of 222 euros", PATIENCE);
});

test("a bad link is answered with a sentence, and the figure runs all the same", async ({ page }) => {
  const box = await openFigure(page, "sensitivity?bound=-3&epsilon=lots");
  await expect(box.locator(".plate-note")).toContainText("bound:");
  await expect(box.locator(".plate-note")).toContainText("epsilon:");
  await expect(sayingOf(box)).toContainText("A bound of 100 euros");
});

test("says everything without a drawing: from the tables alone", async ({ page }) => {
  const box = await openFigure(page, "sensitivity#seed=1");
  await page.evaluate(() => {
    for (const svg of document.querySelectorAll("svg")) svg.remove();
  });
  await box.getByText("Table of values").click();
  const costs = new Map((await rowsOf(box, /^What the bound costs/)).map(([name, value]) => [name, value]));
  expect(costs.get("gifts above the bound")).toBe("23");
  const worlds = await rowsOf(box, /^Two worlds/);
  expect(worlds.map((row) => row.at(-1))).toEqual(["within epsilon", "leaks"]);
  expect((await rowsOf(box, /^What other bounds cost/)).length).toBeGreaterThan(80);
  expect((await rowsOf(box, /^The gifts$/)).length).toBe(151);
  const answers = await rowsOf(box, /^Answers, bound from a declaration/);
  expect(answers.reduce((sum, [, without]) => sum + Number((without ?? "").replaceAll(",", "")), 0)).toBe(10_000);
});

test("has nothing that axe finds, with everything open", async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto("/embed/sensitivity#seed=1");
  const box = page.locator("[data-widget=sensitivity]");
  await inPhase(box, "done");
  for (const summary of await box.locator("details > summary").all()) await summary.click();
  await lookAt(page);
});

test("saves a picture that stands alone", async ({ page }) => {
  const box = await openFigure(page, "sensitivity#seed=1");
  const saving = page.waitForEvent("download");
  await box.locator(".saves").getByRole("button", { name: "SVG" }).click();
  const stream = await (await saving).createReadStream();
  let svg = "";
  for await (const part of stream) svg += part;
  expect(svg).toContain("23 of 150 gifts cut");
  expect(svg).not.toContain("NaN");
  expect(
    await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, svg),
  ).toBe(true);
});

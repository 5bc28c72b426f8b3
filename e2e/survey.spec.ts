/** The figures of local privacy on their own pages: their verdicts both ways, by keyboard, from the tables alone, and as saved pictures. */
import { expect, type Locator, type Page } from "playwright/test";
import { openFigure, PATIENCE, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

async function rowsOf(box: Locator, caption: RegExp): Promise<string[][]> {
  const table = box.getByRole("table", { name: caption });
  return await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

const numbered = (cell: string | undefined) => Number((cell ?? "").replaceAll(",", ""));

/** The picture that the figure saves: it stands alone and has no holes. */
async function savedPicture(page: Page, box: Locator): Promise<string> {
  const saving = page.waitForEvent("download");
  await box.locator(".saves").getByRole("button", { name: "SVG" }).click();
  let svg = "";
  for await (const part of await (await saving).createReadStream()) svg += part;
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(
    await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, svg),
  ).toBe(true);
  return svg;
}

test("coin-survey: an estimate, a belief and thirty days; a larger ε by keyboard; a bad value is refused", async ({ page }) => {
  const box = await openFigure(page, "coin-survey#seed=1");
  await expect(sayingOf(box)).toContainText("in truth it is 20 %, inside the interval");
  await expect(sayingOf(box)).toContainText("One yes moves a belief of 10 % to 23.2 %");
  await expect(sayingOf(box)).toContainText("more than one answer allows; a remembered answer leaves it at");
  const slider = box.getByRole("slider", { name: "Privacy loss per answer, ε" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^1: true 73\.1 times in 100; the share off by 3 points$/);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(sayingOf(box)).toContainText("One yes moves a belief of 10 % to 45.1 %", PATIENCE);
  const field = box.getByRole("textbox", { name: "Believed beforehand" });
  await field.fill("1");
  await field.press("Enter");
  await expect(box.locator(".refusal").filter({ hasText: "“1”" })).toBeVisible();
  await expect(sayingOf(box)).toContainText("a belief of 10 %");
  expect(await savedPicture(page, box)).toContain("true 88.1 times in 100");
});

test("coin-survey: those who ignore the coin, and one day alone, come out the other way; all of it from the tables", async ({ page }) => {
  const box = await openFigure(page, "coin-survey?cheats=40&days=1#seed=1");
  await expect(sayingOf(box)).toContainText("outside the interval");
  await expect(sayingOf(box)).toContainText("more than chance does");
  await expect(sayingOf(box)).toContainText("as many as one answer allows");
  await withoutPictures(page);
  await box.getByText("Table of values").click();
  const survey = new Map((await rowsOf(box, /^The survey/)).map(([name, value]) => [name, value]));
  expect(survey.get("the interval holds it")).toBe("no");
  expect(survey.get("people who ignore the coin")).toBe("400");
  const estimates = await rowsOf(box, /^Estimates of 200 surveys/);
  expect(estimates.reduce((sum, [, , surveys]) => sum + numbered(surveys), 0)).toBe(200);
  const crowd = await rowsOf(box, /^The first hundred people/);
  expect(crowd).toHaveLength(100);
  for (const [, , coin, says] of crowd) if (coin === "ignored") expect(says).toBe("no");
});

test("local-dp: the winner changes with the number of options, by keyboard", async ({ page }) => {
  const box = await openFigure(page, "local-dp?people=1000#seed=1");
  await expect(sayingOf(box)).toContainText("OUE errs less");
  await expect(sayingOf(box)).toContainText("less than half of the best without");
  const slider = box.getByRole("slider", { name: "Options" });
  await slider.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowLeft");
  await expect(sayingOf(box)).toContainText("4 options", PATIENCE);
  await expect(sayingOf(box)).toContainText("k-ary errs less");
  await box.getByRole("combobox", { name: "Show estimates of" }).selectOption({ label: "RAPPOR" });
  await expect(box.getByRole("group", { name: "Estimates: RAPPOR, 7 reports" })).toBeVisible(PATIENCE);
  expect(await savedPicture(page, box)).toContain("Estimates: RAPPOR, 7 reports");
});

test("local-dp: a crowd too small to hide in; all of it from the tables", async ({ page }) => {
  const box = await openFigure(page, "local-dp?people=200&epsilon=4#seed=1");
  await expect(sayingOf(box)).toContainText("not much better than the best without");
  await withoutPictures(page);
  await box.getByText("Table of values").click();
  const errors = await rowsOf(box, /^Errors in people per option/);
  expect(errors.map(([method]) => method)).toHaveLength(7);
  for (const [, , , , law, measured] of errors) expect(numbered(measured) / numbered(law)).toBeCloseTo(1, 0);
  expect(await rowsOf(box, /^Estimates of this survey/)).toHaveLength(16);
  expect((await rowsOf(box, /^What one person sends/)).map(([, report]) => report?.length)).toEqual([expect.any(Number), 16, 16, 16, 16]);
});

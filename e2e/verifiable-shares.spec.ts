/** The dealer that may cheat, on its own page: who notices what, what the attacker reads, and from which commitments it cannot. */
import { test as alone, expect } from "playwright/test";
import { inPhase, openFigure, PATIENCE, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

alone("a dealer and eight parties run in nine workers", async ({ page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    const made: string[] = [];
    Object.assign(window, { made });
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        made.push(options?.name ?? "");
      }
    };
  });
  const box = await openFigure(page, "verifiable-shares?parties=8&threshold=4");
  const made = await page.evaluate(() => (window as never as { made: string[] }).made);
  const parties = made.filter((name) => name.startsWith("party ")).sort();
  expect(parties).toEqual(["party dealer", ...Array.from({ length: 8 }, (_, i) => `party p${i + 1}`)]);
  await expect(sayingOf(box)).toContainText("all 8 parties accepted; every set of 4 opens one secret");
});

test("the PIN is read off Feldman's commitments, and not off Pedersen's", async ({ page }) => {
  const box = await openFigure(page, "verifiable-shares?pin=0042");
  await expect(sayingOf(box)).toContainText("read the PIN off the commitments: 0042, at guess 43");
  await box.getByRole("radio", { name: "Pedersen" }).check();
  await expect(sayingOf(box)).toContainText("10,000 PINs are still possible", PATIENCE);
  await expect(box.locator(".fitting li")).toHaveCount(5);
  await expect(box.locator(".fitting li").filter({ hasText: "is not" })).toHaveCount(0);
});

test("a dealer that is caught is refused by all, one that is not by nobody", async ({ page }) => {
  for (const [query, refused] of [
    ["cheat=false-answer", true],
    ["cheat=bad-share&checks=no", false],
  ] as const) {
    const box = await openFigure(page, `verifiable-shares?${query}&seed=1`);
    await expect(sayingOf(box)).toContainText(refused ? "All parties refused" : "nobody noticed");
    const verdicts = await box.locator(".party .knows").allTextContents();
    expect(new Set(verdicts.map((text) => text.includes("Refused")))).toEqual(new Set([refused]));
  }
});

test("two boards are drawn as two, each with its readers", async ({ page }) => {
  const box = await openFigure(page, "verifiable-shares?cheat=two-boards&victims=2");
  await expect(box.locator(".board dt")).toHaveText(["Published to Ada, Ben and Chen", "Published to Dina and Emeka"]);
});

test("by keyboard: another dealer, another PIN, a step at a time", async ({ page }) => {
  const box = await openFigure(page, "verifiable-shares");
  await box.getByLabel("The dealer", { exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(sayingOf(box)).toContainText("Emeka complained", PATIENCE);
  await box.getByRole("textbox", { name: "PIN" }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("9999");
  await page.keyboard.press("Enter");
  await expect(sayingOf(box)).toContainText("9999", PATIENCE);
  await box.getByRole("button", { name: "Step through" }).focus();
  await page.keyboard.press("Enter");
  await expect(box.locator(".rounds > li")).toHaveCount(1);
  await expect(box.locator(".board")).toHaveCount(1);
  await expect(box.locator(".party .knows")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(box.locator(".rounds > li")).toHaveCount(2);
});

test("a PIN that is none is refused with a sentence, and a dealer that made H brings Pedersen along", async ({ page }) => {
  const box = await openFigure(page, "verifiable-shares?pin=12");
  await expect(box.locator(".plate-note li")).toHaveText([/pin: "12" is not four digits; using 2580/]);
  await box.getByLabel("The dealer", { exact: true }).selectOption("known-log");
  await expect(box.getByRole("radio", { name: "Pedersen" })).toBeChecked();
  await inPhase(box, "done");
  await expect(box.locator(".fitting")).toContainText("can open its own C0 as any PIN it likes", PATIENCE);
});

test("fits a phone of 320 px with eight parties", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const box = await openFigure(page, "verifiable-shares?parties=8&scheme=pedersen&cheat=false-answer");
  const over = await box.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBe(0);
});

test("without pictures: the tables say all of it", async ({ page }) => {
  const box = await openFigure(page, "verifiable-shares?cheat=bad-share&scheme=pedersen");
  await withoutPictures(page);
  await expect(sayingOf(box)).toContainText("Emeka complained");
  await box.locator("summary", { hasText: "Table of values" }).click();
  const table = (name: string | RegExp) => box.getByRole("table", { name, exact: true });
  await expect(table("Parties").locator("tbody tr")).toHaveCount(5);
  await expect(table("Commitments").locator("tbody tr")).toHaveCount(3);
  await expect(table("Shares the dealer published").locator("tbody tr")).toHaveCount(1);
  await expect(table("What sets of parties open")).toContainText("2580");
  await expect(table(/as several PINs/).locator("tbody tr")).toHaveCount(5);
});

/**
 * The lesson, completed as its reader completes it: each outcome's question answered correctly once, the numbers read off the
 * figures' tables. By keyboard alone, and again with every picture taken off the page.
 */
import { expect, type Locator, type Page, test } from "playwright/test";
import { PATIENCE, ran } from "./helpers.ts";

test.describe.configure({ timeout: 180_000 });

const lesson = "/lessons/private-set-intersection";
const figureNamed = (page: Page, id: string, title: string) =>
  page.locator(`[data-widget=${id}]`, { has: page.getByRole("heading", { name: title }) });

/** Presses Tab (or Shift+Tab) until this element has the focus, as somebody without a mouse gets there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`400 presses of ${key} did not reach ${target}.`);
}

/** Opens a figure's table of values by keyboard, going back from where the focus is, and returns it. */
async function openTables(page: Page, box: Locator): Promise<Locator> {
  const summary = box.locator("summary", { hasText: "Table of values" });
  await ran(box);
  await tabTo(page, summary, "Shift+Tab");
  await page.keyboard.press("Enter");
  const tables = box.locator("details", { has: page.locator("summary", { hasText: "Table of values" }) });
  await expect(tables).toHaveAttribute("open", "");
  return tables;
}

/** The cell of the row that begins so, under the column of this name. */
async function cell(tables: Locator, caption: string, row: string, column: string): Promise<string> {
  const table = tables.getByRole("table", { name: caption });
  const heads = await table.locator("thead th").allTextContents();
  const line = table.locator("tbody tr").filter({ hasText: row }).first();
  return (await line.locator("th, td").allTextContents())[heads.indexOf(column)] ?? "";
}

async function answerNumber(page: Page, question: string, read: () => Promise<string>): Promise<void> {
  const form = page.locator(`#${question}`);
  const field = form.getByRole("textbox");
  await tabTo(page, field);
  const number = await read();
  await tabTo(page, field);
  await page.keyboard.type(number);
  await page.keyboard.press("Enter");
  await expect(form.locator(".ans")).toContainText("Yes: your latest run of the figure has");
}

/** Sums a column of numbers. */
async function sum(tables: Locator, caption: string, column: string): Promise<string> {
  const table = tables.getByRole("table", { name: caption });
  const at = (await table.locator("thead th").allTextContents()).indexOf(column);
  const rows = await table.locator("tbody tr").all();
  const numbers = await Promise.all(rows.map(async (row) => Number((await row.locator("th, td").allTextContents())[at])));
  return String(numbers.reduce((total, each) => total + each, 0));
}

async function completeByKeyboard(page: Page): Promise<void> {
  await expect(page.locator(".outcomes li")).toHaveCount(4);
  await expect(page.locator(".completion")).toContainText("0 of 4 outcomes settled");

  const hashes = figureNamed(page, "hash-psi-break", "A list of hashed telephone numbers");
  await answerNumber(page, "guesses", async () => cell(await openTables(page, hashes), "Guesses", "SHA-256", "guesses"));

  const keys = figureNamed(page, "psi", "Keyed twice: every message");
  let tables: Locator | undefined;
  await answerNumber(page, "bytes", async () => {
    tables = await openTables(page, keys);
    return sum(tables, "Messages on the wire", "bytes");
  });
  await answerNumber(page, "read-the-view", async () => cell(tables as Locator, "Lines of each list", "Sender", "accepted"));

  // A group of radio buttons is one stop of Tab; the arrow keys move in it.
  const choice = page.locator("#which-mode");
  await tabTo(page, choice.getByRole("radio").first());
  const right = choice.getByRole("radio", { name: /^VOPRF, with the service's public key published/ });
  for (let presses = 0; presses < 4 && !(await right.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(choice.locator(".ans")).toContainText("That is the one.");

  await expect(page.locator(".completion")).toContainText("This lesson is complete");
  await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(4);
}

test("can be completed by keyboard alone", async ({ page }) => {
  await page.goto(lesson);
  await completeByKeyboard(page);
});

test("can be completed without any picture", async ({ page }) => {
  await page.goto(lesson);
  await expect(page.locator(".completion")).toContainText("0 of 4", PATIENCE); // it lives: the pictures go after that
  await page.evaluate(() => {
    const remove = () => {
      for (const svg of document.querySelectorAll("svg")) svg.remove();
    };
    remove();
    new MutationObserver(remove).observe(document.body, { childList: true, subtree: true });
  });
  await completeByKeyboard(page);
  await expect(page.locator("svg")).toHaveCount(0);
});

test("a wrong answer completes nothing and gets its hint, and answers are kept", async ({ page }) => {
  await page.goto(lesson);
  const choice = page.locator("#which-mode");
  await choice.getByRole("radio", { name: /^Two keys, count only/ }).check();
  await choice.getByRole("button", { name: "Check" }).click();
  await expect(choice.locator(".ans")).toContainText("Not this one.");
  await expect(page.locator(".completion")).toContainText("0 of 4 outcomes settled");
  await choice.getByRole("radio", { name: /^VOPRF/ }).check();
  await choice.getByRole("button", { name: "Check" }).click();
  await expect(page.locator(".completion")).toContainText("1 of 4 outcomes settled");
  await page.reload();
  await expect(page.locator(".completion")).toContainText("1 of 4 outcomes settled");
  await expect(choice).toContainText("(your first answer)");
});

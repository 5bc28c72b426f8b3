/**
 * Each lesson, completed as its reader completes it: every outcome's question answered correctly once, the numbers read off the figures.
 * By keyboard alone; once on a wide screen, in light and then as projected, and once on a phone in the dark, with every picture taken off
 * the page.
 */
import { expect, type Locator, type Page } from "playwright/test";
import { inPhase, PATIENCE, ran, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 180_000 });

const figureNamed = (page: Page, id: string, title: string) =>
  page.locator(`[data-widget=${id}]`, { has: page.getByRole("heading", { name: title }) });

/** Comes to a figure, which lives when it is near the view, and waits until it has run. */
async function comeTo(page: Page, id: string, title: string): Promise<Locator> {
  // In the moment in which it comes to life its still, with its heading, is taken away.
  const heading = page.locator(".plate").getByRole("heading", { name: title });
  await expect(() => heading.scrollIntoViewIfNeeded({ timeout: 5000 })).toPass(PATIENCE);
  const box = figureNamed(page, id, title);
  await ran(box);
  return box;
}

/** Opens a figure's table of values by keyboard, and returns it. */
async function openTables(page: Page, box: Locator): Promise<Locator> {
  const summary = box.locator("summary", { hasText: "Table of values" });
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  const tables = box.locator("details", { has: page.locator("summary", { hasText: "Table of values" }) });
  await expect(tables).toHaveAttribute("open", "");
  return tables;
}

/** Trap: innerText is empty of what is out of view, which a lesson does not lay out; a figure that has just come to life may be. */
const textOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? "";

/** The cell of the row that begins so, under the column of this name. */
async function cell(tables: Locator, caption: string, row: string, column: string): Promise<string> {
  const table = tables.getByRole("table", { name: caption, exact: true });
  const heads = await table.locator("thead th").allTextContents();
  const line = table.locator("tbody tr").filter({ hasText: row }).first();
  return (await line.locator("th, td").allTextContents())[heads.indexOf(column)] ?? "";
}

/** Sums a column of numbers. */
async function sum(tables: Locator, caption: string, column: string, rows = 100): Promise<number> {
  const table = tables.getByRole("table", { name: caption, exact: true });
  const at = (await table.locator("thead th").allTextContents()).indexOf(column);
  const lines = (await table.locator("tbody tr").all()).slice(0, rows);
  const numbers = await Promise.all(
    lines.map(async (line) => Number((await line.locator("th, td").allTextContents())[at]?.replaceAll(",", ""))),
  );
  return numbers.reduce((total, each) => total + each, 0);
}

/** Chooses one of a figure's radio buttons: a group is one stop of Tab, and the arrow keys move in it. */
async function setRadio(page: Page, box: Locator, name: string): Promise<void> {
  const wanted = box.getByRole("radio", { name, exact: true });
  await tabTo(page, wanted.locator("xpath=ancestor::fieldset[1]").getByRole("radio", { checked: true }));
  for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
}

async function setField(page: Page, box: Locator, name: string, value: string): Promise<void> {
  await tabTo(page, box.getByRole("textbox", { name, exact: true }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

/** What a question asks of the figure first: until that is done it takes no number, and says what is missing. */
async function notYet(page: Page, question: string, says: string): Promise<void> {
  const form = page.locator(`#${question}`);
  await tabTo(page, form.getByRole("textbox"));
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect(form.locator(".ans")).toContainText(`Not yet. In figure`);
  await expect(form.locator(".ans")).toContainText(says);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
}

async function answerNumber(page: Page, question: string, number: string | number): Promise<void> {
  const form = page.locator(`#${question}`);
  await tabTo(page, form.getByRole("textbox"));
  await page.keyboard.type(String(number));
  const says = form.locator(".ans");
  // While the figure still runs with what was set, its latest run is the one before, and the question takes no answer yet.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(says).not.toBeEmpty();
    await expect(says).not.toContainText("Not yet", { timeout: 200 });
  }).toPass({ timeout: 20_000 });
  await expect(says).toContainText("Yes: your latest run of the figure has");
}

/** A group of radio buttons is one stop of Tab; the arrow keys move in it. */
async function choose(page: Page, question: string, answer: RegExp): Promise<void> {
  const form = page.locator(`#${question}`);
  await tabTo(page, form.getByRole("radio").first());
  const right = form.getByRole("radio", { name: answer });
  for (let presses = 0; presses < 4 && !(await right.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(form.locator(".ans")).toContainText("That is the one.");
}

/** The questions that settle a lesson's outcomes, in the lesson's order. */
type Answered = ((page: Page) => Promise<void>)[];

const lessons: Record<string, Answered> = {
  "private-set-intersection": [
    async (page) => {
      const tables = await openTables(page, await comeTo(page, "hash-psi-break", "A list of hashed telephone numbers"));
      await answerNumber(page, "guesses", await cell(tables, "Guesses", "SHA-256", "guesses"));
    },
    async (page) => {
      const tables = await openTables(page, await comeTo(page, "psi", "Keyed twice: every message"));
      const accepted = await cell(tables, "Lines of each list", "Sender", "accepted");
      await answerNumber(page, "bytes", await sum(tables, "Messages on the wire", "bytes"));
      await answerNumber(page, "read-the-view", accepted);
    },
    (page) => choose(page, "which-mode", /^VOPRF, with the service's public key published/),
  ],
  "secret-sharing": [
    (page) => choose(page, "what-is-left", /^All /),
    (page) => choose(page, "how-many-wrong", /^One repaired, three noticed/),
    async (page) => {
      const box = await comeTo(page, "verifiable-shares", "A dealer's shares, checked");
      await notYet(page, "pin-from-commitment", "choose a PIN of your own");
      await setField(page, box, "PIN", "0311");
      await expect(sayingOf(box)).toContainText("0311", PATIENCE);
      const [, tried] = /has tried ([\d,]+) of 10,000 PINs/.exec(await textOf(box)) ?? [];
      await answerNumber(page, "pin-from-commitment", tried ?? "nothing");
    },
    async (page) => {
      // Two of four collude, the last two: what they learn is what the first two have together.
      const tables = await openTables(page, await comeTo(page, "secure-sum", "A sum of numbers that nobody shows"));
      await answerNumber(page, "what-colluders-learn", await sum(tables, "Numbers and sums", "number", 2));
    },
  ],
  "randomized-response": [
    (page) => choose(page, "belief-after-yes", /^25 in 100/),
    async (page) => {
      const tables = await openTables(page, await comeTo(page, "coin-survey", "One survey, and what follows from it"));
      const caption = "The survey, shares in the people who were asked";
      await answerNumber(page, "standard-error", await cell(tables, caption, "standard error, exact", "value"));
    },
    async (page) => {
      const box = await comeTo(page, "coin-survey", "Day after day");
      await expect(sayingOf(box)).toContainText("an attacker is right about", PATIENCE);
      const [, right] = /is right about ([\d,]+) of/.exec(await textOf(sayingOf(box))) ?? [];
      await answerNumber(page, "thirty-days", right ?? "nothing");
    },
    (page) => choose(page, "crossing-options", /^OUE: its error does not grow/),
  ],
  "what-leaks": [
    async (page) => {
      const box = await comeTo(page, "differencing", "Two harmless totals");
      await notYet(page, "whose-salary", "choose an employee of your own");
      await setField(page, box, "Whose salary", "24");
      await setRadio(page, box, "small and nearly full ones");
      await expect(sayingOf(box)).toContainText("The rule refuses 2 of 2 questions", PATIENCE);
      await notYet(page, "whose-salary", "find a way of asking that passes");
      await setRadio(page, box, "two halves");
      await expect(sayingOf(box)).toContainText("give away the salary of employee 24", PATIENCE);
      const tables = await openTables(page, box);
      await answerNumber(page, "whose-salary", await cell(tables, "What the attacker works out", "the salary, in euros", "value"));
    },
    (page) => choose(page, "what-repeating-buys", /^An estimate that is off by a sixteenth/),
    (page) => choose(page, "what-k-promises", /^The neighbour cannot say/),
    async (page) => {
      const tables = await openTables(page, await comeTo(page, "reconstruction", "Many vague counts rebuild the block"));
      await answerNumber(page, "what-the-budget-pays", await cell(tables, "This attack", "counts that the budget pays for", "value"));
    },
  ],
  "privacy-budget": [
    async (page) => {
      const box = await comeTo(page, "averaging-attack", "One question, three services");
      await notYet(page, "answers-left", "in other words each time");
      await setRadio(page, box, "in other words each time");
      await inPhase(box, "done");
      await answerNumber(page, "answers-left", 8); // a budget of 4, at 0.5 each
    },
    (page) => choose(page, "filter-or-odometer", /^Not by that formula/),
    (page) => choose(page, "which-bound", /^The smallest bound you have/),
    (page) => choose(page, "which-epsilon", /^That cannot be said/),
  ],
  learning: [
    async (page) => {
      const box = await comeTo(page, "model-attack", "The same attackers, plain and private");
      const [, percent] = /an attacker finds ([\d.]+)\s*% of them/.exec(await textOf(sayingOf(box))) ?? [];
      await answerNumber(page, "threshold-finds", (Number(percent) / 100).toFixed(4));
    },
    async (page) => {
      const box = await comeTo(page, "dp-sgd", "Clip, noise, sample");
      await notYet(page, "divided-by", "not 0.05");
      await setField(page, box, "Sampling rate, exact value", "0.1");
      await expect(box).toContainText("divided by 20", PATIENCE);
      await answerNumber(page, "divided-by", 20); // 200 people at 0.1
    },
    (page) => choose(page, "what-to-announce", /^What is proven of shuffling/),
    (page) => choose(page, "early-or-private", /^The bound holds for each person/),
  ],
  "when-noise-fails": [
    async (page) => {
      const box = await comeTo(page, "float-attack", "Which counts can have led to this number?");
      const [, hundredths] = /answers ([\d.]+) in 100 prove/.exec(await textOf(sayingOf(box))) ?? [];
      await answerNumber(page, "how-often-proved", Number(hundredths) / 100);
    },
    async (page) => {
      const box = await comeTo(page, "audit", "How large must ε be?");
      const [, bound] = /ε is at least ([\d.]+)\./.exec(await textOf(sayingOf(box))) ?? [];
      await answerNumber(page, "bound-from-counts", bound ?? "nothing");
    },
    (page) => choose(page, "void-bound", /^Nothing yet/),
    (page) => choose(page, "which-variant", /^Two on which many answers/),
  ],
  noise: [
    async (page) => {
      const box = await comeTo(page, "dial", "One dial, three consequences");
      await notYet(page, "best-attacker", "one that is not 1");
      await tabTo(page, box.getByRole("slider", { name: "Privacy loss per answer, ε" }));
      await page.keyboard.press("ArrowLeft");
      await expect(sayingOf(box)).toContainText("At ε = 0.5", PATIENCE);
      await answerNumber(page, "best-attacker", (Math.exp(0.5) / (1 + Math.exp(0.5))).toFixed(3));
    },
    (page) => choose(page, "what-delta-allows", /^Publish each user's record in full/),
    async (page) => {
      const box = await comeTo(page, "dial", "Publish until the ledger refuses");
      await notYet(page, "how-many-answers", "publish until you are refused");
      await tabTo(page, box.getByRole("button", { name: "Publish until refused" }));
      await page.keyboard.press("Enter");
      await expect(box.locator(".book .no")).toContainText("refused", PATIENCE);
      await inPhase(box, "done");
      await answerNumber(page, "how-many-answers", 4);
    },
    async (page) => {
      const box = await comeTo(page, "sensitivity", "A bound: what it cuts off");
      await notYet(page, "what-clipping-costs", "move the bound");
      await setField(page, box, "Bound, exact value", "150");
      await expect(sayingOf(box)).toContainText("150", PATIENCE);
      const tables = await openTables(page, box);
      await answerNumber(page, "what-clipping-costs", await cell(tables, "What the bound costs, in euros", "scale of the noise", "value"));
    },
  ],
};

async function complete(page: Page, steps: Answered, halfway?: () => Promise<void>): Promise<void> {
  await expect(page.locator(".completion")).toContainText("0 of 4 outcomes settled", PATIENCE);
  for (const [at, step] of steps.entries()) {
    if (at === 2) await halfway?.();
    await step(page);
  }
  await expect(page.locator(".completion")).toContainText("This lesson is complete");
  await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(4);
}

/** Theme by keyboard, from wherever the focus is: the select stands in the page's head. */
async function chooseTheme(page: Page, theme: "dark" | "projector"): Promise<void> {
  await page.getByLabel("Theme", { exact: true }).press(theme[0] as string);
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

for (const [lesson, steps] of Object.entries(lessons)) {
  test(`${lesson} can be completed by keyboard alone, in light and as projected`, async ({ page }) => {
    await page.goto(`/lessons/${lesson}`);
    await complete(page, steps, () => chooseTheme(page, "projector"));
  });

  test(`${lesson} can be completed without any picture, at 320 px, in the dark`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/lessons/${lesson}`);
    await expect(page.locator(".completion")).toContainText("0 of 4", PATIENCE); // it lives: the pictures go after that
    await chooseTheme(page, "dark");
    await withoutPictures(page);
    await complete(page, steps);
    await expect(page.locator("svg")).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test("a wrong answer completes nothing and gets its hint, and answers are kept", async ({ page }) => {
  await page.goto("/lessons/private-set-intersection");
  const question = page.locator("#which-mode");
  await question.getByRole("radio", { name: /^Two keys, count only/ }).check();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.locator(".ans")).toContainText("Not this one.");
  await expect(page.locator(".completion")).toContainText("0 of 4 outcomes settled");
  await question.getByRole("radio", { name: /^VOPRF/ }).check();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(page.locator(".completion")).toContainText("1 of 4 outcomes settled");
  await page.reload();
  await expect(page.locator(".completion")).toContainText("1 of 4 outcomes settled");
  await expect(question).toContainText("(your first answer)");
});

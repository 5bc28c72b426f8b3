/** What the exercise tests share: opening the bench, writing in it, running, and reading what came of it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";

export const LESSON = "/lessons/private-set-intersection";
export const EXERCISE = "psi-sender";

const folder = path.join(import.meta.dirname, "../lib/exercises", EXERCISE);
/** A file of the exercise, as it stands in the repository: "solution.ts", "wrong/….ts". */
export const fileOf = (name: string): string => readFileSync(path.join(folder, name), "utf8");

export const bench = (page: Page): Locator => page.locator(`.workbench[data-exercise=${EXERCISE}]`);
/** The exercise around its bench: a lesson may have several. */
export const AROUND = `.exercise:has(.workbench[data-exercise=${EXERCISE}])`;
export const hints = (page: Page): Locator => page.locator(AROUND).locator(".hints");
export const editor = (page: Page): Locator => bench(page).getByRole("textbox", { name: /^Your code for/ });
export const runButton = (page: Page): Locator => bench(page).getByRole("button", { name: "Run the tests" });
export const says = (page: Page): Locator => bench(page).locator(".work-say");
export const checks = (page: Page): Locator => bench(page).locator(".checks > li");

export async function openBench(page: Page, address = LESSON): Promise<void> {
  await page.goto(address);
  await bench(page).scrollIntoViewIfNeeded();
  await expect(editor(page)).toBeVisible(PATIENCE);
}

/** Replaces what stands in the editor. */
export async function write(page: Page, code: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(code);
}

export async function run(page: Page): Promise<void> {
  await expect(runButton(page)).toBeEnabled(PATIENCE);
  await runButton(page).click();
  await ended(page);
}

export const ended = (page: Page): Promise<void> =>
  expect(bench(page).locator("[data-phase]")).toHaveAttribute("data-phase", "ended", { timeout: 60_000 });

/** The bench of any lesson's exercise, and how a file of its folder is judged there. */
export async function benchOf(page: Page, lesson: string, id: string): Promise<{ bench: Locator; judge: (file: string) => Promise<void> }> {
  await page.goto(`/lessons/${lesson}`);
  const found = page.locator(`.workbench[data-exercise=${id}]`);
  await found.scrollIntoViewIfNeeded();
  const text = found.getByRole("textbox", { name: /^Your code for/ });
  await expect(text).toBeVisible(PATIENCE);
  const judge = async (file: string) => {
    await text.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(readFileSync(path.join(folder, "..", id, file), "utf8"));
    await found.getByRole("button", { name: "Run the tests" }).click();
    await expect(found.locator("[data-phase]")).toHaveAttribute("data-phase", "ended", { timeout: 60_000 });
  };
  return { bench: found, judge };
}

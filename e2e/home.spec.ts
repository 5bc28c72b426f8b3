/** The home page follows the course's map and what this reader has done. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";
import { ANSWERS, put } from "./learner.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const folder = path.join(import.meta.dirname, "../content/lessons");
const lessons = readdirSync(folder)
  .map((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? "";
    const head = text.split("\n---\n")[0] ?? "";
    const questions = [...head.matchAll(/^ {4}question: (\S+)$/gm)].map(([, question = ""]) => question);
    return { id: file.replace(/\.mdx$/, ""), title: field("title"), order: Number(field("order")), minutes: field("minutes"), questions };
  })
  .sort((a, b) => a.order - b.order);

type Kept = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

/** As the site itself keeps answers. */
async function openWith(page: Page, right: Kept): Promise<void> {
  const answers = Object.fromEntries(
    Object.entries(right).map(([lesson, questions]) => [
      lesson,
      Object.fromEntries(Object.entries(questions).map(([question, good]) => [question, { first: "x", right: good }])),
    ]),
  );
  await put(page, { [ANSWERS]: JSON.stringify(answers) });
  await page.goto("/");
}
const allRight = (questions: readonly string[]) => Object.fromEntries(questions.map((question) => [question, true]));
const next = (page: Page) => page.locator(".open .acts");

test("lists every lesson, those that are written as links with their time, the others as not written", async ({ page }) => {
  await page.goto("/");
  const rows = page.locator(".les .row");
  await expect(rows).toHaveCount(17);
  await expect(page.locator(".les a.row")).toHaveCount(lessons.length);
  await expect(rows.filter({ hasText: "not written yet" })).toHaveCount(17 - lessons.length);
  for (const { id, title, minutes } of lessons) {
    await expect(page.locator(`.les a[href="/lessons/${id}"]`)).toContainText(title);
    await expect(page.locator(`.les a[href="/lessons/${id}"]`)).toContainText(`${minutes} min`);
  }
});

test("the routes for a class are those of /teach, drawn over the lessons there are to be", async ({ page }) => {
  await page.goto("/");
  const titles = await page.locator(".routes dt").allTextContents();
  expect(titles.length).toBeGreaterThan(0);
  await expect(page.locator(".routes .squares")).toHaveCount(titles.length);
  await expect(page.locator(".routes .squares").first().locator("i")).toHaveCount(17);
  await page.getByRole("link", { name: "Open the routes and the notes" }).click();
  await expect(page).toHaveURL(/\/teach$/, PATIENCE);
  for (const title of titles) await expect(page.getByRole("heading", { name: title }).first()).toBeVisible();
});

test("a newcomer starts with the first lesson that is written", async ({ page }) => {
  await page.goto("/");
  await expect(next(page)).toHaveText(`Start with lesson ${lessons[0]?.order}`);
  await expect(page.locator(".ways .btn.go")).toHaveText(`Start: ${lessons[0]?.title}`);
});

for (const lesson of lessons) {
  test(`whoever began ${lesson.id} goes on with it, and sees how far`, async ({ page }) => {
    const [first = "", ...others] = lesson.questions;
    await openWith(page, { [lesson.id]: { [first]: true, ...(others[0] && { [others[0]]: false }) } });
    await expect(next(page)).toHaveText(`Continue lesson ${lesson.order}`);
    const row = page.locator(".les li", { has: page.locator(`a[href="/lessons/${lesson.id}"]`) });
    await expect(row.locator(".row")).toContainText(`1 of ${lesson.questions.length} outcomes`);
    await expect(row.locator(".row").getByRole("img", { name: "in progress" })).toBeVisible();
    await row.locator("summary").click();
    await expect(row.locator(".outs li")).toHaveCount(lesson.questions.length);
    await expect(row.locator(".outs").getByRole("img", { name: "done", exact: true })).toHaveCount(1);
    await next(page).getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${lesson.id}$`), PATIENCE);
  });
}

test("whoever has done all of it is not told to start", async ({ page }) => {
  await openWith(page, Object.fromEntries(lessons.map(({ id, questions }) => [id, allRight(questions)])));
  await expect(next(page)).toContainText("Every lesson that is written, you have done.");
  await expect(page.locator(".les a.row").getByRole("img", { name: "done", exact: true })).toHaveCount(lessons.length);
});

test("what is stored may be anything: the page still offers the first lesson", async ({ page }) => {
  await put(page, { [ANSWERS]: '{"private-set-intersection": 7, "x": [null]' });
  await page.goto("/");
  await expect(next(page)).toHaveText(`Start with lesson ${lessons[0]?.order}`);
});

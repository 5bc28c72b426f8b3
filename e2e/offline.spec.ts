/**
 * Without a connection: what was visited works, its figures and its exercises too, and so does what was not, since the whole version was kept.
 * One visitor for all tests: to take the course along costs more than what each of them does with it.
 */
import { type BrowserContext, type BrowserContextOptions, expect, type Page, test } from "playwright/test";
import { fileOf, openBench, run, says, write } from "./exercise.ts";
import { figure, inPhase, openFigure, sayingOf } from "./helpers.ts";
import { lesson } from "./learner.ts";
import { box, field, openByKey } from "./searchbox.ts";

test.describe.configure({ mode: "default", timeout: 90_000 }); // in one worker, one after the other

let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }, { project }) => {
  context = await browser.newContext({ ...(project.use as BrowserContextOptions), serviceWorkers: "allow" });
  page = await context.newPage();
  await page.goto(lesson);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
});
test.afterAll(() => context.close());
test.beforeEach(async () => {
  await expect(page.evaluate(() => fetch(`/favicon.ico?${performance.now()}`))).rejects.toThrow(); // the network is gone, and this is not kept
});

test("the lesson reloads and psi runs", async () => {
  await page.reload();
  const psi = figure(page);
  await page.locator(".plate").nth(1).scrollIntoViewIfNeeded();
  await inPhase(psi, "done");
  await expect(sayingOf(psi)).toContainText("shared item");
  await openFigure(page, "psi"); // never visited: it belongs to the version that was kept
});

test("an exercise is written and judged", async () => {
  test.setTimeout(120_000);
  await openBench(page);
  await write(page, fileOf("solution.ts"));
  await run(page);
  await expect(says(page)).toContainText(/^Passed/);
});

test("the search finds, on a page that was never visited", async () => {
  test.setTimeout(120_000);
  await page.goto("/glossary");
  await openByKey(page);
  await field(page).fill("dictionary");
  await expect(box(page).locator(".hits a").first()).toContainText("Dictionary attack");
});

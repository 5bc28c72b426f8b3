/** What is stored can be read, taken along in a file, brought in again, and deleted so that nothing is left. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "playwright/test";
import { PATIENCE } from "./helpers.ts";
import { ANSWERS, answerRight, keptForOffline, lesson, PLACE, put, stored } from "./learner.ts";

test.describe.configure({ timeout: 120_000 });

test.describe("what is stored", () => {
  test.use({ serviceWorkers: "allow" });

  const CODE = '{"psi-sender":{"code":"const a = 1;","starter":"x","passed":true}}';
  const used = async (page: Page) => {
    await page.goto(lesson);
    await answerRight(page);
    await put(page, {
      [PLACE]: '{"last":"private-set-intersection","sections":{"private-set-intersection":"recap"}}',
      "petri:code:1": CODE,
    });
    await page.getByLabel("Theme", { exact: true }).selectOption("dark");
  };
  const ours = (page: Page) =>
    page.evaluate(async () => ({
      local: Object.fromEntries(Object.entries(localStorage).sort()),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
  const entry = (page: Page, title: string) => page.locator(".drawers > div").filter({ has: page.getByText(title, { exact: true }) });

  test("is shown, goes into a file, is deleted without a trace, and comes back from the file", async ({ page }) => {
    await used(page);
    await page.goto("/stored");
    await keptForOffline(page);
    await expect(entry(page, "Your answers")).toContainText("1 answer in 1 lesson");
    await expect(entry(page, "Where you were")).toContainText("a section in 1 lesson");
    await expect(entry(page, "Your code")).toContainText("1 exercise, 1 passed");
    await expect(entry(page, "The theme")).toContainText("dark");
    await expect(entry(page, "Pages for reading without a connection")).toContainText("1 copy");
    const before = await ours(page);
    expect(Object.keys(before.local)).toEqual([ANSWERS, "petri:code:1", PLACE, "petri.theme"].sort());

    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    expect(file.suggestedFilename()).toBe("petri.json");
    const text = await readFile(await file.path(), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      petri: "export",
      format: 1,
      holds: { theme: "dark", code: { "psi-sender": { passed: true } } },
    });

    const button = page.getByRole("button", { name: "Delete everything stored here" });
    await button.click();
    await expect(page.getByRole("group", { name: /^Delete your answers/ })).toBeVisible();
    await page.getByRole("button", { name: "No, keep it" }).click();
    expect(await ours(page)).toEqual(before);
    await button.click();
    await page.getByRole("button", { name: "Yes, delete all of it" }).click();
    const said = page.locator(".said", { hasText: "Deleted:" });
    for (const words of [
      "your answers (1 answer in 1 lesson)",
      "the theme (dark)",
      "1 copy of the site",
      "1 service worker",
      "Nothing of Petri’s is left",
    ])
      await expect(said).toContainText(words, PATIENCE);
    expect(await ours(page)).toEqual({ local: {}, session: [], caches: [], databases: [], workers: 0, cookies: "" });

    await page.getByLabel("Bring in a file").setInputFiles({ name: "petri.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.locator(".said", { hasText: "Brought in" })).toContainText("Your answers: 1 answer in 1 lesson");
    expect((await ours(page)).local).toEqual(before.local);
    await page.goto(lesson);
    await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(1);
  });

  test("adds what a file brings, and a file that is wrong changes nothing and is said to be so", async ({ page }) => {
    await used(page);
    await page.goto("/stored");
    const bring = (content: string) =>
      page.getByLabel("Bring in a file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(content) });
    const said = page.locator(".said .refusal");
    const before = (await ours(page)).local;
    const wrong: [content: string, says: RegExp][] = [
      ["not JSON", /it is not JSON\. Nothing was changed\./],
      ['{"some":"thing"}', /not a file that Petri exported/],
      [
        '{"petri":"export","format":9,"version":"9.0.0","holds":{}}',
        /made by a newer Petri \(9\.0\.0, format 9; this page reads format 1\)/,
      ],
      [
        '{"petri":"export","format":1,"version":"0.1.0","holds":{"answers":{"x":{"q":{"first":1,"right":true}}}}}',
        /damaged.*Nothing was changed/,
      ],
    ];
    for (const [content, says] of wrong) {
      await bring(content);
      await expect(said).toHaveText(says);
    }
    expect((await ours(page)).local).toEqual(before);
    const more = {
      noise: { "a-question": { first: "x", right: true, version: 1 } },
      "private-set-intersection": { "which-mode": { first: "oprf", right: false, version: 1 } },
    };
    await bring(JSON.stringify({ petri: "export", format: 1, version: "0.1.0", holds: { answers: more } }));
    await expect(page.locator(".said", { hasText: "Brought in" })).toContainText("2 answers in 2 lessons");
    expect(await stored(page, ANSWERS)).toMatchObject({
      noise: { "a-question": { right: true } },
      "private-set-intersection": { "which-mode": { first: "voprf", right: true } },
    });
  });

  test("that cannot be read is said to be so, is not used, and can be deleted", async ({ page }) => {
    await page.goto("/about");
    await put(page, { [ANSWERS]: "{{{", "petri:from-the-future:3": "x" });
    await page.goto("/stored");
    await expect(entry(page, "Your answers")).toContainText("cannot be read, and is not used");
    await expect(entry(page, "Something else of Petri’s")).toContainText("petri:from-the-future:3");
    await page.getByRole("button", { name: "Delete everything stored here" }).click();
    await page.getByRole("button", { name: "Yes, delete all of it" }).click();
    await expect(page.locator(".said", { hasText: "Deleted:" })).toContainText("1 other key", PATIENCE);
    expect((await ours(page)).local).toEqual({});
  });

  test("is nothing where the browser stores nothing, and the page says so", async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("storage is blocked", "SecurityError");
          },
        });
      }
    });
    await page.goto("/stored");
    await expect(page.getByRole("note")).toContainText("does not let this page store anything");
    await expect(page.getByLabel("Bring in a file")).toBeDisabled();
  });
});

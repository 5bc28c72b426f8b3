/** Progress that is kept and says which version it was earned in, and a way back to where one was. */
import { test as alone, expect, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";
import { ANSWERS, alive, answerRight, lesson, PLACE, put, stored } from "./learner.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

test.describe("progress", () => {
  test("is earned by an answer, is kept, and holds nothing but the answer", async ({ page }) => {
    await page.goto(lesson);
    await page.locator(".completion").scrollIntoViewIfNeeded(); // reading to the end earns nothing
    await expect(page.locator(".completion")).toContainText("0 of 4 outcomes settled");
    await answerRight(page);
    await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(1);
    expect(await stored(page, ANSWERS)).toEqual({
      "private-set-intersection": { "which-mode": { first: "voprf", right: true, version: 1 } },
    });
    await page.reload();
    await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(1);
    await expect(page.locator("#which-mode .kept")).toHaveText("You have answered this one. Your first answer is kept.");
    await expect(page.locator(".other-version")).toHaveCount(0);
  });

  test("of an older version of the lesson stays, and is said to be so", async ({ page }) => {
    // Petri 0.1.0 wrote no version, which was 1; a lesson that is version 1 can only be told apart from a later one.
    const given = (version: number) => ({
      "which-mode": { first: "voprf", right: true, version },
      repairs: { first: "salt", right: false, version },
    });
    await put(page, { [ANSWERS]: JSON.stringify({ "private-set-intersection": given(7) }) });
    await page.goto(lesson);
    await expect(page.locator(".other-version")).toContainText("You answered this in version 7; the lesson is now version 1.");
    await expect(page.locator("#which-mode .kept")).toContainText("You answered this in version 7; the lesson is now version 1.");
    await expect(page.locator("#repairs .kept")).toContainText("You tried this in version 7; the lesson is now version 1.");
    await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(1);
    await answerRight(page);
    await expect(page.locator("#which-mode .kept")).toHaveCount(0);
    await expect(page.locator(".other-version")).toHaveCount(0);
  });

  alone("in another tab arrives in this one", async ({ page, context }) => {
    await page.goto(lesson);
    const other = await context.newPage();
    await other.goto(lesson);
    await answerRight(other);
    await expect(page.locator(".outcomes li").filter({ hasText: "(done)" })).toHaveCount(1);
  });
});

test.describe("the place", () => {
  const readAt = async (page: Page, heading: string) => {
    await page.locator(`#${heading}`).evaluate((element) => element.scrollIntoView({ block: "start" }));
    await expect
      .poll(
        async () => ((await stored(page, PLACE)) as { sections?: Record<string, string> } | null)?.sections?.["private-set-intersection"],
        PATIENCE,
      )
      .toBe(heading);
  };

  test("is where one stayed, is offered at the lesson's head and on the home page, and moves on", async ({ page }) => {
    await page.goto(lesson);
    await alive(page);
    await expect(page.locator(".resume")).toHaveCount(0);
    await readAt(page, "the-statement");
    expect(await stored(page, PLACE)).toEqual({
      last: "private-set-intersection",
      sections: { "private-set-intersection": "the-statement" },
    });

    await page.goto("/");
    const onward = page.getByRole("link", { name: /^Continue/ }).first();
    await expect(onward).toHaveAttribute("href", `${lesson}#the-statement`);
    await onward.click();
    await expect(page.locator("#the-statement")).toBeInViewport();

    await page.goto(lesson);
    await page.evaluate(() => window.scrollTo(0, 0));
    const back = page.locator(".resume a");
    await expect(back).toHaveText("The statement");
    await page.waitForTimeout(4000); // looking at the head for a while loses no place: this is the time that a stay takes, and more
    expect(await stored(page, PLACE)).toMatchObject({ sections: { "private-set-intersection": "the-statement" } });
    await back.click();
    await expect(page.locator("#the-statement")).toBeInViewport();
  });

  test("that the lesson no longer has is not offered", async ({ page }) => {
    await put(page, { [PLACE]: '{"last":"private-set-intersection","sections":{"private-set-intersection":"a-section-of-long-ago"}}' });
    await page.goto(lesson);
    await alive(page);
    await expect(page.locator(".resume")).toHaveCount(0);
  });
});

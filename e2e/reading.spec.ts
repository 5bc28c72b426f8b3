/** A lesson as it is read otherwise: on paper, in the instructor's view, without scripts; and where its terms and its version lead. */
import { readFile } from "node:fs/promises";
import { test as alone, expect } from "playwright/test";
import { ON_PAPER } from "../app/_ui/Table.tsx";
import { openFigure, ran } from "./helpers.ts";
import { alive, answerRight, lesson } from "./learner.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

test.describe("a handout", () => {
  test("has the figures with their tables, questions without controls, references with DOIs, and no answers", async ({ page }) => {
    await page.goto(lesson);
    await answerRight(page);
    await page.getByLabel("Theme", { exact: true }).selectOption("dark");
    await page.emulateMedia({ media: "print" });
    for (const gone of [
      ".mast nav",
      ".toc",
      ".plate-ctl",
      ".lesson-acts",
      ".completion",
      ".quest .ans",
      ".instructor",
      ".foot nav",
      ".btn:visible",
    ])
      await expect(page.locator(gone).filter({ visible: true }), gone).toHaveCount(0);
    const plates = page.locator(".plate");
    expect(await plates.count()).toBeGreaterThan(3);
    for (const plate of await plates.all()) {
      await expect(plate.locator("table").first()).toBeVisible();
      await expect(plate.locator("summary", { hasText: "What is real here" })).toBeVisible();
    }
    for (const table of await plates.locator(".datatable").all()) {
      const rows = await table.locator("tbody tr").count();
      await expect(table.locator("tbody tr").filter({ visible: true })).toHaveCount(Math.min(rows, ON_PAPER));
      await expect(table.locator(".on-paper").filter({ visible: true })).toHaveCount(rows > ON_PAPER ? 1 : 0);
    }
    await expect(page.locator("#which-mode legend")).toBeVisible();
    await expect(page.locator(".references a[href^='https://doi.org/']").first()).toContainText("doi:10.");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    expect(
      await page
        .locator("#which-mode label")
        .first()
        .evaluate((label) => getComputedStyle(label).color),
    ).toMatch(/^rgb\((0|\d\d), /);
    await expect(page.locator("#which-mode .first")).toBeHidden(); // "(your first answer)" is this reader's
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length).toBeGreaterThan(5);
  });

  test("has a live figure's tables when the browser lays it out for paper, and only then", async ({ page }) => {
    const box = await openFigure(page, "psi?seed=1");
    await expect(box.getByRole("table", { includeHidden: true })).toHaveCount(0);
    const tables = await box.evaluate((element) =>
      ["beforeprint", "afterprint"].map((event) => {
        dispatchEvent(new Event(event));
        return element.querySelectorAll("table").length;
      }),
    );
    expect(tables[0]).toBeGreaterThan(0);
    expect(tables[1]).toBe(0);
  });

  alone("is printed by the button at the lesson's head", async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute("data-printed", "yes");
    });
    await page.goto(lesson);
    await page.getByRole("button", { name: "Print a handout" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
  });

  test("for the instructor has the answers and the notes", async ({ page }) => {
    await page.goto(`${lesson}?view=instructor`);
    await expect(page.getByRole("button", { name: "Print the instructor’s copy" })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".instructor")).toBeVisible();
    await expect(page.locator("#which-mode .key")).toBeVisible();
    await expect(page.locator("#which-mode .all")).toBeVisible();
  });
});

test.describe("the instructor's view", () => {
  test("is reached by a link, shows notes, answers and timings, stays on, and is left by a link", async ({ page }) => {
    await page.goto(lesson);
    await alive(page);
    await page.getByRole("link", { name: "For instructors" }).click();
    await expect(page).toHaveURL(`${lesson}?view=instructor`);
    await alive(page);
    await expect(page.locator(".view-note")).toContainText("They are no secret");
    await expect(page.locator(".instructor")).toBeVisible();
    await expect(page.locator("#which-mode")).toContainText("(the answer)");
    await page.getByRole("link", { name: "What goes wrong" }).first().click();
    await expect(page).toHaveURL(`${lesson}?view=instructor#what-goes-wrong`);
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Teach" }).click();
    await expect(page).toHaveURL("/teach?view=instructor");
    await page.waitForLoadState("networkidle"); // the link is changed by a page that lives
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Course" }).click();
    await expect(page).toHaveURL("/?view=instructor#course");
    await page.waitForLoadState("networkidle");
    await page.locator(`#course a[href^="${lesson}"]`).first().click();
    await expect(page).toHaveURL(`${lesson}?view=instructor`);
    await page.getByRole("link", { name: "Back to the learner’s view" }).click();
    await expect(page).toHaveURL(lesson);
    await expect(page.locator(".instructor")).toBeHidden();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("instructor");
  });

  test("gives a figure's timings, which a learner does not see", async ({ page }) => {
    for (const [view, count] of [
      ["", 0],
      ["?view=instructor", 1],
    ] as const) {
      await page.goto(lesson + view);
      const figure = page.locator("[data-widget=hash-psi-break]").first();
      await page.locator(".plate").first().scrollIntoViewIfNeeded();
      await ran(figure);
      await expect(figure.locator("summary", { hasText: "For instructors" })).toHaveCount(count);
    }
    const notes = page.locator("[data-widget=hash-psi-break] details", { has: page.getByText("For instructors") }).first();
    await notes.locator("summary").click();
    await expect(notes.locator("dl > div").first()).toContainText(/\d/);
  });

  test("/teach has each lesson's timing and misconceptions, and routes that say what is missing", async ({ page }) => {
    await page.goto("/teach");
    const notes = page.locator(".teach-lesson", { has: page.getByRole("heading", { name: /Private set intersection/ }) });
    await expect(notes).toContainText("45 minutes in a class");
    await expect(notes).toContainText("SHA-256 is broken");
    for (const route of ["45 minutes", "Half a day", "Two days"]) {
      const table = page.getByRole("table", { name: route });
      await expect(table.locator("tbody tr").first()).toBeVisible();
    }
    for (const link of await page.locator(".route a").all()) {
      const [address, anchor] = ((await link.getAttribute("href")) ?? "").split("#");
      expect((await page.request.get(address ?? "")).status()).toBe(200);
      if (anchor !== undefined) expect(await (await page.request.get(address ?? "")).text()).toContain(`id="${anchor}"`);
    }
  });
});

test.describe("terms and references", () => {
  test("say where they are used, and the link leads there", async ({ page }) => {
    await page.goto("/glossary");
    await page.locator("#dictionary-attack .used-in a", { hasText: "Private set intersection" }).click();
    await expect(page).toHaveURL(`${lesson}#read-the-hashed-list`);
    await expect(page.locator("#read-the-hashed-list")).toBeInViewport();
    await page.goto("/references");
    await expect(page.locator("#meadows1986 .used-in")).toContainText("lesson 6");
  });
});

alone.describe("without JavaScript", () => {
  alone.use({ javaScriptEnabled: false });

  // innerText, because Playwright's own texts leave <noscript> out.
  alone("a lesson reads from beginning to end: prose, stills, tables, questions with every answer's feedback", async ({ page }) => {
    await page.goto(lesson);
    await expect(page.locator(".plate svg, .plate .party").first()).toBeVisible();
    await expect.poll(() => page.locator(".quest").first().innerText()).toContain("Without JavaScript this page cannot check an answer");
    await expect(page.locator(".quest .all .told").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Recap" })).toBeVisible();
    await expect(page.locator(".term a.def").first()).toHaveAttribute("href", /^\/glossary#/);
    await page.locator(".plate summary", { hasText: "Table of values" }).first().click();
    await expect(page.locator(".plate").first().getByRole("table").first()).toBeVisible();
    await page.getByRole("link", { name: "For instructors" }).click();
    await expect(page.locator(".teach-lesson").first()).toContainText("What people get wrong");
  });

  alone("the search lists what there is, and says why it does not search", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Searching needs JavaScript");
    await expect(page.getByRole("searchbox")).toBeHidden();
    await page.getByRole("link", { name: "dictionary attack", exact: true }).click();
    await expect(page).toHaveURL("/glossary#dictionary-attack");
  });

  alone("no control stands where nothing would answer it", async ({ page }) => {
    await page.goto("/cite");
    await expect(page.locator(".citation").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy" }).first()).toBeHidden();
    await expect(page.getByLabel("Theme")).toBeHidden();
  });

  for (const [address, says] of [
    ["/stored", "Without JavaScript this site stores nothing"],
    ["/cite", "@misc{petri,"],
    ["/about", "A lying server"],
    ["/changelog", "0.1.0"],
    ["/teach", "What people get wrong"],
  ] as const) {
    alone(`${address} is all there`, async ({ page }) => {
      await page.goto(address);
      await expect.poll(() => page.locator("main").innerText()).toContain(says);
    });
  }
});

test("the version stands at the foot of a page and leads to what changed", async ({ page }) => {
  const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
  await page.goto("/");
  await page.getByRole("link", { name: `Petri ${version}` }).click();
  await expect(page.getByRole("heading", { name: version, exact: true })).toBeVisible();
  await page.goto("/cite");
  await expect(page.locator(".citation").first()).toContainText(`version ${version}. ${new URL(page.url()).origin}/ (visited `);
});

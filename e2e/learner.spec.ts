/**
 * What a self-paced learner expects, and whoever teaches: progress that is kept and says which version it was earned in, a way back to where
 * one was, a file to take along, deletion that leaves nothing, search without a connection, a handout, reading without scripts.
 */

import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, test } from "playwright/test";
import { ON_PAPER } from "../app/_ui/Table.tsx";
import { openFigure, PATIENCE, ran } from "./helpers.ts";
import { lookAt } from "./looks.ts";

test.describe.configure({ timeout: 120_000 });

const lesson = "/lessons/private-set-intersection";
const ANSWERS = "petri:answers:1";
const PLACE = "petri:place:1";

const stored = (page: Page, key: string): Promise<unknown> =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "null"), key);
const put = (page: Page, entries: Record<string, string>) =>
  page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, entries);

/** A lesson's page lives: this button is made in the browser. */
const alive = (page: Page) => expect(page.getByRole("button", { name: /^Print/ })).toBeVisible(PATIENCE);

async function answerRight(page: Page): Promise<void> {
  await alive(page);
  const question = page.locator("#which-mode");
  await question.getByRole("radio", { name: /^VOPRF/ }).check();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.locator(".ans")).toContainText("That is the one.");
}

/** The page is under the service worker, and its copy of the site is complete. */
async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 }).toBe(true);
}

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
    await page.goto("/about");
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

  test("in another tab arrives in this one", async ({ page, context }) => {
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
    await page.goto("/about");
    await put(page, { [PLACE]: '{"last":"private-set-intersection","sections":{"private-set-intersection":"a-section-of-long-ago"}}' });
    await page.goto(lesson);
    await alive(page);
    await expect(page.locator(".resume")).toHaveCount(0);
  });
});

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

test.describe("search", () => {
  const box = (page: Page) => page.getByRole("dialog", { name: "Search" });
  const field = (page: Page) => page.getByRole("searchbox");
  /** Pressed until the page lives and hears it. */
  const openByKey = (page: Page) =>
    expect(async () => {
      await page.keyboard.press("/");
      await expect(field(page)).toBeFocused({ timeout: 1000 });
    }).toPass(PATIENCE);

  /** A search box with something in it clears itself first, and a slow page may have been asked twice: with a / in it. */
  const close = async (page: Page) => {
    await page.keyboard.press("Escape");
    if ((await box(page).count()) > 0) await page.keyboard.press("Escape");
    await expect(box(page)).toHaveCount(0);
  };

  test("opens by link or by the / key, is worked by keyboard, and leads to the section", async ({ page }) => {
    await page.goto("/glossary");
    await openByKey(page);
    await close(page);

    const link = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" });
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("oblivious pseudorandom");
    const hits = box(page).locator(".hits a");
    await expect(hits.first()).toContainText("Glossary");
    await expect(hits.first().locator("mark").first()).toHaveText(/oblivious/i);
    await expect(box(page).locator(".search-say")).toContainText("places.");
    await page.keyboard.press("ArrowDown");
    await expect(hits.first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(hits.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(field(page)).toBeFocused();
    await close(page);
    await expect(box(page)).toHaveCount(0);
    await expect(link).toBeFocused();

    await page.keyboard.press("Enter");
    await page.keyboard.type("pharmacy shuffles");
    await expect(hits.first()).toContainText("Lesson 6");
    const leadsTo = await hits.first().getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${leadsTo}`);
    expect(leadsTo).toMatch(/^\/lessons\/private-set-intersection#/);
    await expect(page.locator(`[id="${leadsTo?.split("#")[1]}"]`)).toBeInViewport();
  });

  test("leaves the / key to whoever types, and can be told to leave it alone", async ({ page }) => {
    await page.goto(lesson);
    await alive(page);
    await page.locator("#guesses").getByRole("textbox").focus();
    await page.keyboard.type("1/2");
    await expect(page.locator("#guesses").getByRole("textbox")).toHaveValue("1/2");
    await expect(box(page)).toHaveCount(0);
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await box(page)
      .getByRole("checkbox", { name: /opens this/ })
      .uncheck();
    await box(page).getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("/");
    await expect(box(page)).toHaveCount(0);
    await page.reload();
    await alive(page);
    await page.keyboard.press("/");
    await expect(box(page)).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem("petri:slash:1"))).toBe("off");
  });

  test("says when nothing is found, and when only some of the words are", async ({ page }) => {
    await page.goto("/search");
    await field(page).fill("xylophone");
    await expect(page.locator(".search-say")).toContainText("Nothing has “xylophone”");
    await field(page).fill("xylophone hash");
    await expect(page.locator(".search-say")).toContainText("No place has all of these words.");
    await expect(page.locator(".hits a").first()).toBeVisible();
  });

  test("says when the index does not come, and tries again", async ({ page }) => {
    await page.route("**/search.json", (route) => route.abort());
    await page.goto("/search");
    await field(page).fill("hash");
    await expect(page.locator(".search-say")).toContainText("The index could not be loaded.");
    await page.unroute("**/search.json");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".hits a").first()).toBeVisible();
  });

  test("in its dialog has nothing that an automatic checker finds wrong, in three themes", async ({ page }) => {
    await page.goto("/glossary");
    await openByKey(page);
    await field(page).fill("hash");
    await expect(box(page).locator(".hits a").first()).toBeVisible(PATIENCE);
    await lookAt(page, "dialog");
  });

  test("keeps the words in the fragment, so that no server sees them and Back finds them again", async ({ page }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto("/search");
    await field(page).fill("zebra hash");
    await expect(page).toHaveURL(/\/search#q=zebra\+hash$/);
    await expect(page.locator(".hits a").first()).toBeVisible();
    await page.locator(".hits a").first().click();
    await expect(page).not.toHaveURL(/\/search/);
    await page.goBack();
    await expect(field(page)).toHaveValue("zebra hash");
    expect(requests.filter((url) => url.split("#")[0]?.includes("zebra"))).toEqual([]);
  });

  test.describe("with a kept copy", () => {
    test.use({ serviceWorkers: "allow" });

    test("works without a connection, on a page that was never visited", async ({ page, context }) => {
      await page.goto("/about");
      await keptForOffline(page);
      await gone(page, context);
      await page.goto("/glossary");
      await openByKey(page);
      await field(page).fill("dictionary");
      await expect(box(page).locator(".hits a").first()).toContainText("dictionary attack");
    });
  });

  const gone = async (page: Page, context: BrowserContext) => {
    await context.setOffline(true);
    await expect(page.evaluate(() => fetch(`/favicon.ico?${performance.now()}`))).rejects.toThrow();
  };
});

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

  test("is printed by the button at the lesson's head", async ({ page }) => {
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

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  // innerText, because Playwright's own texts leave <noscript> out.
  test("a lesson reads from beginning to end: prose, stills, tables, questions with every answer's feedback", async ({ page }) => {
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

  test("the search lists what there is, and says why it does not search", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Searching needs JavaScript");
    await expect(page.getByRole("searchbox")).toBeHidden();
    await page.getByRole("link", { name: "dictionary attack", exact: true }).click();
    await expect(page).toHaveURL("/glossary#dictionary-attack");
  });

  for (const [address, says] of [
    ["/stored", "Without JavaScript this site stores nothing"],
    ["/cite", "@misc{petri,"],
    ["/about", "A lying server"],
    ["/changelog", "0.1.0"],
    ["/teach", "What people get wrong"],
  ] as const) {
    test(`${address} is all there`, async ({ page }) => {
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

/** The secure sum on its own page: a worker for each party, the table through several eyes, colluders, liars, a broken wire. */
import { test as alone, expect, type Locator, type Page } from "playwright/test";
import { figure, inPhase, openFigure, PATIENCE, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

/** Every worker the page makes, by the name it gives it, also those that are gone by the time one looks. */
const rememberWorkers = (page: Page) =>
  page.addInitScript(() => {
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
const workersOf = (page: Page) => page.evaluate(() => (window as never as { made: string[] }).made);

const grid = (box: Locator) => box.locator(".sum-grid");
const cells = (box: Locator, state = "") => grid(box).locator(`tbody td:not(.total)${state}`);

alone("eight parties run in eight workers, and all learn one sum", async ({ page }) => {
  await rememberWorkers(page);
  const box = await openFigure(page, "secure-sum?parties=8&colluders=3&seed=1");
  const workers = await workersOf(page);
  expect(workers.filter((name) => name.startsWith("party ")).sort()).toEqual(Array.from({ length: 8 }, (_, i) => `party p${i}`));
  await expect(sayingOf(box)).toContainText("Each of the 8 parties learned the sum");
  await expect(box.locator(".party .live")).toHaveText(Array<RegExp>(8).fill(/^635,304$/));
  await expect(cells(box)).toHaveCount(64);
  await expect(cells(box, ".hatch")).toHaveCount(25); // what five others say among themselves
});

test("the table shows what each viewer has seen, and no more", async ({ page }) => {
  const box = await openFigure(page, "secure-sum?seed=1");
  await expect(cells(box, ".hatch")).toHaveCount(4);
  const look = box.getByLabel("Seen by");
  await look.selectOption({ label: "Ada alone" });
  await expect(cells(box, ".hatch")).toHaveCount(9); // her row and her column are hers
  await expect(grid(box).locator("tbody td.total.hatch")).toHaveCount(3);
  await look.selectOption({ label: "this page, which dealt it all" });
  await expect(cells(box, ".hatch")).toHaveCount(0);
});

test("rows and columns add up in the table, also of what is only supposed", async ({ page }) => {
  const box = await openFigure(page, "secure-sum?seed=1");
  const adding = async () => {
    const rows = await grid(box).locator("tbody tr").all();
    const words = await Promise.all(rows.map((row) => row.locator("td:not(.total) code").allTextContents()));
    const numbers = await Promise.all(rows.map((row) => row.locator("td.total .full").textContent()));
    const partials = await grid(box).locator("tfoot td:not(.total) code").allTextContents();
    const word = (text: string) => BigInt(`0x${text}`);
    const sum = (texts: string[]) =>
      BigInt.asUintN(
        64,
        texts.map(word).reduce((a, b) => a + b),
      );
    for (const [i, row] of words.entries()) expect(String(sum(row)), `row ${i}`).toBe(numbers[i]?.replaceAll(",", ""));
    for (const [j, partial] of partials.entries()) {
      expect(sum(words.map((row) => row[j] as string)), `column ${j}`).toBe(word(partial));
    }
    return numbers;
  };
  await box.getByLabel("Seen by").selectOption({ label: "this page, which dealt it all" });
  const dealt = await adding();
  await box.getByLabel("Seen by").selectOption({ label: "Chen and Dina together" });
  for (const label of ["24,000", "80,138"]) {
    await box.getByLabel(label, { exact: true }).check();
    await expect(cells(box, ".guess")).toHaveCount(4);
    const supposed = await adding();
    expect(supposed[0]).toBe(label);
    expect(supposed.slice(2)).toEqual(dealt.slice(2));
  }
});

test("with one other party left its number is known, and the figure says that the sum says so", async ({ page }) => {
  const box = await openFigure(page, "secure-sum?colluders=3&seed=1");
  await expect(box.locator(".attacker")).toContainText("no protocol that computes it can hide it");
  await expect(sayingOf(box)).toContainText("know Ada's number, 45,265, from the sum itself");
});

test("refuses a wire that was tampered with, naming round, message and party", async ({ page }) => {
  for (const tamper of ["drop", "duplicate", "replay", "reorder", "truncate"]) {
    const box = await openFigure(page, `secure-sum?tamper=${tamper}`, "failed");
    await expect(box.getByRole("alert")).toContainText(/Refused\. Round \d, message "(share|partial)" from p0: .+\. Nothing was learned/);
    await expect(sayingOf(box)).toHaveText("");
  }
});

test("by keyboard: more parties, a step at a time, somebody else's eyes", async ({ page }) => {
  const box = await openFigure(page, "secure-sum?seed=1");
  await box.getByLabel("Parties").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await inPhase(box, "done");
  await expect(cells(box)).toHaveCount(25, PATIENCE);
  await box.getByRole("button", { name: "Step through" }).focus();
  await page.keyboard.press("Enter");
  await expect(cells(box, ".later")).toHaveCount(20);
  const next = box.getByRole("button", { name: "Next message" });
  await next.focus();
  for (let step = 2; step <= 10; step++) await page.keyboard.press("Enter");
  await expect(cells(box, ".later")).toHaveCount(0);
  await expect(grid(box).locator("tfoot .total")).toContainText("388,074");
  await box.getByLabel("Seen by").focus();
  await page.keyboard.press("ArrowDown");
  await expect(grid(box).locator("caption")).toContainText("as seen by Ada alone");
});

test("fits a phone of 320 px with eight parties, and nothing scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const box = await openFigure(page, "secure-sum?parties=8&colluders=2&seed=1");
  const { page: over, grid: inside } = await box.evaluate((element) => {
    const table = element.querySelector(".sum-grid") as HTMLElement;
    const cut = [...table.querySelectorAll("td code")].filter(
      (code) => code.getBoundingClientRect().width > (code.parentElement as HTMLElement).clientWidth,
    );
    return { page: document.documentElement.scrollWidth - document.documentElement.clientWidth, grid: cut.length };
  });
  expect([over, inside]).toEqual([0, 0]);
});

test("without pictures: the tables say all of it", async ({ page }) => {
  const box = await openFigure(page, "secure-sum?seed=1&parties=6");
  await withoutPictures(page);
  await box.locator("summary", { hasText: "Table of values" }).click();
  const table = (name: string) => box.getByRole("table", { name });
  await expect(table("Numbers and sums").locator("tbody tr")).toHaveCount(6);
  await expect(table("Shares, as 64-bit words").locator("tbody tr")).toHaveCount(36);
  await expect(table("Shares, as 64-bit words")).toContainText("did not see it");
  await expect(table("What the colluders know of the others").locator("tbody tr")).toHaveCount(4);
});

alone("a party that dies is said by name", async ({ page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name === "party p2" && !("spared" in window)) {
          setTimeout(() => {
            this.terminate();
            this.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
          });
        }
      }
    };
  });
  const box = await openFigure(page, "secure-sum", "failed");
  await expect(box.getByRole("alert")).toContainText(/The worker of p2 died: out of memory/);
  await page.evaluate(() => Object.assign(window, { spared: true }));
  await box.getByRole("button", { name: "Run again" }).first().click();
  await inPhase(figure(page, "secure-sum"), "done");
});

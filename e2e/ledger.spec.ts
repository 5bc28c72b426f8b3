/** The ledger in a real browser: whoever is killed when, it is never overdrawn, never charges twice, and never answers without a charge. */
import { type BrowserContext, expect, type Locator, type Page, test } from "playwright/test";
import { figure, inPhase, openFigure, PATIENCE, sayingOf } from "./helpers.ts";

test.describe.configure({ timeout: 90_000 });

/** What the browser keeps: of each ledger its answers' prices. */
const kept = (page: Page): Promise<{ question: string; epsilon: number; answer: { value: number } }[][]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open("petri-ledgers");
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction("ledgers").objectStore("ledgers").getAll();
    const records = await new Promise<string[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return records.map((record) => JSON.parse(record).entries);
  });

/** Runs a script in every worker before its own: an init script reaches pages only. Returns in how many it was put. */
async function inWorkers(where: Page | BrowserContext, script: string): Promise<() => number> {
  let reached = 0;
  await where.route(/(party|worker)[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    reached++;
    await route.fulfill({ response, body: `if(!("document" in self)){${script}};${await response.text()}` });
  });
  return () => reached;
}

const lines = (box: Locator) => box.locator(".ask .book tbody tr");
const ask = (box: Locator) => box.getByRole("button", { name: "Ask", exact: true });
const ONE = "ledger?questions=count@0.3&ask=count&where=&epsilon=0.6";

test("killed after the charge and before the answer: it is charged once, and the answer comes out at no charge", async ({ page }) => {
  // From the moment it is told to, the page hears no result and no picture from its workers: what a run decided is never shown.
  await page.addInitScript(() => {
    const makeDeaf = (of: { readonly prototype: EventTarget }, to: (data: { path?: readonly string[] }) => boolean) => {
      const listen = of.prototype.addEventListener;
      of.prototype.addEventListener = function (type, heard, options) {
        const unlessDeaf = (event: Event) => {
          if (type === "message" && "deaf" in globalThis && to((event as MessageEvent).data)) return;
          if (typeof heard === "function") heard.call(this, event);
          else heard?.handleEvent(event);
        };
        return listen.call(this, type, unlessDeaf, options);
      };
    };
    makeDeaf(Worker, () => true);
    makeDeaf(MessagePort, ({ path }) => path?.[0] === "frame");
  });
  await openFigure(page, ONE);
  // The whole list in one go, and the page dies as soon as the charge is in the database.
  await page.goto(`/widgets/ledger?questions=count@0.3;count where team=sales@0.6&epsilon=0.6&run=manual`);
  const again = figure(page, "ledger");
  await page.evaluate(() => Object.assign(globalThis, { deaf: true }));
  await again.getByRole("button", { name: "Run", exact: true }).click();
  await expect(async () => expect((await kept(page))[0]?.length).toBe(2)).toPass(PATIENCE);
  await expect(lines(again).filter({ hasText: "count where team=sales" })).toHaveCount(0);
  await inPhase(again, "running");
  const [, charged] = (await kept(page))[0] ?? [];
  expect(charged).toMatchObject({ question: "count where team=sales", epsilon: 0.6 });

  await page.goto("/widgets/ledger?questions=count@0.3;count where team=sales@0.6;mean age@0.2");
  await inPhase(figure(page, "ledger"), "done");
  const after = figure(page, "ledger");
  await expect(lines(after).nth(1)).toContainText(String(Math.abs(charged?.answer.value ?? Number.NaN)));
  await expect(lines(after).nth(2)).toContainText("refused");
  await expect(sayingOf(after)).toContainText("cost 0.9 of 1 by the sum of prices");
  await expect(sayingOf(after)).toContainText("This table’s ledger was there already");
  expect((await kept(page)).map((entries) => entries.map(({ epsilon }) => epsilon))).toEqual([[0.3, 0.6]]);
});

for (const locks of [true, false]) {
  test(`two tabs at once ${locks ? "" : "without Web Locks "}spend the rest of a budget once`, async ({ context }) => {
    const reached = locks
      ? () => 1
      : await inWorkers(context, 'Object.defineProperty(WorkerNavigator.prototype,"locks",{get:()=>undefined})');
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    const boxes = await Promise.all(tabs.map((page) => openFigure(page, ONE)));
    const groups = ["team=sales", "team=office"];
    for (const [i, box] of boxes.entries()) await box.getByLabel("Among").selectOption(groups[i] as string);
    for (const box of boxes) await expect(box.getByRole("group", { name: /^The filter/ })).toContainText("It fits.");
    await Promise.all(boxes.map((box) => ask(box).click()));
    for (const box of boxes) await expect(lines(box)).toHaveCount(2, PATIENCE);
    const said = await Promise.all(boxes.map((box) => lines(box).nth(1).textContent()));
    expect(said.filter((text) => text?.includes("refused"))).toHaveLength(1);
    const [entries = []] = await kept(tabs[0] as Page);
    expect(entries.map(({ epsilon }) => epsilon)).toEqual([0.3, 0.6]);
    expect(reached()).toBeGreaterThan(0);
  });
}

test("with storage blocked the ledger lasts as long as the page, says so, and a reset takes other people", async ({ page }) => {
  await inWorkers(page, 'Object.defineProperty(self,"indexedDB",{get(){throw new DOMException("blocked","SecurityError")}})');
  const box = await openFigure(page, ONE);
  await expect(box).toContainText("Your browser stores nothing for this page");
  await ask(box).click();
  await expect(lines(box)).toHaveCount(2, PATIENCE);
  await box.getByLabel("Next question", { exact: true }).selectOption("median");
  await ask(box).click();
  await expect(lines(box).nth(2)).toContainText("refused", PATIENCE);
  await box.getByRole("button", { name: "Reset" }).click();
  await expect(lines(box)).toHaveCount(1, PATIENCE);
  await expect(sayingOf(box)).toContainText("1 answer stands in the ledger and costs 0.3 of 1");
  await expect(sayingOf(box)).not.toContainText("was there already");
});

test("where the storage is full nothing is charged and nothing is answered, and there is an answer once there is room", async ({
  page,
  baseURL,
}) => {
  // Before the figure opens its database: Chromium remembers for a while how much room there was.
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: baseURL as string, quotaSize: 1 });
  await page.goto(`/widgets/${ONE}`);
  const box = figure(page, "ledger");
  await inPhase(box, "failed");
  await expect(box).toContainText("This browser's storage is full: the ledger could not be written, so nothing was charged");
  await session.send("Storage.overrideQuotaForOrigin", { origin: baseURL as string });
  expect((await kept(page)).flat()).toEqual([]);
  await box.getByRole("button", { name: "Run again" }).first().click();
  await expect(lines(box)).toHaveCount(1, PATIENCE);
  expect((await kept(page)).map((entries) => entries.map(({ epsilon }) => epsilon))).toEqual([[0.3]]);
});

test("a budget that cannot be read fixes nothing by itself: it is said, and somebody has to ask", async ({ page }) => {
  await page.goto("/widgets/ledger?budget=NaN&population=9&questions=count@0.1");
  const box = figure(page, "ledger");
  await expect(box.locator(".plate-note")).toContainText(/budget: "NaN" is not a number from 0\.01 to 20; using 1\./, PATIENCE);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await expect(lines(box)).toHaveCount(1, PATIENCE);
  expect((await kept(page)).flat()).toHaveLength(1);
});

test("what cannot be read answers nothing, and a newer site's ledgers are not overlooked", async ({ page }) => {
  const box = await openFigure(page, ONE);
  await page.evaluate(async () => {
    const opening = indexedDB.open("petri-ledgers");
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const changing = database.transaction("ledgers", "readwrite");
    const store = changing.objectStore("ledgers");
    const keys = store.getAllKeys();
    keys.onsuccess = () => store.put("{", keys.result[0]);
    await new Promise((resolve) => {
      changing.oncomplete = resolve;
    });
    database.close();
  });
  await box.getByRole("button", { name: "Run again" }).click();
  await inPhase(box, "failed");
  await expect(box).toContainText("The ledger of this table cannot be read: it is damaged.");

  await page.goto("/stored");
  const listed = page.locator(".ledgers li");
  await expect(listed).toContainText("cannot be read: its table is answered no more");
  await listed.getByRole("button", { name: /^Delete the ledger/ }).click();
  await expect(listed).toContainText("Whoever saw the answers does not");
  await listed.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(page.getByText("There is none.")).toBeVisible();

  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const newer = indexedDB.open("petri-ledgers", 99);
        newer.onsuccess = () => {
          newer.result.close();
          resolve();
        };
      }),
  );
  await page.goto(`/widgets/${ONE}`);
  await inPhase(figure(page, "ledger"), "failed");
  await expect(figure(page, "ledger")).toContainText("A newer version of this site keeps this browser's ledgers.");
});

test("a table of one's own is declared before it is read, finds its ledger again, and says nothing of its rows", async ({ page }) => {
  const open = async (text: string) => {
    await page.goto("/widgets/ledger");
    const box = figure(page, "ledger");
    await inPhase(box, "done");
    await box.getByText("Use a table of your own").click();
    await box.getByLabel("1. Declare the columns").fill("age 0..99; team a|b");
    await box.getByLabel("2. Bring the table").fill(text);
    await box.getByRole("button", { name: "Open this table" }).click();
    await expect(lines(box).first()).toContainText("Nothing was asked yet.", PATIENCE);
    return box;
  };
  const first = await open('age,team\n30,a\n"40,b\nx,a\n');
  await first.getByLabel("Next question", { exact: true }).selectOption("mean");
  await ask(first).click();
  await expect(lines(first)).toContainText("mean age", PATIENCE);
  await expect(first.getByRole("group", { name: /^The filter/ })).toContainText("0.2 of 1");
  const again = await open('age,team\nx,a\n"40,b\n30,a\n');
  await expect(again.getByRole("group", { name: /^The filter/ })).toContainText("Found again with 1 answer.");
  await expect(again.getByRole("group", { name: /^The filter/ })).toContainText("0.2 of 1");
  expect(new URL(page.url()).hash).not.toContain("30");
});

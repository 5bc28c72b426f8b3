/** The figure of private set intersection on its own page: it runs, takes a person's lists, refuses, stops and survives. */
import { readFile } from "node:fs/promises";
import { test as alone, expect } from "playwright/test";
import { bringFiles, inPhase, openFigure, openOwnLists, PATIENCE, pasteLists, sayingOf } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("runs by itself and finds three shared items", async ({ page }) => {
  const box = await openFigure(page, "psi");
  await expect(sayingOf(box)).toContainText("learned 3 shared items by name");
  await expect(box.locator(".party.one li.hit")).toHaveCount(3);
  await expect(box.locator(".party.two li.hit")).toHaveCount(0); // the sender does not learn
});

test("compares two files, and shows and saves the intersection in the receiver's spelling and order", async ({ page }) => {
  const box = await openFigure(page, "psi?protocol=ecdh&normalise=text");
  await bringFiles(box, {
    receiver: { name: "a.csv", text: "name\nAnna\nBo\nÇelik\nbo\nDee\n" },
    sender: { name: "b.txt", text: "dee\nzoe\n BO \n" },
  });
  await expect(sayingOf(box)).toContainText("learned 2 shared items by name", PATIENCE);
  await expect(box.locator(".party.one li.hit")).toHaveText([/^Bo/, /^Dee/]);
  const saving = page.waitForEvent("download");
  await box.locator(".saves").getByRole("button", { name: "CSV of shared items" }).click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved.trim().split(/\r?\n/)).toEqual(["item", "Bo", "Dee"]);
});

test("compares pasted lists and names rejected lines by number", async ({ page }) => {
  const box = await openFigure(page, "psi?normalise=email");
  await pasteLists(box, { receiver: "a@example.org\nnobody\nb@example.org", sender: "B@EXAMPLE.ORG\nc@example.org" });
  await expect(sayingOf(box)).toContainText("learned 1 shared item by name", PATIENCE);
  await expect(box.locator(".party.one li.hit")).toHaveText([/^b@example\.org/]);
  await expect(box.locator(".party.one .rejected")).toContainText("line 2:");
});

test("asks for a list that is missing", async ({ page }) => {
  const box = await openFigure(page, "psi");
  await openOwnLists(box);
  await box.getByLabel("Receiver's list").fill("a");
  await box.getByRole("button", { name: "Compare these lists" }).click();
  await expect(box.locator(".own-lists .refusal")).toContainText("sender's list is empty");
});

test("refuses a wire that was tampered with, naming round, message and party, and runs again", async ({ page }) => {
  for (const tamper of ["drop", "duplicate", "replay", "reorder", "truncate"]) {
    // The keyed-twice protocol: its sender sends more than one message, so that there is something to swap.
    const box = await openFigure(page, `psi?protocol=ecdh&tamper=${tamper}`, "failed");
    await expect(box.getByRole("alert")).toContainText(
      /Refused\. Round \d+, message "[^"]+" from (sender|receiver): .+\. Nothing was learned/,
    );
    await expect(sayingOf(box)).toHaveText("");
    await box.getByText("More settings").click();
    await box.getByLabel("The wire", { exact: true }).selectOption("none");
    await inPhase(box, "done");
  }
});

test("says that a sender cheated and was noticed", async ({ page }) => {
  await expect(sayingOf(await openFigure(page, "psi?cheat=second-key&learns=both&mode=voprf"))).toContainText("was noticed");
});

test("a long run says how long, can be stopped, and leaves the page usable", async ({ page }) => {
  await page.goto("/widgets/psi?n=50000&m=50000&run=manual");
  const box = page.locator("[data-widget=psi]");
  await expect(box.locator(".estimate")).toContainText(/seconds|minutes/, PATIENCE);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await inPhase(box, "running");
  await box.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(box).toHaveAttribute("data-phase", "failed", { timeout: 2000 });
  await expect(box).toContainText("you stopped it");
  await box.getByText("More settings").click();
  for (const label of ["Receiver's items", "Sender's items"]) {
    const field = box.getByLabel(label);
    await field.fill("8");
    await field.press("Enter");
  }
  await box.getByRole("button", { name: "Run again" }).first().click();
  await inPhase(box, "done");
});

for (const who of ["experiment", "party sender"]) {
  alone(`a worker that dies (${who}) is said, and the figure runs again`, async ({ page }) => {
    // Workers have no name in Playwright; the page's constructor is wrapped to remember them.
    await page.addInitScript(() => {
      const Original = Worker;
      const made: Record<string, Worker> = {};
      Object.assign(window, { made });
      window.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          made[options?.name ?? ""] = this;
        }
      };
    });
    await page.goto("/widgets/psi?n=4000&m=4000&run=manual");
    const box = page.locator("[data-widget=psi]");
    await box.getByRole("button", { name: "Run", exact: true }).click();
    await inPhase(box, "running");
    await expect.poll(() => page.evaluate((name) => name in (window as never as { made: object }).made, who), PATIENCE).toBe(true);
    // What a browser does when a worker's script throws or cannot be loaded.
    await page.evaluate((name) => {
      const { made } = window as never as { made: Record<string, Worker> };
      made[name]?.terminate();
      made[name]?.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
    }, who);
    await inPhase(box, "failed");
    const alert = box.getByRole("alert");
    await expect(alert).toContainText(/The worker of .+ died: out of memory/);
    await box.getByText("More settings").click();
    for (const label of ["Receiver's items", "Sender's items"]) {
      await box.getByLabel(label).fill("8");
      await box.getByLabel(label).press("Enter");
    }
    await box.getByRole("button", { name: "Run again" }).first().click();
    await inPhase(box, "done");
    await expect(alert).toHaveCount(0);
  });
}

test("what an address cannot mean is said line by line, and the figure runs all the same", async ({ page }) => {
  const box = await openFigure(page, "psi?colour=red&n=-1&m=1e99&overlap=2&protocol=rot13&seed=banana&theme=plaid");
  const lines = box.locator(".plate-note li");
  await expect(lines).toHaveCount(7);
  for (const line of [
    /There is no parameter "colour"/,
    /^n: "-1" is not .+; using 8\.$/,
    /^m: "1e99" is not .+; using 8\.$/,
    /^overlap: "2" is not .+; using 0\.375\.$/,
    /^protocol: "rot13" is not .+; using oprf\.$/,
    /^seed: "banana" is not .+; using the system's randomness\.$/,
    /^theme: "plaid" is not .+; using auto\.$/,
  ]) {
    await expect(lines.filter({ hasText: line })).toHaveCount(1);
  }
});

test("a contradiction in an address is said once for each parameter that it changed, and nothing else is complained of", async ({
  page,
}) => {
  for (const [query, said] of [
    ["protocol=oprf&output=size", /protocol=oprf gives the intersection only/],
    ["protocol=oprf&learns=sender", /the sender alone cannot learn/],
  ] as const) {
    const box = await openFigure(page, `psi?${query}`);
    const lines = await box.locator(".plate-note li").allTextContents();
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(said);
  }
});

test("the fragment wins over the query, and a decimal comma is a number", async ({ page }) => {
  const box = await openFigure(page, "psi?overlap=0,5&m=4&seed=1#m=8&seed=7");
  await expect(box.locator(".plate-note")).toHaveCount(0);
  await expect(box.locator(".badge")).toHaveText("seed 7");
  await expect(sayingOf(box)).toContainText("learned 4 shared items");
});

alone("a copied link makes the same figure again", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const box = await openFigure(page, "psi?protocol=ecdh&n=5#seed=7");
  const coins = await box.locator(".secret").allTextContents();
  await box.getByRole("button", { name: "Copy link" }).click();
  await expect(box.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.search).toBe("");
  expect(link.hash).toMatch(/protocol=ecdh/);
  expect(link.hash).toMatch(/seed=7/);
  expect(link.hash).toMatch(/version=/);
  await page.goto("about:blank");
  await page.goto(link.href);
  await inPhase(box, "done");
  await expect(box.locator(".plate-note")).toHaveCount(0);
  expect(await box.locator(".secret").allTextContents()).toEqual(coins);
  expect(coins[0]).toContain("from the seed");
});

test("a link of another version says that the figure may differ", async ({ page }) => {
  const box = await openFigure(page, "psi#version=0.0.1");
  await expect(box.locator(".plate-note li")).toHaveText([/made with version 0\.0\.1.+may differ/]);
});

/** Protocols side by side: every number of bytes against the wire of the protocol's own figure; what is not run has no bar; and the sweep. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "playwright/test";
import { comesToSay, openFigure, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

async function rowsOf(box: Locator, caption: string | RegExp): Promise<string[][]> {
  const tables = box.locator("details", { has: box.page().locator("summary", { hasText: "Table of values" }) });
  if ((await tables.getAttribute("open")) === null) await tables.locator("summary").click();
  const table = box.locator("table", { has: box.page().locator("caption", { hasText: caption }) }).first();
  return table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

const number = (cell: string | undefined) => Number(cell?.replaceAll(",", ""));

test("at 64 items all four run, and their bytes are those of the wire", async ({ page }) => {
  const box = await openFigure(page, "psi-race?n=64&m=64");
  await expect(sayingOf(box)).toContainText("All 4 that ran found the 32 shared items");
  await withoutPictures(page);
  const rows = await rowsOf(box, "64 and 64 items");
  expect(rows.map(([name]) => name)).toEqual(["OPRF (BigInts)", "two keys (BigInts)", "two keys (fast)", "KKRT"]);
  for (const [, engine, elapsed, receiver, sender] of rows) {
    expect(engine).toMatch(/BigInts|WebAssembly|X25519/);
    for (const time of [elapsed, receiver, sender]) expect(number(time)).toBeGreaterThan(0);
  }
  const runs = ["protocol=oprf", "protocol=ecdh&engine=noble", "protocol=ecdh", "protocol=kkrt"];
  for (const [i, params] of runs.entries()) {
    const own = await openFigure(page, `psi?${params}&n=64&m=64&overlap=0.5`);
    const wire = await rowsOf(own, "Messages on the wire");
    const sent = (seat: string) => wire.filter(([, from]) => from === seat).reduce((sum, [, , , , , bytes]) => sum + number(bytes), 0);
    expect([number(rows[i]?.[6]), number(rows[i]?.[7])], params).toEqual([sent("receiver"), sent("sender")]);
  }
});

test("what would take long is not run, and a short list beside a long one is one choice away", async ({ page }) => {
  const box = await openFigure(page, "psi-race?m=16384&lists=short");
  await expect(sayingOf(box)).toContainText("All 2 that ran found the 32 shared items");
  await expect(box.locator(".race")).toContainText("not run at 64 and 16,384 items");
  await expect(box.getByRole("slider", { name: "Receiver's items" })).toHaveCount(0);
});

test("a sweep starts when it is asked for, and draws what it has measured", async ({ page }) => {
  const box = await openFigure(page, "psi-race?n=100&m=100");
  await box.getByRole("checkbox", { name: "Smaller sizes too" }).check();
  await comesToSay(box, box.locator(".race"), "Over the sizes", { timeout: 60_000 });
  await expect(sayingOf(box)).toContainText(/changes hands|was always the same one's/);
  const rows = await rowsOf(box, "Over the sizes");
  expect(rows.map(([most]) => most)).toEqual(["16", "64", "100"]);
});

test("in the lesson: the attack on one bit is written and judged, and the last question has an answer", async ({ page }) => {
  await page.goto("/lessons/private-set-intersection");
  const bench = page.locator(".workbench[data-exercise=twist-reader]");
  await bench.scrollIntoViewIfNeeded();
  await bench.getByRole("textbox", { name: /^Your code for/ }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(readFileSync(path.join(import.meta.dirname, "../lib/exercises/twist-reader/solution.ts"), "utf8"));
  await bench.getByRole("button", { name: "Run the tests" }).click();
  await expect(bench.locator(".work-say")).toContainText(/^Passed: 3 tests and 1 attack/, { timeout: 60_000 });
  const question = page.locator("#which-protocol");
  await question.getByRole("radio", { name: /^Two keys on one coordinate/ }).check();
  await page.keyboard.press("Enter");
  await expect(question.locator(".ans")).toContainText("That is the one.");
});

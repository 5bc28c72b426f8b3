/**
 * The figures of noise that fails: one answer in doubles and on a grid, an audit, and the sparse vector. Of float-attack no number is expected here: its
 * last bits are this browser's.
 */
import { expect, type Locator } from "playwright/test";
import { openFigure, PATIENCE, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const pan = (box: Locator, name: string) => box.getByRole("group", { name, exact: true });

/** The rows of a table, the first cell as the key. */
async function rowsOf(box: Locator, caption: RegExp): Promise<Map<string, string[]>> {
  const table = box.getByRole("table", { name: caption });
  const rows = await table
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  return new Map(rows.map(([key = "", ...rest]) => [key, rest]));
}

test("float-attack: doubles give counts away and the grid does not; another answer by keyboard", async ({ page }) => {
  const box = await openFigure(page, "float-attack#seed=1");
  await expect(pan(box, "The textbook, in doubles")).toContainText("more than ε allows");
  await expect(pan(box, "The same answer on a declared grid")).toContainText("within what ε allows");
  await expect(box).toContainText("tests a second");
  const answer = pan(box, "The textbook, in doubles").locator(".answer");
  const first = await answer.textContent();
  await tabTo(page, box.getByRole("button", { name: "Another answer" }));
  await page.keyboard.press("Enter");
  await expect(answer).not.toHaveText(first ?? "", PATIENCE);
  await box.getByText("Table of values").click();
  const many = await rowsOf(box, /^Many answers/);
  expect(many.get("true count ruled out")).toEqual(["0", "0"]);
  expect(many.get("answers of 0 that prove it")?.[1]).toBe("0");
  expect(Number(many.get("answers of 0 that prove it")?.[0]?.replaceAll(",", ""))).toBeGreaterThan(500);
});

test("audit: a mistake is refuted, mended it is not, and an event chosen afterwards refutes nothing", async ({ page }) => {
  const box = await openFigure(page, "audit#seed=1");
  await expect(sayingOf(box)).toContainText(/ε is at least 1\.\d+\. Claimed is 1: refuted\./);
  await box.getByRole("radio", { name: "mended" }).press("Space");
  await expect(sayingOf(box)).toContainText("not refuted, which is no proof.", PATIENCE);
  await expect(box.getByRole("slider", { name: "Epsilon kept" })).toHaveCount(0);
  await box.getByRole("combobox", { name: "Audited" }).selectOption("laplace");
  await expect(box.getByRole("slider", { name: "Epsilon kept" })).toBeVisible(PATIENCE);
  await box.getByRole("radio", { name: "afterwards" }).press("Space");
  await expect(sayingOf(box)).toContainText("the bound is void: fixed beforehand the same outputs show 0.", PATIENCE);
  await expect(pan(box, "ε is at least this")).toContainText("void");
});

test("sparse-vector: the wrong one breaks its promise, the right one does not; from the tables alone", async ({ page }) => {
  const read = async (variant: string) => {
    const box = await openFigure(page, `sparse-vector?variant=${variant}&runs=2000#seed=1`);
    await withoutPictures(page);
    await box.getByText("Table of values").click();
    const row = (await rowsOf(box, /^The pair of databases/)).get("probability of the row, exactly");
    return { box, loss: Number(row?.[2]), grown: await rowsOf(box, /^The exact loss/) };
  };
  const wrong = await read("cutoff-not-paid");
  await expect(sayingOf(wrong.box)).toContainText("“noise of one answer” breaks its promise");
  expect(wrong.loss).toBeGreaterThan(2);
  expect(wrong.grown.get("16")?.slice(-2)).toEqual(["infinite", "infinite"]);
  const right = await read("right");
  await expect(sayingOf(right.box)).toContainText("within the promise");
  expect(right.loss).toBeLessThanOrEqual(2);
});

test("the pictures stand alone", async ({ page }) => {
  for (const [address, says] of [
    ["float-attack#seed=1", "on a grid 0"],
    ["audit#seed=1", "refuted"],
    ["sparse-vector?runs=1000#seed=1", "broken"],
  ] as const) {
    const box = await openFigure(page, address);
    const saving = page.waitForEvent("download");
    await box.locator(".saves").getByRole("button", { name: "SVG" }).click();
    let svg = "";
    for await (const part of await (await saving).createReadStream()) svg += part;
    expect(svg).toContain(says);
    expect(svg).not.toMatch(/NaN|undefined/);
  }
});

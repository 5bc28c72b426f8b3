/**
 * Additive shares and Shamir's, on their own pages: what they say follows the run, everything is reached by keyboard, nothing is
 * lost without the drawings or on a narrow screen, and what contradicts itself is refused with a sentence.
 */
import { expect, type Locator } from "playwright/test";
import { figure, inPhase, openFigure, PATIENCE, sayingOf, tabTo, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

/** The rows of a figure's table, as text. */
async function rowsOf(box: Locator, caption: string | RegExp): Promise<readonly (readonly string[])[]> {
  const tables = box.locator("details", { has: box.page().locator("summary", { hasText: "Table of values" }) });
  if ((await tables.getAttribute("open")) === null) await tables.locator("summary").click();
  const table = box.locator("table", { has: box.page().locator("caption", { hasText: caption }) }).first();
  const rows = await table.locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
}

const refusals = (box: Locator): Locator => box.locator(".plate-note li");

test.describe("shamir", () => {
  test("two of three needed shares leave every secret, three open it", async ({ page }) => {
    const box = await openFigure(page, "shamir?secret=23#seed=5");
    await expect(sayingOf(box)).toContainText("2 shares leave 31 of 31 secrets possible");
    await expect(sayingOf(box)).toContainText("5 that are present open it: 23.");
    const seen = await rowsOf(box, "Secrets still possible, by how many");
    expect(seen.map((row) => row[1])).toEqual(["31", "31", "31", "1", "1", "1"]);
    expect(await rowsOf(box, "Secrets that fit all shares present")).toEqual([["23", "1"]]);
  });

  test("dropping shares: too few open nothing, and interpolating all the same is not noticed", async ({ page }) => {
    const box = await openFigure(page, "shamir?present=2#seed=5");
    await expect(sayingOf(box)).toContainText(/interpolates through 2 shares all the same gets \d+, and nothing about it looks wrong/);
    expect(await rowsOf(box, "Secrets that fit all shares present")).toHaveLength(31);
    const readers = await rowsOf(box, "Who opens it");
    expect(readers.map((row) => row[1])).toEqual([expect.stringMatching(/^\d+$/), "nothing", "nothing"]);
  });

  test("wrong shares are crossed out, and each reader has its own ending", async ({ page }) => {
    const box = await openFigure(page, "shamir?corrupt=1#seed=11");
    await expect(sayingOf(box)).toContainText("Whoever corrects still opens 7.");
    const readers = await rowsOf(box, "Who opens it");
    expect([readers[1]?.[1], readers[2]?.[1]]).toEqual(["nothing", "7"]);
    await expect(box.locator("svg .cross")).toHaveCount(1);
  });

  test("a bad link is shown with defaults and says why; a contradiction in the controls is refused", async ({ page }) => {
    const box = await openFigure(page, "shamir?threshold=6&secret=99");
    await expect(refusals(box)).toContainText([
      "threshold: 6 shares cannot be needed where 5 are made: nobody could open the secret; using 3.",
      "secret: the secret 99 does not fit into a field of 31 elements",
    ]);
    await expect(sayingOf(box)).toContainText("open it: 7.");

    await box.getByLabel("Shares needed").fill("6");
    await page.keyboard.press("Enter");
    await expect(refusals(box).last()).toContainText("6 shares cannot be needed where 5 are made: nobody could open the secret.");
    await expect(box.getByRole("button", { name: "Run again" })).toBeDisabled();
    await box.getByLabel("Shares needed").fill("4");
    await page.keyboard.press("Enter");
    await inPhase(box, "done");
    await expect(sayingOf(box)).toContainText("3 shares leave 31 of 31 secrets possible");
    // Fewer shares are made: those present give way, and that is said.
    await box.getByLabel("Shares made").fill("4");
    await page.keyboard.press("Enter");
    await expect(refusals(box).last()).toContainText("5 shares cannot be present of 4 that are made. Shares present is now 4.");
    await expect(sayingOf(box)).toContainText("The 4 that are present open it: 7.");
  });

  test("by keyboard: shares are dropped and spoilt, and the table is read", async ({ page }) => {
    const box = await openFigure(page, "shamir#seed=3");
    const corrupt = box.getByLabel("Of them wrong", { exact: true });
    await tabTo(page, corrupt);
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await expect(sayingOf(box)).toContainText("Whoever corrects still opens 7.", PATIENCE);
    const summary = box.locator("summary", { hasText: "Table of values" });
    await tabTo(page, summary);
    await page.keyboard.press("Enter");
    await expect(box.getByRole("table", { name: "Who opens it" })).toBeVisible();
    await expect(box.getByRole("row", { name: /, wrong$/ })).toHaveCount(1);
  });
});

test.describe("additive-shares", () => {
  test("shares add up; those not shown are kept, in the figure and in the table", async ({ page }) => {
    const box = await openFigure(page, "additive-shares?secret=1234&parties=4&shown=2#seed=5");
    await expect(sayingOf(box)).toContainText("2 of 4 shares are here, and each of the 2^64 numbers is still possible");
    await expect(box.locator(".held li.kept")).toHaveCount(4);
    const shares = await rowsOf(box, "Shares, of which you see 2");
    expect(shares.map((row) => row[1])).toEqual([
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
      "kept to itself",
      "kept to itself",
    ]);
    const worlds = await rowsOf(box, "What the first sharing leaves open");
    expect(worlds).toHaveLength(4);
    const seen = BigInt(shares[0]?.[1] ?? "") + BigInt(shares[1]?.[1] ?? "");
    for (const [secret = "", kept = "", opens] of worlds) {
      expect(BigInt.asIntN(64, seen + BigInt(kept))).toBe(BigInt(secret.replace("\u2212", "-")));
      expect(opens).toBe(secret);
    }
  });

  test("all of them shown open the secret, a negative one too", async ({ page }) => {
    const box = await openFigure(page, "additive-shares?secret=-5&shown=3#seed=5");
    await expect(sayingOf(box)).toContainText("All 3 shares are here, and they add up to \u22125.");
    const shares = await rowsOf(box, "Shares, of which you see 3");
    const sum = (column: number) =>
      BigInt.asIntN(
        64,
        shares.reduce((all, row) => all + BigInt(row[column] ?? ""), 0n),
      );
    expect([sum(1), sum(2)]).toEqual([-5n, -5n]);
  });

  test("sums of shares, a constant that all add, and a cheat", async ({ page }) => {
    const box = await openFigure(page, "additive-shares?part=sums&secret=40&second=2&constant=7&delta=100&group=fp#seed=5");
    await expect(sayingOf(box)).toContainText("together the sums open 49");
    await expect(sayingOf(box)).toContainText("One party that adds 100 to its share moves 40 to 140, and nothing tells.");
    const opens = await rowsOf(box, "What is opened");
    expect(opens.map((row) => row[1])).toEqual(["40", "49", "63", "140"]);
  });

  test("floats: measured, each range with what it loses and what it tells", async ({ page }) => {
    const box = await openFigure(page, "additive-shares?part=floats#seed=5");
    await expect(sayingOf(box)).toContainText(
      "No range of float masks works: with 3 of 6 the rounding loses the secret, with 5 the shares tell of it.",
    );
    const rows = await rowsOf(box, "Sharing over floats, 3 parties");
    expect(rows).toHaveLength(6);
    expect(Number(rows[0]?.[5])).toBeGreaterThan(0.3); // the secret's own range tells
    expect(Number(rows[4]?.[2])).toBeGreaterThan(900); // of 1,000 sharings under masks of 10^18
  });

  test("refuses more shares shown than there are, and a negative number without a sign", async ({ page }) => {
    const box = await openFigure(page, "additive-shares?shown=4&secret=-5&group=fp");
    await expect(refusals(box)).toContainText([
      "shown: 4 shares cannot be shown of 3 that there are; using 2.",
      "secret: -5 is negative, and numbers modulo a prime have no sign: -5 would come back as a large number; using 42.",
    ]);
    await expect(sayingOf(box)).toContainText("each of the 2^61 − 1 numbers is still possible");
  });

  test("by keyboard: another part, another number of shares", async ({ page }) => {
    const box = await openFigure(page, "additive-shares#seed=3");
    await tabTo(page, box.getByLabel("Shares you see"));
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect(sayingOf(box)).toContainText("All 3 shares are here", PATIENCE);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await expect(box.getByRole("radio", { name: "shares", exact: true })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(sayingOf(box)).toContainText("Each party added its own two shares", PATIENCE);
  });
});

test("320 px wide, without their drawings, they still say everything, and nothing goes sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const address of [
    "shamir?corrupt=2",
    "shamir?shares=10&present=10&field=fp61",
    "additive-shares",
    "additive-shares?parties=10",
    "additive-shares?part=sums",
    "additive-shares?part=floats",
  ]) {
    const box = await openFigure(page, `${address}#seed=7`);
    expect(await overflow(), address).toBeLessThanOrEqual(0);
    await withoutPictures(page);
    await box.locator("summary", { hasText: "Table of values" }).click();
    await expect(box.getByRole("table").first()).toBeVisible();
    await expect(sayingOf(box)).not.toBeEmpty();
    expect(await overflow(), address).toBeLessThanOrEqual(0);
  }
});

test("a still says what it is without a worker, and each part can be saved as a picture", async ({ page }) => {
  for (const address of ["shamir", "additive-shares", "additive-shares?part=sums", "additive-shares?part=floats"]) {
    await page.goto(`/widgets/${address}#seed=1`);
    const box = figure(page, /^[a-z-]+/.exec(address)?.[0]);
    await inPhase(box, "done");
    const saving = page.waitForEvent("download");
    await box.locator(".saves").getByRole("button", { name: "SVG" }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.svg$/);
  }
});

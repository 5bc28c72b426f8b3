/** Sums and sizes of an intersection: the figures psi-sum and psi-ca on their own pages, and the exercise of the curious receiver. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "playwright/test";
import { inPhase, openFigure, openOwnLists, PATIENCE, sayingOf, withoutPictures } from "./helpers.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

test("psi-sum tells the shop the sum and the publisher the size, and a rerandomised sum says nothing more", async ({ page }) => {
  const box = await openFigure(page, "psi-sum");
  await expect(sayingOf(box)).toContainText(/The shop learned that 6 people on both lists spent \d+/);
  await expect(sayingOf(box)).toContainText("That is what this page dealt.");
  await expect(box.locator(".attacker")).toContainText("is no product of those that it sent");
  await expect(box.locator(".party.two li.hit")).toHaveCount(0);
  await expect(box.locator(".wire .msg")).toHaveCount(6);
});

test("psi-sum without rerandomising names the shop's customers, also by its tables alone", async ({ page }) => {
  const box = await openFigure(page, "psi-sum?rerandomise=no");
  await withoutPictures(page);
  await expect(sayingOf(box)).toContainText("so the shop knows whose amounts were added");
  await expect(box.locator(".party.two li.hit")).toHaveCount(6);
});

test("psi-sum takes a person's list and table: one shared customer is named by the sum", async ({ page }) => {
  const box = await openFigure(page, "psi-sum?bits=1024");
  await openOwnLists(box);
  await box.getByLabel("Publisher's list").fill("ana\nbo");
  await box.getByRole("button", { name: "Compare these lists" }).click();
  await expect(box.locator(".own-lists .refusal")).toContainText("shop's list is empty");
  await box.getByLabel("Shop's list").fill("who,spent\nbo,31\ncy,7\ndee,much");
  await box.getByRole("button", { name: "Compare these lists" }).click();
  await expect(sayingOf(box)).toContainText("1 person on both lists spent 31", PATIENCE);
  await expect(sayingOf(box)).toContainText("Size and sum alone say whose amounts they are.");
  await expect(sayingOf(box)).toContainText("A key of 1,024 bits is too small");
  await expect(box.locator(".party.two .rejected")).toContainText("line 4:");
  expect(page.url()).not.toContain("bo");
});

test("psi-sum of a thousand by a thousand says how long, shows progress, and is stopped", async ({ page }) => {
  await page.goto("/widgets/psi-sum?n=1000&m=1000&run=manual");
  const box = page.locator("[data-widget=psi-sum]");
  await expect(box.locator(".estimate")).toContainText(/seconds|minutes/, PATIENCE);
  await box.getByRole("button", { name: "Run", exact: true }).click();
  await inPhase(box, "running");
  await expect(box).toContainText(/drawing the two primes|masking/, PATIENCE);
  await box.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(box).toHaveAttribute("data-phase", "failed", { timeout: 2000 });
  await expect(box).toContainText("you stopped it");
});

test("psi-ca reads the members where the sender kept the order, and follows its sizes", async ({ page }) => {
  const box = await openFigure(page, "psi-ca");
  await expect(sayingOf(box)).toContainText("the receiver knows which: 6 of its 6 claims are right");
  const lists = box.locator(".break-list");
  await expect(lists).toHaveCount(2);
  await expect(lists.nth(1).locator("li.hit")).toHaveCount(6);
  await expect(lists.nth(1).locator("li.hit")).toHaveText(Array(6).fill(/match, and shared$/));
  const items = box.getByLabel("Sender's items");
  await items.fill("0");
  await items.press("Enter");
  await expect(sayingOf(box)).toContainText("0 items are shared", PATIENCE);
});

test("the exercise of the curious receiver: its solution reads every run, and names nobody where it cannot", async ({ page }) => {
  await page.goto("/lessons/private-set-intersection");
  const bench = page.locator(".workbench[data-exercise=size-only-reader]");
  await bench.scrollIntoViewIfNeeded();
  await bench.getByRole("textbox", { name: /^Your code for/ }).click(PATIENCE);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(readFileSync(path.join(import.meta.dirname, "../lib/exercises/size-only-reader/solution.ts"), "utf8"));
  await bench.getByRole("button", { name: "Run the tests" }).click(PATIENCE);
  await expect(bench.locator(".work-say")).toContainText("Passed: 3 tests and 1 attack that found nothing.", { timeout: 60_000 });
});

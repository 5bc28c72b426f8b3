/** "Show the code that ran" shows the code that ran: the text of each page is the repository's file, byte for byte. */
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "playwright/test";
import { openFigure } from "./helpers.ts";

test.describe.configure({ timeout: 90_000 });

for (const id of ["psi", "hash-psi-break"]) {
  test(`every file listed under ${id}`, async ({ page }) => {
    const box = await openFigure(page, id);
    const links = await box.locator('a[href^="/source/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links).toContain(`/source/lib/experiments/${id}.run.ts`);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      await page.goto(link);
      const shown = await page.locator(".source code").evaluate((code) => code.textContent);
      expect(shown, link).toBe(await readFile(`.${link.replace("/source", "")}`, "utf8"));
    }
  });
}

test("every source file of lib has a page, and tests have none", async ({ request }) => {
  const files = (await readdir("lib", { recursive: true })).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const status = (await request.head(`/source/lib/${file}`)).status();
    expect(status, file).toBe(/\.(test|fixture)\.ts$/.test(file) ? 404 : 200);
  }
});

/** "Show the code that ran" shows the code that ran: the text of each page is the repository's file, byte for byte. */
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "playwright/test";
import { experiments } from "../lib/experiments/index.ts";

for (const id of Object.keys(experiments)) {
  test(`every file listed under ${id}`, async ({ page }) => {
    await page.goto(`/widgets/${id}`);
    await page.locator("[data-widget]").waitFor();
    const links = await page
      .locator('[data-widget] a[href^="/source/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links).toContain(`/source/lib/experiments/${id}.run.ts`);
    expect(links.length).toBeGreaterThan(5);
    const shown = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const text = await (await fetch(address)).text();
            return new DOMParser().parseFromString(text, "text/html").querySelector(".source code")?.textContent;
          }),
        ),
      links,
    );
    for (const [at, link] of links.entries()) expect(shown[at], link).toBe(await readFile(`.${link.replace("/source", "")}`, "utf8"));
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

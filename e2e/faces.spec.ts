/** The typefaces: they come after the first words and together, and a page without them is a page. */
import { expect, type Frame, type Page, test } from "playwright/test";
import { PATIENCE } from "./helpers.ts";
import { embedOutside } from "./outside.ts";

/** "Literata italic: loaded", of the faces that the page knows; none until they have joined it. */
const faces = (place: Page | Frame): Promise<string[]> =>
  place.evaluate(() => [...document.fonts].map(({ family, style, status }) => `${family.replaceAll('"', "")} ${style}: ${status}`));

test("join a lesson when those that its words are set in are there", async ({ page }) => {
  await page.goto("/lessons/secret-sharing");
  // The very moment: with a sheet's rules they would be known first, and loaded afterwards.
  await page.waitForFunction(() => document.fonts.size > 0, undefined, { polling: 5, ...PATIENCE });
  const known = await faces(page);
  for (const needed of ["Literata normal", "Literata italic", "Commissioner normal", "JetBrains Mono normal", "STIX Two Math normal"])
    expect(known).toContain(`${needed}: loaded`);
  expect(known).toContain("Literata normal: unloaded"); // its Greek letters, of which the lesson's prose has none
  expect(await page.evaluate(() => document.fonts.check("italic 16px Literata"))).toBe(true);
});

test("are fetched for letters that come later", async ({ page }) => {
  await page.goto("/cite");
  await page.waitForFunction(() => document.fonts.size > 0, undefined, PATIENCE);
  const fetched = page.waitForResponse((response) => response.url().includes("jetbrains-mono-greek"), PATIENCE);
  await page.evaluate(() => {
    const code = document.createElement("code");
    code.textContent = "ε";
    document.querySelector("main")?.prepend(code);
  });
  expect((await fetched).status()).toBe(200);
});

test("that do not come take nothing away", async ({ page }) => {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.route("**/*.woff2", (route) => route.abort());
  await page.goto("/lessons/secret-sharing");
  await expect.poll(() => faces(page), PATIENCE).toContain("Literata normal: error");
  await expect(page.locator("h1")).toBeVisible();
  expect(wrong).toEqual([]);
});

test("may be used in a sandboxed frame, which may not read their sheet", async ({ page, baseURL }) => {
  const outside = await embedOutside(page, baseURL ?? "", "/embed/psi", { attributes: 'sandbox="allow-scripts"' });
  await expect(outside.frame.locator("h3, h2, h1").first()).toBeVisible(PATIENCE);
  const frame = page.frames().at(-1) as Frame;
  await expect.poll(() => faces(frame), PATIENCE).toContainEqual(expect.stringMatching(/^Commissioner normal: /));
  await outside.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("come by their sheet", async ({ page }) => {
    const fetched = page.waitForResponse((response) => response.url().includes("literata-latin-opsz-normal"), PATIENCE);
    await page.goto("/lessons/secret-sharing");
    expect((await fetched).status()).toBe(200);
  });
});

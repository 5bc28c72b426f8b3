// @ts-check
// Takes the picture at the top of README.md from the built home page: npm run picture. Run it when the page has changed in looks.
//
// As a newcomer sees it: light, nothing stored, the figure run once with the randomness of that moment. public/picture.png is part of the
// site as well, so it is kept small: at the size of a plain screen.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumArgs, findChromium } from "./browser.mjs";
import { ensure } from "./ensure.mjs";
import { createSite } from "./serve.mjs";

const picture = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "public/picture.png");
const WIDTH = 1280;
const HEIGHT = 860;

await ensure("build", "browser", "--quiet");
const { chromium } = await import("playwright");
const site = createSite();
await new Promise((resolve) => site.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());
const executablePath = await findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(`http://127.0.0.1:${port}/?motion=off`);
  await page.locator("[data-phase=done]").first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture });
  process.stdout.write(`${path.relative(process.cwd(), picture)}: ${WIDTH} by ${HEIGHT}\n`);
} finally {
  await browser.close();
  site.closeAllConnections();
  site.close();
}

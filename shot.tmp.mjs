import { chromium } from "playwright";
import * as b from "./scripts/browser.mjs";
// args: out address width theme [fullpage selector]
const jobs = JSON.parse(process.argv[2]);
const browser = await chromium.launch({ args: b.chromiumArgs, executablePath: (await b.findChromium()) });
for (const { out, address, width = 1280, theme = "light", sel = "[data-widget]", h = 900, wait = 500 } of jobs) {
  const page = await browser.newPage({ viewport: { width, height: h } });
  const t = Date.now();
  await page.goto(`http://localhost:4315${address}`);
  await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
  try { await page.waitForFunction(() => [...document.querySelectorAll("[data-widget]")].slice(0,1).every((e) => ["done","failed"].includes(e.dataset.phase)), null, { timeout: 45000 }); } catch { console.log("timeout", out, await page.locator("[data-widget]").first().getAttribute("data-phase")); const r = page.getByRole("button",{name:"Run",exact:true}).first(); if (await r.count()) { await r.click(); await page.waitForTimeout(8000);} }
  console.log(out, Date.now() - t, "ms");
  await page.waitForTimeout(wait);
  await page.locator(sel).first().screenshot({ path: out });
  await page.close();
}
await browser.close();

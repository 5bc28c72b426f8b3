// A real Chromium on the built site, served as it is in use: same server, same headers.
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright";
import { chromiumArgs, findChromium } from "../browser.mjs";
import { createSite } from "../serve.mjs";

/**
 * Opens an address of the site in a fresh tab: empty cache, no service worker, which would fetch the whole site beside what is
 * measured. `height`: of the window, in pixels; what lies below it waits.
 */
export type Open = (address: string, height?: number) => Promise<Page>;

export async function inChromium<T>(measure: (open: Open, browser: Browser) => Promise<T>): Promise<T> {
  const server = createSite();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const executablePath = await findChromium();
  const browser = await chromium.launch({ args: [...chromiumArgs], ...(executablePath && { executablePath }) });
  try {
    return await measure(async (address, height = 1000) => {
      const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1280, height } });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(`http://127.0.0.1:${port}${address}`);
      return page;
    }, browser);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Clicks "Run" of the only figure and waits until its run is done. Milliseconds, by the page's own clock. */
export async function runFigure(page: Page, id: string): Promise<number> {
  const widget = page.locator(`[data-widget="${id}"]`);
  await widget.locator(".acts .go").first().waitFor(); // a figure that takes lists has a second such button, to compare them
  return widget.evaluate(
    (box) =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now();
        const observer = new MutationObserver(() => {
          const phase = box.getAttribute("data-phase");
          if (phase === "failed") reject(new Error("The run failed."));
          if (phase === "done") resolve(performance.now() - began);
        });
        observer.observe(box, { attributes: true, attributeFilter: ["data-phase"] });
        box.querySelector<HTMLButtonElement>(".acts .go")?.click();
      }),
  );
}

/**
 * `test` for those who open pages and look: one page of the browser, kept for all such tests of a worker. Each of them finds it as somebody
 * new would: nothing stored, no listener, the usual size. What stays is what a browser keeps of a site that one has visited: its scripts,
 * fetched and compiled, which cost more than most tests.
 *
 * A test begins on a text file of the site, where it can store what its page is to find.
 *
 * Not for a test that does what cannot be taken back (scripts at start, routes, permissions), or that needs a cache or a context of its own.
 */
import { type BrowserContextOptions, test as base, type CDPSession, type Page } from "playwright/test";
import { ANOTHER_SITE } from "./outside.ts";

/** Of the site, and nothing that runs: from here what the last test's page has stored is cleared, after it has stored its last. */
const NOWHERE = "/theme.js";

interface Visitor {
  readonly kept: { readonly page: Page; readonly session: CDPSession };
}

export const test = base.extend<object, Visitor>({
  kept: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext(project.use as BrowserContextOptions);
      const page = await context.newPage();
      await page.goto(NOWHERE); // as every test of this page begins
      await use({ page, session: await context.newCDPSession(page) });
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ kept: { page, session }, baseURL, viewport }, use) => {
    if (viewport) await page.setViewportSize(viewport);
    await use(page);
    page.removeAllListeners();
    await page.goto(NOWHERE);
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
    await page.mouse.move(-1, -1); // over nothing: what it is over the next page shows as pointed at
    await session.send("Storage.clearDataForOrigin", { origin: baseURL as string, storageTypes: "all" });
    // What a figure stores in somebody else's page (outside.ts) is kept apart, by that page's site.
    await session.send("Storage.clearDataForStorageKey", { storageKey: `${baseURL}/^0http://${ANOTHER_SITE}`, storageTypes: "all" });
  },
});

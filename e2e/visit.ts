/** What every page of the export is held to, by whoever visits it; looks.ts has the rest. */
import type { FrameLocator, Page, Request } from "playwright/test";

/** Everything that should not happen on a page. `counts`: which requests are the site's own, where its page stands in somebody else's. */
export function watched(page: Page, baseURL: string, counts: (request: Request) => boolean = () => true): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (message.type() === "error" || message.type() === "warning") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const other = url.protocol.startsWith("http") && url.origin !== new URL(baseURL).origin;
    if (other && counts(request)) wrong.push(`request to ${url.origin}`);
  });
  return wrong;
}

/** Links within the page that lead nowhere. */
export const deadEnds = (page: Page | FrameLocator): Promise<string[]> =>
  page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? "").filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
    );

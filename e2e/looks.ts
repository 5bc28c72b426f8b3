/**
 * What can be checked of a page's looks without eyes: what an automatic checker finds, and that nothing stands out sideways, in three
 * themes and at three widths.
 *
 * The checker is axe-core itself, put into the page once: asked for violations only, it answers several times faster than through its
 * wrapper for Playwright, which puts it in again for every question and opens a page of its own.
 */
import axe from "axe-core";
import { expect, type Page } from "playwright/test";

const widths = [320, 768, 1440] as const;
const themes = ["light", "dark", "projector"] as const;

/**
 * All of the page is laid out. What a lesson leaves for later (content-visibility) has a guessed height, and its boxes, once somebody asks
 * for them, lie over the next section: the checker took a marked row of a table for the ground of the question after it.
 *
 * What a closed disclosure holds is not: to the checker it is hidden either way, but a browser that only skips it (as it does, so that a
 * search in the page can open it) lays it out for each of the checker's questions.
 */
const LAID_OUT = `
  * { content-visibility: visible !important }
  details:not([open])::details-content { display: none !important }
`;

/** `within`: looks at this part of the page only. `also`: what else is to hold at each width in each theme. */
export async function lookAt(page: Page, within?: string, also?: (where: string) => Promise<void>): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  }, LAID_OUT);
  // Widths outside: another width lays everything out and draws every figure anew, another theme only paints.
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of themes) {
      const where = `${theme} at ${width} px`;
      await page.evaluate((name) => {
        document.documentElement.dataset["theme"] = name;
      }, theme);
      expect.soft(await findings(page, within), where).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(overflow, `sideways, ${where}`).toBeLessThanOrEqual(0);
      await also?.(where);
    }
  }
}

/** One line for each rule that is broken: its name, and where. */
export async function findings(page: Page, within = "html"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(axe.source);
    // A finding is a rule and a place here: the checker need not copy the markup of every element that it looks at.
    await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.configure({ noHtml: true }));
  }
  return page.evaluate(async (part) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      { include: [part] },
      { resultTypes: ["violations"], iframes: false }, // the site's frames are pages that are looked at by themselves
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, within);
}

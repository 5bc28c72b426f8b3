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

type Rules = "all" | "all but colours" | "colours";
/** Each question where the answer may differ: every rule on a narrow page, what depends on the layout on a wide one, colours in every theme. */
const questions: Record<string, Rules> = {
  "light 320": "all",
  "light 1440": "all but colours",
  "dark 768": "colours",
  "projector 1440": "colours",
};

export interface Part {
  /** Looks at this part of the page only. */
  readonly within?: string;
  /** Does not look at the colours of these, in dark and as projected. */
  readonly coloursBut?: string;
}

export async function lookAt(page: Page, { within, coloursBut }: Part = {}, also?: (where: string) => Promise<void>): Promise<void> {
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset["theme"] = name;
    }, theme);
    for (const width of widths) {
      const where = `${theme} at ${width} px`;
      await page.setViewportSize({ width, height: 900 });
      const rules = questions[`${theme} ${width}`];
      if (rules) expect.soft(await findings(page, rules, within, rules === "colours" ? coloursBut : undefined), where).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(overflow, `sideways, ${where}`).toBeLessThanOrEqual(0);
      await also?.(where);
    }
  }
}

/** One line for each rule that is broken: its name, and where. */
export async function findings(page: Page, rules: Rules = "all", within?: string, but?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([which, inside, outside]) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
        { include: [inside ?? "html"], ...(outside && { exclude: [outside] }) },
        {
          resultTypes: ["violations"],
          iframes: false, // those of the site are pages that are looked at by themselves
          ...(which === "colours" && { runOnly: ["color-contrast"] }),
          ...(which === "all but colours" && { rules: { "color-contrast": { enabled: false } } }),
        },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    },
    [rules, within, but] as const,
  );
}

/**
 * What can be checked of a page's looks without eyes: what an automatic checker finds, and that nothing stands out sideways, in three
 * themes and at three widths.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const widths = [320, 768, 1440] as const;
const themes = ["light", "dark", "projector"] as const;

const contrast = ["color-contrast"];
/**
 * The checker takes seconds, so it asks each question where the answer may differ: every rule once on a narrow page, what depends on the
 * layout again on a wide one, colours in every theme.
 */
const questions: Record<string, (axe: AxeBuilder) => AxeBuilder> = {
  "light 320": (axe) => axe,
  "light 1440": (axe) => axe.disableRules(contrast),
  "dark 768": (axe) => axe.withRules(contrast),
  "projector 1440": (axe) => axe.withRules(contrast),
};

export interface Part {
  /** Looks at this part of the page only. */
  readonly within?: string;
  /** Does not look at the colours of these. */
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
      const ask = questions[`${theme} ${width}`];
      if (ask) {
        const axe = ask(checker(page));
        if (within) axe.include(within);
        if (coloursBut && theme !== "light") axe.exclude(coloursBut);
        expect.soft(await findings(axe), where).toEqual([]);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(overflow, `sideways, ${where}`).toBeLessThanOrEqual(0);
      await also?.(where);
    }
  }
}

/** Legacy mode: the other one opens a page for each analysis, which takes longer than the analysis. There are no foreign frames here. */
export const checker = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

export async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

// The longest task of the page's own thread while a figure runs. The computation is in workers; what is left here is drawing.
//
// The browser records tasks over 50 ms only, so 0 means that there was none.
import { experiments } from "../../lib/experiments/index.ts";
import { inChromium, runFigure } from "./chromium.ts";
import { type Row, row } from "./rows.ts";

const GOAL = { op: "<=", value: 50 } as const;
const SAMPLES = 3;

/** A busier run than the default one, where there is something to be busy with. */
const busy: Readonly<Record<string, string>> = { psi: "n=1000&m=1000" };

export const mainThread = (): Promise<Row[]> =>
  inChromium(async (open) => {
    const rows: Row[] = [];
    for (const id of Object.keys(experiments)) {
      const longest: number[] = [];
      const page = await open(`/widgets/${id}?run=manual&${busy[id] ?? ""}`);
      for (let i = 0; i < SAMPLES; i++) {
        await page.evaluate(() => {
          const seen = globalThis as unknown as { longest: number; watcher?: PerformanceObserver };
          seen.longest = 0;
          seen.watcher?.disconnect();
          seen.watcher = new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
          });
          seen.watcher.observe({ type: "longtask" });
        });
        await runFigure(page, id);
        await page.waitForTimeout(300); // the last drawing, and the observer's own delay
        longest.push(await page.evaluate(() => (globalThis as unknown as { longest: number }).longest));
      }
      rows.push(row(`main-thread.${id}.longest-task`, "chromium", "ms", longest, GOAL));
      await page.close();
    }
    return rows;
  });

// Two workers of Chromium and the line between them: made ready, then timed. One worker alone is timed the same way.
import type { Browser, Page } from "playwright";
import type { PartyDone } from "./psi-worker.ts";

export interface Sample {
  readonly cpu: number;
  readonly elapsed: number;
  readonly bytes: number;
}

export interface Party {
  readonly script: string;
  readonly task: object;
}

/** Fresh workers, loaded and ready; then the clocks, then go. */
export async function timed(browser: Browser, page: Page, parties: readonly Party[], due: number | undefined): Promise<Sample> {
  await page.evaluate(async (list) => {
    const channel = new MessageChannel();
    const ports = [channel.port1, channel.port2];
    const workers = list.map(({ script }) => new Worker(URL.createObjectURL(new Blob([script]))));
    Object.assign(globalThis, { workers });
    await Promise.all(
      workers.map(
        (worker, i) =>
          new Promise((resolve, reject) => {
            worker.onmessage = resolve;
            worker.onerror = (event) => reject(new Error(event.message));
            const port = list.length === 2 ? (ports[i] as MessagePort) : undefined;
            worker.postMessage({ ...list[i]?.task, port }, port ? [port] : []);
          }),
      ),
    );
  }, parties);
  const before = await cpuOf(browser);
  const { elapsed, results } = await page.evaluate(async () => {
    const { workers } = globalThis as unknown as { workers: Worker[] };
    const began = performance.now();
    const done = workers.map(
      (worker) =>
        new Promise<unknown>((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data.done);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage("go");
        }),
    );
    return { results: await Promise.all(done), elapsed: performance.now() - began };
  });
  const cpu = (await cpuOf(browser)) - before;
  await page.evaluate(() => {
    for (const worker of (globalThis as unknown as { workers: Worker[] }).workers) worker.terminate();
  });
  const told = results as (PartyDone | undefined)[];
  if (due !== undefined && told[0]?.found !== due) throw new Error(`${told[0]?.found} items were found where ${due} are shared.`);
  return { cpu, elapsed, bytes: told.reduce((sum, done) => sum + (done?.bytes ?? 0), 0) };
}

/** A secure origin, which WebCrypto asks for, without the site's own policy, which would let no script of ours in. */
export async function blankPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.route("http://localhost/bench", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto("http://localhost/bench");
  return page;
}

/** Processor time of all page processes so far, in ms: workers are threads of their page's process. */
export async function cpuOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((total, { cpuTime }) => total + 1000 * cpuTime, 0);
}

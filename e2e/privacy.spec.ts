/**
 * What a person brings stays where it was brought. A marker stands in the receiver's list; it may be in no request, no
 * storage, no message to another window, and in nothing that
 * the page gives to any worker but the receiver's.
 *
 * Watched: everything that the page posts, to workers and to windows. Not watched: what workers say to each other; what may cross
 * there is the protocol's business and tested in lib/psi.
 */
import { expect, type Page, test } from "playwright/test";
import { bringFiles, figure, inPhase, openFigure, pasteLists, sayingOf } from "./helpers.ts";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 90_000 });

const MARKER = "zebra-4711-marker";

interface Sent {
  readonly to: string;
  readonly texts: readonly string[];
}

/** Keeps all that the page posts: to whom, and every text and blob in it, read out. */
async function watchPosting(page: Page): Promise<() => Promise<Sent[]>> {
  await page.addInitScript(() => {
    const log: { to: string; data: unknown }[] = [];
    const names = new WeakMap<Worker, string>();
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        names.set(this, options?.name ?? "unnamed");
      }
    };
    const watch = (prototype: { postMessage: (...args: never[]) => void }, nameOf: (self: never) => string) => {
      const post = prototype.postMessage;
      prototype.postMessage = function (this: never, ...args: never[]) {
        log.push({ to: nameOf(this), data: args[0] });
        return post.apply(this, args);
      };
    };
    watch(Original.prototype, (self) => names.get(self) ?? "unnamed");
    watch(MessagePort.prototype, () => "port");
    watch(window as never, () => "window");
    const texts = async (value: unknown): Promise<string[]> => {
      if (value instanceof Blob) return [await value.text(), ...(value instanceof File ? [value.name] : [])];
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [new TextDecoder().decode(value)];
      if (typeof value !== "object" || value === null) return [String(value)];
      return (await Promise.all(Object.entries(value).map(async ([key, each]) => [key, ...(await texts(each))]))).flat();
    };
    Object.assign(window, {
      posted: () => Promise.all(log.map(async ({ to, data }) => ({ to, texts: await texts(data) }))),
    });
  });
  return () => page.evaluate(() => (window as never as { posted: () => Promise<Sent[]> }).posted());
}

/** Everything this origin has stored, as one text. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) all.push(`database ${name}`);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    return all.join("\n");
  });

for (const way of ["pasted", "from a file"] as const) {
  test(`an own list, ${way}, reaches its own party's worker and nothing else`, async ({ page, context }) => {
    const requests: string[] = [];
    context.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`));
    const posted = await watchPosting(page);
    const box = await openFigure(page, "psi?protocol=ecdh");
    const receiver = `${MARKER}\nshared`;
    const sender = "other\nshared";
    if (way === "pasted") await pasteLists(box, { receiver, sender });
    else await bringFiles(box, { receiver: { name: "r.txt", text: receiver }, sender: { name: "s.txt", text: sender } });
    await expect(sayingOf(box)).toContainText("learned 1 shared item by name");

    const holding = (await posted()).filter(({ texts }) => texts.some((text) => text.includes(MARKER)));
    expect(holding.map(({ to }) => to)).toEqual(["party receiver"]); // and this shows that the watching works
    expect(requests.filter((request) => request.includes(MARKER))).toEqual([]);
    expect(page.url()).not.toContain(MARKER);
    expect(await stored(page)).not.toContain(MARKER);
    await expect(box.locator(".party.one")).toContainText(MARKER);
    await expect(box.locator(".party.two")).not.toContainText(MARKER);
  });
}

test("with own lists the copied link holds settings only", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const box = await openFigure(page, "psi");
  await pasteLists(box, { receiver: MARKER, sender: MARKER });
  await expect(sayingOf(box)).toContainText("learned 1 shared item");
  await box.getByRole("button", { name: "Copy link to these settings" }).click();
  await expect(box.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("/widgets/psi#");
  expect(link).not.toContain(MARKER);
});

test("works where the browser lets nothing be stored", async ({ page }) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("storage is blocked", "SecurityError");
        },
      });
    }
  });
  await page.goto("/lessons/private-set-intersection");
  await expect(page.locator(".completion")).toContainText("does not let this page store anything");
  await page.locator(".plate").nth(1).scrollIntoViewIfNeeded(); // it goes live when it comes near the view
  const box = figure(page);
  await inPhase(box, "done");
  const question = page.locator("#repairs");
  await question.getByRole("radio").last().check();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.locator(".ans")).toContainText("That is the one.");
  expect(errors).toEqual([]);
});

/** The kept page of visitor.ts: what one test leaves in it the next one does not find. */
import { expect, type Page } from "playwright/test";
import { embedOutside } from "./outside.ts";
import { test } from "./visitor.ts";

test.describe.configure({ mode: "serial" }); // so in one worker, and one page

const found = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
    width: innerWidth,
    motion: matchMedia("(prefers-reduced-motion: reduce)").matches,
    print: matchMedia("print").matches,
  }));

/** The same figure in somebody else's page: what it finds stored there. `leaves`: and what it leaves. */
async function inAFrame(page: Page, baseURL: string, leaves: boolean) {
  const outside = await embedOutside(page, baseURL, "/embed/psi");
  await outside.heard("ready");
  const stored = await page.frames()[1]?.evaluate(async (leave) => {
    const found = { local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length };
    if (!leave) return found;
    localStorage.setItem("left", "1");
    sessionStorage.setItem("left", "1");
    await new Promise((resolve) => {
      indexedDB.open("left").onsuccess = resolve;
    });
    return { local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length };
  }, leaves);
  await outside.close();
  return stored;
}

let first: Page | undefined;
let asNew: Awaited<ReturnType<typeof found>> | undefined;
let heard = 0;

test("one test stores what can be stored, and changes what can be changed", async ({ page, baseURL }) => {
  first = page;
  await page.goto("/about");
  asNew = await found(page);
  expect(asNew).toMatchObject({ local: 0, session: 0, databases: 0, caches: 0, cookies: "", motion: false, print: false });
  page.on("load", () => heard++);
  await page.setViewportSize({ width: 320, height: 500 });
  await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
  await page.evaluate(async () => {
    localStorage.setItem("left", "1");
    sessionStorage.setItem("left", "1");
    // biome-ignore lint/suspicious/noDocumentCookie: what is tested is that none stays
    document.cookie = "left=1";
    await caches.open("left");
    await new Promise((resolve) => {
      indexedDB.open("left").onsuccess = resolve;
    });
    addEventListener("pagehide", () => localStorage.setItem("at the last moment", "1"));
  });
  const left = await found(page);
  expect(left).toMatchObject({ local: 1, session: 1, databases: 1, caches: 1, cookies: "left=1", width: 320, motion: true, print: true });
  expect(await inAFrame(page, baseURL as string, true)).toEqual({ local: 1, session: 1, databases: 1 });
  heard = 0; // it is the next test that is not to be heard
});

test("the next one finds the same page as somebody new would", async ({ page, baseURL }) => {
  expect(page).toBe(first);
  await page.goto("/about");
  expect(await found(page)).toEqual(asNew);
  expect(heard).toBe(0);
  expect(await inAFrame(page, baseURL as string, false)).toEqual({ local: 0, session: 0, databases: 0 });
});

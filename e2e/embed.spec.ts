/** A figure inside a page of another origin: what it says, what it does when told, and to whom it does not listen. */
import { expect } from "playwright/test";
import { inPhase, PATIENCE } from "./helpers.ts";
import { embedOutside, type Outside } from "./outside.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 90_000 });

const own = { petri: 1, widget: "psi" } as const;
let outside: Outside | undefined;
test.afterEach(async () => {
  await outside?.close();
  outside = undefined;
});

test("says ready and its height at once, and nothing of its run before the page has spoken", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi#seed=7");
  expect(await outside.heard("ready")).toEqual({ ...own, type: "ready" });
  expect(await outside.heard("resize")).toMatchObject({ ...own, height: expect.any(Number) });
  await inPhase(outside.frame.locator("[data-widget=psi]"), "done");
  expect(new Set((await outside.said()).map(({ type }) => type))).toEqual(new Set(["ready", "resize"]));

  await outside.tell({ ...own, type: "get" });
  expect(await outside.heard("state")).toMatchObject({ ...own, params: { protocol: "oprf", n: 8 } });
  expect(await outside.heard("result")).toMatchObject({ ...own, params: { n: 8 }, result: { size: 3, learns: "receiver" } });
});

test("set runs with the new values, run runs again, reset goes back", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi");
  await inPhase(outside.frame.locator("[data-widget=psi]"), "done");
  await outside.tell({ ...own, type: "set", params: { protocol: "ecdh", output: "size", n: 4, overlap: 0.5 } });
  expect(await outside.heard("result")).toMatchObject({ params: { n: 4 }, result: { protocol: "ecdh", output: "size", size: 2 } });
  await outside.tell({ ...own, type: "run" });
  expect(await outside.heard("result", 1)).toMatchObject({ result: { protocol: "ecdh", size: 2 } });
  await outside.tell({ ...own, type: "reset" });
  expect(await outside.heard("result", 2)).toMatchObject({ params: { n: 8 }, result: { protocol: "oprf", size: 3 } });
});

const refused: readonly [message: object, said: RegExp][] = [
  [{ ...own, type: "set", params: { n: -5 } }, /^n: -5 is not /],
  [{ ...own, type: "set", params: { colour: "red" } }, /no parameter "colour"/],
  [{ ...own, type: "set", params: { protocol: "oprf", output: "size" } }, /gives the intersection only/],
  [{ ...own, type: "explode" }, /not a message for a widget/],
  [{ ...own, widget: "dial", type: "run" }, /the widget "psi", not "dial"/],
];
test("answers what it refuses with an error, and keeps its values", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi");
  await inPhase(outside.frame.locator("[data-widget=psi]"), "done");
  await outside.tell({ ...own, type: "get" }); // the first valid message: now it knows to whom it speaks
  await outside.heard("result");
  for (const [at, [message, said]] of refused.entries()) {
    await outside.tell(message);
    expect(String((await outside.heard("error", at))["message"])).toMatch(said);
  }
  await outside.tell({ ...own, type: "get" });
  expect(await outside.heard("result", 1)).toMatchObject({ params: { n: 8, protocol: "oprf", output: "intersection" } });
});

test("listens to its parent only, and says nothing to another window", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi");
  const box = outside.frame.locator("[data-widget=psi]");
  await inPhase(box, "done");
  // Another frame of the same page, of another (opaque) origin, speaks to the figure.
  await page.evaluate(() => {
    const other = document.createElement("iframe");
    other.setAttribute("sandbox", "allow-scripts");
    other.srcdoc = `<script>
      addEventListener("message", ({ data }) => parent.postMessage({ other: data }, "*"));
      for (const type of ["get", "set"]) parent.frames[0].postMessage({ petri: 1, widget: "psi", type, params: { n: 2 } }, "*");
      parent.postMessage("spoke", "*");
    </script>`;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener("message", ({ source, data }) => source === other.contentWindow && heard.push(data));
    document.body.append(other);
  });
  const heard = () => page.evaluate(() => (window as never as { heard: unknown[] }).heard);
  await expect.poll(heard, PATIENCE).toEqual(["spoke"]);
  // What comes after in the parent's own voice is answered, with the values as they were: the other was not heard.
  await outside.tell({ ...own, type: "get" });
  expect(await outside.heard("result")).toMatchObject({ params: { n: 8 } });
  expect(await heard()).toEqual(["spoke"]);
  expect(await outside.said("error")).toEqual([]);
});

for (const keys of ["yield", "capture"] as const) {
  test(`keys=${keys}`, async ({ page, baseURL }) => {
    outside = await embedOutside(page, baseURL ?? "", `/embed/psi?keys=${keys}`);
    const box = outside.frame.locator("[data-widget=psi]");
    await inPhase(box, "done");
    const button = box.getByRole("button", { name: "Reset" });
    await button.focus();
    await button.press("ArrowRight"); // a button has no use for it
    if (keys === "yield") expect(await outside.heard("key")).toEqual({ ...own, type: "key", key: "ArrowRight" });
    const radio = box.getByRole("radio").first();
    await radio.focus();
    await radio.press("ArrowDown"); // a radio button has
    await outside.tell({ ...own, type: "get" });
    await outside.heard("state");
    expect((await outside.said("key")).map(({ key }) => key)).toEqual(keys === "yield" ? ["ArrowRight"] : []);
  });
}

test("in a sandbox where workers cannot start it says so", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi", { attributes: 'sandbox="allow-scripts"' });
  await expect(outside.frame.locator(".fault")).toContainText("add allow-same-origin", PATIENCE);
  await expect(outside.frame.locator("table, .psi").first()).toBeAttached();
});

test("offers no field for own lists", async ({ page, baseURL }) => {
  outside = await embedOutside(page, baseURL ?? "", "/embed/psi");
  await inPhase(outside.frame.locator("[data-widget=psi]"), "done");
  await expect(outside.frame.locator("input[type=file], textarea")).toHaveCount(0);
});

test("a lesson and a figure's own page refuse to be framed", async ({ page, baseURL, request }) => {
  for (const address of ["/lessons/private-set-intersection", "/widgets/psi", "/"]) {
    const headers = (await request.get(address)).headers();
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  }
  outside = await embedOutside(page, baseURL ?? "", "/widgets/psi");
  await expect.poll(() => page.frames()[1]?.url(), PATIENCE).toContain("chrome-error:");
});

/** The bench: an address, a snippet, a command and a QR code are made by keyboard, and each of them leads to the figure that was meant. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test as alone, expect, type Locator, type Page } from "playwright/test";
import decodeQR from "qr/decode.js";
import { experiments } from "../lib/experiments/index.ts";
import { inPhase, PATIENCE, tabTo } from "./helpers.ts";
import { lookAt } from "./looks.ts";
import { embedOutside, type Outside, openOutside } from "./outside.ts";
import { test } from "./visitor.ts";

test.describe.configure({ timeout: 120_000 });

let close: (() => Promise<void>) | undefined;
test.afterEach(async () => {
  await close?.();
  close = undefined;
});

const entry = (page: Page, id = "psi") => page.locator(`details.entry#${id}`);
const addressOf = (box: Locator) => box.locator(".lines", { hasText: "Address" }).locator("code");
/** A text counts when it is settled: on Enter, or on leaving the field. */
async function type(box: Locator, name: string, text: string): Promise<void> {
  const field = box.getByRole("textbox", { name });
  await field.fill(text);
  await field.press("Enter");
}
const ready = (box: Locator) => expect(addressOf(box)).toBeVisible(PATIENCE);

async function openEntry(page: Page, id = "psi"): Promise<Locator> {
  await page.goto(`/bench#${id}`);
  await ready(entry(page, id));
  return entry(page, id);
}

alone("by keyboard alone: open a figure, tick, type, choose, copy", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/bench");
  const box = entry(page);
  await tabTo(page, box.locator("summary").first());
  await page.keyboard.press("Enter");
  await ready(box);
  await expect(page).toHaveURL(/\/bench#psi$/);

  await tabTo(page, box.getByRole("checkbox", { name: "protocol", exact: true }));
  await page.keyboard.press("Space"); // at its default, and stays there
  await tabTo(page, box.getByRole("textbox", { name: "Receiver's items" }));
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await tabTo(page, box.getByRole("combobox", { name: "Theme" }));
  await page.keyboard.press("p"); // projector
  await tabTo(page, box.getByRole("combobox", { name: "Controls" }));
  await page.keyboard.press("n"); // none
  await tabTo(page, box.getByRole("checkbox", { name: "seed", exact: true }));
  await page.keyboard.press("Space");

  const query = "protocol=oprf&n=20&theme=projector&controls=none&seed=1";
  await expect(addressOf(box)).toHaveText(`${baseURL}/embed/psi?${query}`);
  await tabTo(page, box.locator(".lines", { hasText: "Address" }).getByRole("button", { name: "Copy" }));
  await page.keyboard.press("Enter");
  await expect(box.getByText("The address is on the clipboard.")).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/embed/psi?${query}`);
  await expect(box.locator(".lines", { hasText: "In a terminal" }).locator("code")).toHaveText(
    "npm run -s experiment psi -- protocol=oprf n=20 seed=1",
  );
});

test("the address and the command lead to one and the same run", async ({ page, baseURL }) => {
  const box = await openEntry(page);
  await box.getByRole("combobox", { name: "Protocol" }).selectOption("ecdh");
  await type(box, "Sender's items", "13");
  await type(box, "Seed", "42");
  await box.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  const address = (await addressOf(box).textContent()) as string;
  const command = (await box.locator(".lines", { hasText: "In a terminal" }).locator("code").textContent()) as string;

  const outside: Outside = await embedOutside(page, baseURL ?? "", address);
  close = outside.close;
  await inPhase(outside.frame.locator("[data-widget=psi]"), "done");
  await expect(outside.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(outside.frame.locator(".badge")).toHaveText("seed 42");
  await outside.tell({ petri: 1, widget: "psi", type: "get" });
  const { params, result } = await outside.heard("result");
  const root = path.join(import.meta.dirname, "..");
  const words = command.replace("npm run -s experiment ", "").replace(" -- ", " ").split(" ");
  const printed = JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", "scripts/experiment.ts", ...words], { cwd: root }).toString(),
  );
  expect(printed.params).toMatchObject({ protocol: "ecdh", m: 13 });
  expect(params).toEqual(printed.params);
  expect(result).toEqual(printed.result);
});

test("the snippet works in a foreign page that has no script, and keeps its shape", async ({ page }) => {
  const box = await openEntry(page);
  await type(box, "Seed", "7");
  await type(box, "Receiver's items", "5");
  const lines = box.locator(".lines", { hasText: "For a slide" }).locator("code");
  await expect(lines).toContainText("n=5&amp;seed=7");
  const snippet = (await lines.textContent()) as string;
  const html = `<!doctype html><title>course page</title><meta name="viewport" content="width=device-width"><body style="margin:0">${snippet}`;
  close = await openOutside(page, html, { policy: "script-src 'none'" });
  const figure = page.frameLocator("iframe").locator("[data-widget=psi]");
  await inPhase(figure, "done");
  await expect(figure.locator(".badge")).toHaveText("seed 7");
  for (const [width, height] of [
    [1280, 720],
    [640, 360],
    [320, 360],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.locator("iframe").boundingBox()).toMatchObject({ width, height });
  }
});

/** What a camera would see: the pixels of the element as they are painted. */
async function decoded(page: Page, element: Locator): Promise<string> {
  await element.scrollIntoViewIfNeeded();
  const png = (await element.screenshot()).toString("base64");
  const { width, height, data } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const paper = canvas.getContext("2d") as CanvasRenderingContext2D;
    paper.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...paper.getImageData(0, 0, image.width, image.height).data] };
  }, png);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

test("the QR code says the address, in every theme", async ({ page }) => {
  const box = await openEntry(page);
  await type(box, "Seed", "7");
  await box.getByRole("combobox", { name: "Theme" }).selectOption("projector");
  await expect(addressOf(box)).toContainText("seed=7");
  const address = (await addressOf(box).textContent()) as string;
  const code = box.getByRole("img", { name: `QR code of ${address}` });
  for (const theme of ["light", "dark", "projector"]) {
    await page.getByRole("banner").getByLabel("Theme", { exact: true }).selectOption(theme);
    await expect(code).toBeVisible();
    expect(await decoded(page, code), theme).toBe(address);
  }
});

test("the QR code can be taken away, as SVG and as PNG", async ({ page }) => {
  const box = await openEntry(page);
  for (const [kind, begins] of [
    ["SVG", "<svg "],
    ["PNG", "\u0089PNG"],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      box.getByRole("button", { name: `Save the QR code as ${kind}` }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`psi-qr.${kind.toLowerCase()}`);
    expect(readFileSync(await file.path(), "latin1").slice(0, begins.length)).toBe(begins);
  }
});

test("a bad value is answered with a sentence, and values that do not fit together have no address", async ({ page, baseURL }) => {
  const box = await openEntry(page);
  const field = box.getByRole("textbox", { name: "Receiver's items" });
  await field.fill("many");
  await field.press("Tab");
  await expect(box.getByText("“many” is not a whole number from 0 to 1,000,000. It stays at 8.")).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(addressOf(box)).toHaveText(`${baseURL}/embed/psi`);

  await box.getByRole("combobox", { name: "Answer" }).selectOption("size");
  await expect(box.getByRole("status").filter({ hasText: "protocol=oprf gives the intersection only" })).toContainText(
    "There is no address for these values.",
  );
  await expect(addressOf(box)).toHaveCount(0);
  await expect(box.getByRole("button", { name: "Show it live" })).toBeDisabled();
  await box.getByRole("combobox", { name: "Protocol" }).selectOption("ecdh");
  await expect(addressOf(box)).toHaveText(`${baseURL}/embed/psi?protocol=ecdh&output=size`);

  const served = box.getByRole("textbox", { name: "Served at" });
  await served.fill("petri.example");
  await served.press("Enter");
  await expect(box.getByText("“petri.example” is not an origin such as https://petri.example.")).toBeVisible();
  await served.fill("https://petri.example/");
  await served.press("Enter");
  await expect(addressOf(box)).toHaveText("https://petri.example/embed/psi?protocol=ecdh&output=size");
});

test("names the controls that are shown", async ({ page, baseURL }) => {
  const box = await openEntry(page, "hash-psi-break");
  await box.getByRole("combobox", { name: "Controls" }).selectOption("some");
  await box.locator(".value").getByRole("checkbox", { name: "digits" }).uncheck();
  await expect(addressOf(box)).toHaveText(`${baseURL}/embed/hash-psi-break?controls=numbers`);
});

test("one entry is open at a time, has an address, and nothing is loaded before", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/bench");
  await expect(page.locator("details.entry")).toHaveCount(Object.keys(experiments).length);
  await page.waitForLoadState("networkidle");
  const before = asked.length;
  expect(asked.filter((file) => file.startsWith("/stills/"))).toEqual([]);
  await page.getByRole("navigation", { name: "Figures on the bench" }).getByRole("link", { name: "psi", exact: true }).click();
  await ready(entry(page));
  await expect.poll(() => asked.slice(before)).toContain("/stills/psi.svg");
  expect(asked.slice(before).some((file) => file.endsWith(".js"))).toBe(true);
  await expect(
    entry(page)
      .getByRole("img", { name: /^Still, seed 1/ })
      .locator("svg"),
  ).toBeVisible();

  await entry(page, "hash-psi-break").locator("summary").first().click();
  await expect(entry(page)).not.toHaveAttribute("open");
  await expect(page).toHaveURL(/#hash-psi-break$/);
  await expect(page.locator(".bench-index [aria-current]")).toHaveText("hash-psi-break");
});

test("shows the figure live in a frame of the chosen size, only when asked, and ends it when closed", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  const box = await openEntry(page);
  await expect(box.locator("iframe")).toHaveCount(0);
  await box.getByRole("combobox", { name: "Protocol" }).selectOption("ecdh");
  await box.getByText("640 × 360").click();
  await box.getByRole("button", { name: "Show it live" }).click();
  const figure = box.frameLocator("iframe").locator("[data-widget=psi]");
  await inPhase(figure, "done");
  await expect(figure.getByRole("radio", { name: "keyed twice (ECDH)" })).toBeChecked();
  const inner = () => box.locator("iframe").evaluate((frame: HTMLIFrameElement) => [frame.clientWidth, frame.clientHeight]);
  expect(await inner()).toEqual([640, 360]);
  const fits = async (frame: number) => {
    const high = await figure.evaluate((plate) => Math.ceil(plate.getBoundingClientRect().height));
    return high <= frame ? "All of the figure is in the frame." : `The figure is ${high.toLocaleString("en-GB")} pixels high and the frame`;
  };
  const says = box.locator(".preview-head [role=status]");
  expect(await fits(360)).toMatch(/^The figure is \d/);
  await expect(says).toContainText(await fits(360));
  await box.getByText("1920 × 1080").click();
  expect(await inner()).toEqual([1920, 1080]);
  await expect(async () => expect(await says.textContent()).toContain(await fits(1080))).toPass({ timeout: 5000 });
  expect((await box.locator("iframe").boundingBox())?.width).toBeLessThan(1000);
  await box.locator("summary").first().click();
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("a figure's own page has the same builder, which starts from the page's address", async ({ page, baseURL }) => {
  await page.goto("/widgets/psi?theme=projector#protocol=ecdh&seed=3");
  await page.getByRole("heading", { name: "Parameters and snippet" }).scrollIntoViewIfNeeded();
  const box = page.locator("main");
  await ready(box);
  await expect(addressOf(box)).toHaveText(`${baseURL}/embed/psi?protocol=ecdh&theme=projector&seed=3`);
});

test("the builder: nothing to find for axe, nothing sideways, no target too small, in three themes at three widths", async ({ page }) => {
  await page.goto("/bench#psi");
  await page.locator(".builder-place").last().scrollIntoViewIfNeeded();
  await page.getByRole("combobox", { name: "Controls" }).selectOption("some");
  await lookAt(page, ".builder-place", async (where) => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".builder :is(button, select, input, a)")]
        .map((element) => (element.closest("label") ?? element).getBoundingClientRect())
        .filter(({ width: wide, height }) => wide > 0 && (wide < 24 || height < 24)),
    );
    expect.soft(small, `targets, ${where}`).toEqual([]);
  });
});

alone.describe("without JavaScript", () => {
  alone.use({ javaScriptEnabled: false });
  alone("the bench says what each figure is, what can be set, what is real", async ({ page }) => {
    await page.goto("/bench");
    const box = entry(page);
    await box.locator("summary").first().click();
    await expect(box.getByText("Real: the protocols, over ristretto255")).toBeVisible();
    await expect(box.getByRole("row", { name: /^overlap/ })).toContainText("a number from 0 to 1");
    await expect(box.locator("img")).toHaveJSProperty("complete", true);
    expect(await box.locator("img").getAttribute("src")).toBe("/stills/psi.svg");
  });
});

/** Every page that somebody may link to. */
const lessons = readdirSync(path.join(import.meta.dirname, "../content/lessons")).map((file) => `/lessons/${file.replace(/\.mdx$/, "")}`);
const linked = ["/", "/bench", ...Object.keys(experiments).map((id) => `/widgets/${id}`), ...lessons];

/** What the head of a page says, as those read it who draw a link: from what the server sends, with no script. */
const headOf = (page: Page, address: string) =>
  page.evaluate(async (at) => {
    const response = await fetch(at);
    if (!response.ok) throw new Error(`${at} is answered with ${response.status}.`);
    const { head } = new DOMParser().parseFromString(await response.text(), "text/html");
    const by = (attribute: "property" | "name") =>
      [...head.querySelectorAll<HTMLMetaElement>(`meta[${attribute}]`)].map((meta) => [
        `${attribute}=${meta.getAttribute(attribute)}`,
        meta.content,
      ]);
    return [...by("property"), ...by("name")].filter(([key = ""]) => /^property=og:|^name=(twitter:|description$)/.test(key));
  }, address);

for (const address of linked) {
  test(`${address}: a link to it has a title, a description and a picture of the right kind`, async ({ page, request }) => {
    const all = await headOf(page, address);
    const meta: Readonly<Record<string, string>> = Object.fromEntries(all);
    expect(Object.keys(meta).length, "each is said once").toBe(all.length);
    expect(meta["property=og:title"]).toBeTruthy();
    expect(meta["property=og:description"]).toBeTruthy();
    expect(meta["property=og:description"]).toBe(meta["name=description"]);
    expect(meta["property=og:image:alt"]).toBeTruthy();
    expect(meta["name=twitter:card"]).toBe("summary_large_image");
    const response = await request.get(meta["property=og:image"] as string);
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({ "content-type": "image/png", "cross-origin-resource-policy": "cross-origin" });
    const png = await response.body();
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect([meta["property=og:image:width"], meta["property=og:image:height"]]).toEqual(["1200", "630"]);
    expect(png.length).toBeLessThan(60_000);
  });
}

test("each lesson and each figure has a picture of its own", async ({ request }) => {
  const pictures = await Promise.all(
    linked
      .filter((address) => address !== "/bench")
      .map(async (address) => /property="og:image" content="([^"]+)"/.exec(await (await request.get(address)).text())?.[1]),
  );
  expect(new Set(pictures).size).toBe(pictures.length);
  expect(pictures).not.toContain(undefined);
});

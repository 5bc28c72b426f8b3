/** What the browser tests share: finding a figure, waiting for its run, reading what it says. Nothing here sleeps. */
import { expect, type JSHandle, type Locator, type Page } from "playwright/test";

/** Two cores, perhaps shared: a run may wait for its turn. */
export const PATIENCE: { readonly timeout: number } = { timeout: 30_000 };

export const figure = (page: Page, id = "psi"): Locator => page.locator(`[data-widget=${id}]`).first();

export async function inPhase(box: Locator, phase: "idle" | "running" | "done" | "failed"): Promise<void> {
  await expect(box).toHaveAttribute("data-phase", phase, PATIENCE);
}

/**
 * Of a run that would take this machine long (the page measures it) a figure says so, and waits to be asked: then it is asked, as a reader would,
 * by keyboard. Says whether it was.
 */
async function askedIfItWaits(box: Locator): Promise<boolean> {
  const run = box.getByRole("button", { name: /^Run( again)?$/ });
  const waits = (await box.getAttribute("data-phase")) !== "running" && (await box.locator(".estimate").isVisible());
  if (!waits || !(await run.isVisible()) || !(await run.isEnabled({ timeout: 500 }))) return false;
  await run.press("Enter");
  return true;
}

/** Until a figure has run. */
export async function ran(box: Locator): Promise<void> {
  await expect(async () => {
    const phase = await box.getAttribute("data-phase");
    if (phase === "idle") await askedIfItWaits(box);
    expect(phase).toBe("done");
  }).toPass(PATIENCE);
}

/** Until a place reads so after a control was moved; the figure is asked for its new run at most once. */
export async function comesToSay(box: Locator, place: Locator, text: string | RegExp, patience = PATIENCE): Promise<void> {
  let asked = false;
  await expect(async () => {
    if (!asked) asked = await askedIfItWaits(box);
    await expect(place).toContainText(text, { timeout: 500 });
  }).toPass(patience);
}

/** Opens a figure on its own page and waits until its run has ended so. */
export async function openFigure(page: Page, address: string, phase: "done" | "failed" = "done"): Promise<Locator> {
  await page.goto(`/widgets/${address}`);
  const box = figure(page, /^[a-z-]+/.exec(address)?.[0]);
  await (phase === "done" ? ran(box) : inPhase(box, phase));
  return box;
}

/** Presses between two looks at where the focus is. */
const AT_ONCE = 5;

/**
 * Walks there with the Tab key, or with Shift and Tab, as somebody without a mouse gets there. To look where the focus is costs as much as to
 * press a key: some steps are taken at once, and who has gone past walks back and comes again step by step (from the other side a group of
 * radio buttons is entered at its other end). What is run anew is drawn anew: then it is looked up again, and the focus may have
 * been there before.
 */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  // As if Tab were held down. Shift by itself: of presses at once that each bring their own, some would be without.
  const press = async (which: typeof key, times: number) => {
    if (which === "Shift+Tab") await page.keyboard.down("Shift");
    await Promise.all(Array.from({ length: times }, () => page.keyboard.press("Tab")));
    if (which === "Shift+Tab") await page.keyboard.up("Shift");
  };
  let wanted = await watchedFor(target);
  let steps = AT_ONCE;
  for (let presses = 0; presses < 400; presses += steps) {
    const place = await wanted.evaluate(({ element, passed }) =>
      element === document.activeElement ? "here" : !element.isConnected ? "gone" : passed ? "passed" : "elsewhere",
    );
    if (place === "here") return;
    if (place === "gone") wanted = await watchedFor(target);
    if (place !== "elsewhere" && steps > 1) {
      await press(key === "Tab" ? "Shift+Tab" : "Tab", steps);
      steps = 1;
    } else await press(key, steps);
  }
  throw new Error(`400 presses of ${key} did not reach ${target}.`);
}

/** An element, and whether the focus has been there. */
const watchedFor = (target: Locator): Promise<JSHandle<{ element: Element; passed: boolean }>> =>
  target.evaluateHandle((element) => {
    const watch = { element, passed: false };
    element.addEventListener("focus", () => {
      watch.passed = true;
    });
    return watch;
  });

export const sayingOf = (box: Locator): Locator => box.locator(".plate-say");

/** Takes every picture off the page, also those that come later: what is left must say the same. */
export const withoutPictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const remove = () => {
      for (const svg of document.querySelectorAll("svg")) svg.remove();
    };
    remove();
    new MutationObserver(remove).observe(document.body, { childList: true, subtree: true });
  });

interface OwnList {
  readonly name: string;
  readonly text: string;
}

/** Hands both parties a file, as a person with two files would, and starts the comparison. */
export async function bringFiles(box: Locator, lists: { readonly receiver: OwnList; readonly sender: OwnList }): Promise<void> {
  await openOwnLists(box);
  for (const seat of ["receiver", "sender"] as const) {
    const { name, text } = lists[seat];
    const mimeType = name.endsWith(".csv") ? "text/csv" : "text/plain";
    await box.locator(`input[type=file][data-seat=${seat}]`).setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
  }
  await box.getByRole("button", { name: "Compare these lists" }).click();
}

export async function pasteLists(box: Locator, lists: { readonly receiver: string; readonly sender: string }): Promise<void> {
  await openOwnLists(box);
  await box.getByLabel("Receiver's list").fill(lists.receiver);
  await box.getByLabel("Sender's list").fill(lists.sender);
  await box.getByRole("button", { name: "Compare these lists" }).click();
}

export async function openOwnLists(box: Locator): Promise<void> {
  const details = box.locator("details.own-lists");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
}

/** Rows of a table of values, as texts. */
export async function rowsOf(box: Locator, caption: string | RegExp): Promise<string[][]> {
  const rows = box.getByRole("table", { name: caption }).locator("tbody tr");
  return await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

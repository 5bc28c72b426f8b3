// @ts-check
// Which browsers the tests and benches use: the one named by the environment, else Playwright's own, else the system's.
import { existsSync } from "node:fs";

const systemChromium = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Debian's package chromium-headless-shell. */
export const systemShell = "/usr/bin/chromium-headless-shell";

const systemFirefox = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** @param {(string | undefined)[]} candidates */
const firstThatExists = (candidates) => candidates.find((file) => file !== undefined && existsSync(file));

/** The path of a Chromium, a whole one where there is one, or undefined. @returns {Promise<string | undefined>} */
export const findChromium = async () => chromiumAmong([...systemChromium, systemShell]);

/**
 * For tests: the headless shell where the system has one. It is the same engine of the same version without the program around it, and a page
 * costs a third less to load in it. Benches, Lighthouse and pictures take what people have.
 * @returns {Promise<string | undefined>}
 */
export const findTestChromium = async () => chromiumAmong([systemShell, ...systemChromium]);

/** @param {string[]} system @returns {Promise<string | undefined>} */
async function chromiumAmong(system) {
  const { chromium } = await import("playwright");
  const named = process.env["CHROMIUM"];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  return firstThatExists([named, chromium.executablePath(), ...system]);
}

/** The path of a Firefox, or undefined. @returns {string | undefined} */
export function findFirefox() {
  return firstThatExists([process.env["FIREFOX"], ...systemFirefox]);
}

/**
 * What a headless browser need not do. The address bar's popups are pages of their own, loaded for every window: that doubles the cost of
 * a small test. Of two lists of features the last counts, so this one has what Playwright's own would turn off and matters here.
 */
const disabledFeatures = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "SpareRendererForSitePerProcess", // a process started ahead for a page that a test never opens
];

/** Switches for a quiet, deterministic Chromium. Its sandbox does not work for root (as in most containers). */
export const chromiumArgs = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${disabledFeatures.join(",")}`,
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

// @ts-check
// A smoke test in the system's Firefox: the figure runs in its workers, compares a person's two lists, refuses a tampered wire, and a
// lesson's figure runs, a learner's code is judged in its sandbox and finds no way out of it. `npm test` skips it, loudly, where there is no Firefox.
//
// Playwright cannot drive it (its protocol needs a build of its own, and its WebDriver BiDi needs commands that an ESR does not know).
// So this speaks Marionette, which every Firefox understands: over TCP, each message JSON with its length before it.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findFirefox } from "../scripts/browser.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const port = Number(process.env["E2E_PORT"] ?? 3999) + 1;
const site = `http://127.0.0.1:${port}`;
const patience = 60_000;

const program = findFirefox();
if (!program) throw new Error("There is no Firefox on this machine; FIREFOX may name its program.");

const profile = mkdtempSync(path.join(tmpdir(), "petri-firefox-"));
writeFileSync(path.join(profile, "user.js"), `user_pref("marionette.port", ${port + 1});\n`);
const server = spawn(process.execPath, ["scripts/serve.mjs"], { cwd: root, env: { ...process.env, PORT: String(port) }, stdio: "ignore" });
const browser = spawn(program, ["--marionette", "--headless", "--no-remote", "--profile", profile], { stdio: "ignore" });
try {
  await until(() => fetch(site), "the site's server");
  const firefox = marionette(await until(() => connected(port + 1), "Firefox"));
  await firefox("WebDriver:NewSession", {});

  /** @param {string} address */
  const open = (address) => firefox("WebDriver:Navigate", { url: site + address });
  /** Runs a function's body in the page. @param {string} script @returns {Promise<unknown>} */
  const inPage = async (script) => (await firefox("WebDriver:ExecuteScript", { script, args: [] })).value;
  /** The text of the first such element, once it fits. @param {string} selector @param {RegExp} wanted */
  const says = (selector, wanted) =>
    until(async () => {
      const text = await inPage(`return document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
      assert.match(String(text), wanted);
    }, `${wanted} in ${selector}`);

  // A lesson may have several exercises.
  const workbench = ".workbench[data-exercise=psi-sender]";
  const runBench = () =>
    until(async () => {
      const found = `[...document.querySelectorAll("${workbench} button")].find((button) => button.textContent === "Run the tests" && !button.disabled)`;
      assert.ok(await inPage(`const button = ${found}; button?.click(); return button !== undefined`));
    }, "a bench that can run");

  await open("/widgets/psi#seed=7");
  await says("[data-widget=psi][data-phase=done] .plate-say", /learned 3 shared items by name/);
  said("psi runs in workers");

  await open("/widgets/psi?protocol=ecdh&normalise=text");
  await says("[data-widget=psi][data-phase=done] .plate-say", /learned 3/);
  await inPage(`document.querySelector("details.own-lists").open = true`);
  await says(".own label", /list/); // its form loads when it is opened
  await inPage(`
    for (const [at, text] of ["Anna\\nBo\\nDee", "dee\\nzoe"].entries()) {
      const area = document.querySelectorAll(".own textarea")[at];
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }`);
  await inPage(`[...document.querySelectorAll("button")].find((button) => button.textContent === "Compare these lists").click()`);
  await says("[data-widget=psi][data-phase=done] .plate-say", /learned 1 shared item by name/);
  said("two pasted lists are compared");

  await open("/widgets/psi?tamper=truncate");
  await says("[data-widget=psi][data-phase=failed] [role=alert]", /Refused\. Round \d+, message ".+" from sender/);
  said("a tampered wire is refused");

  await open("/lessons/private-set-intersection");
  await inPage(`document.querySelectorAll(".plate")[1].scrollIntoView()`);
  await says("[data-widget=psi][data-phase=done] .plate-say", /shared item/);
  said("the lesson's figure runs");

  const solution = readFileSync(path.join(root, "lib/exercises/psi-sender/solution.ts"), "utf8");
  const outside =
    "fetch XMLHttpRequest WebSocket EventSource Worker importScripts navigator indexedDB caches BroadcastChannel postMessage self";
  const attempts = `
    console.log("left:", ${JSON.stringify(outside.split(" "))}.filter((name) => typeof (globalThis as any)[name] !== "undefined").length);
    new Function("return import('/theme.js')")().then(() => console.log("import: reached"), () => console.log("import: refused"));
  `;
  await inPage(`localStorage.setItem("petri:code:1", ${JSON.stringify(JSON.stringify({ "psi-sender": { code: attempts + solution } }))})`);
  await open("/lessons/private-set-intersection");
  await inPage(`document.querySelector("${workbench}").scrollIntoView()`);
  await runBench();
  await says(`${workbench} .work-say`, /^Passed: /);
  await says(`${workbench} .printed`, /left: 0/);
  await says(`${workbench} .printed`, /import: refused/);
  said("a learner's code is judged, and finds no way out");

  await inPage(
    `localStorage.setItem("petri:code:1", ${JSON.stringify(JSON.stringify({ "psi-sender": { code: "let a = 1;\n\nlet a = 2;\n" } }))})`,
  );
  await open("/lessons/private-set-intersection?again");
  await inPage(`document.querySelector("${workbench}").scrollIntoView()`);
  await runBench();
  await says(`${workbench} .work-say`, /Line 3\./);
  said("the line of a mistake is found");
} finally {
  browser.kill();
  server.kill();
  await Promise.all(
    [browser, server].map((child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once("exit", done))),
  );
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** @param {string} what */
function said(what) {
  process.stdout.write(`firefox: ${what}\n`);
}

/** Tries until it succeeds. @template T @param {() => Promise<T>} attempt @param {string} what @returns {Promise<T>} */
async function until(attempt, what) {
  let last;
  for (const end = performance.now() + patience; performance.now() < end; ) {
    try {
      return await attempt();
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${what}: not within ${patience / 1000} seconds.`, { cause: last });
}

/** @param {number} to @returns {Promise<import("node:net").Socket>} */
function connected(to) {
  return new Promise((resolve, reject) => {
    const socket = connect(to, "127.0.0.1");
    socket.once("connect", () => resolve(socket)).once("error", reject);
  });
}

/** @param {import("node:net").Socket} socket */
function marionette(socket) {
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
  const waiting = new Map();
  let heard = Buffer.alloc(0);
  let last = 0;
  socket.on("data", (data) => {
    heard = Buffer.concat([heard, data]);
    for (let colon = heard.indexOf(":"); colon > 0; colon = heard.indexOf(":")) {
      const end = colon + 1 + Number(heard.subarray(0, colon));
      if (heard.length < end) return;
      const message = JSON.parse(heard.subarray(colon + 1, end).toString());
      heard = heard.subarray(end);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, value] = message;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(`${error.error}: ${error.message}`));
      else call?.resolve(value);
    }
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox has closed the connection."));
  });
  /** @param {string} command @param {object} params @returns {Promise<any>} */
  return (command, params) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, command, params]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

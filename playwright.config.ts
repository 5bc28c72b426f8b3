// Tests in a browser, against the built site as its own server serves it (`npm run e2e` builds it first if needed).
//
// The server is started as `node scripts/serve.mjs`, not through npm: ending npm would leave the server on its port.
import { defineConfig, devices } from "playwright/test";
import { chromiumArgs, findTestChromium } from "./scripts/browser.mjs";

const port = Number(process.env["E2E_PORT"] ?? 3999);
const executablePath = await findTestChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 3, // on two cores: one in five seconds of a test is waiting
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 20_000, // what cannot be clicked fails soon, and not when the test's time is over
    baseURL: `http://127.0.0.1:${port}`,
    // Recording costs as much as the test: ask for it with --trace on.
    trace: "off",
    // Taking the course along costs as much as a page's own work, and every test is somebody new. The tests that are about it allow it.
    serviceWorkers: "block",
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: { command: "node scripts/serve.mjs", port, env: { PORT: String(port) }, reuseExistingServer: false, timeout: 15_000 },
});

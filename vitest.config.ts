// Unit tests stand beside what they test. They run in Node: what needs a browser is in e2e/.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { makeKernels } from "./scripts/kernels.mjs";

await makeKernels();

export default defineConfig({
  test: {
    include: ["lib/**/*.test.{ts,tsx}", "workers/**/*.test.ts", "scripts/**/*.test.ts", "app/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 30_000,
    // Loading modules anew for every file would cost as much as the tests. So a test leaves the globals as it found them.
    pool: "threads",
    isolate: false,
    // All cores: Vitest would leave one free, of two.
    maxWorkers: availableParallelism(),
  },
});

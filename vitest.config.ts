// Unit tests stand beside what they test. They run in Node: what needs a browser is in e2e/.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { makeKernels } from "./scripts/kernels.mjs";

await makeKernels();

/** The slowest files, slowest first: begun late, one of them would keep one core at work and leave the other idle. */
const first = [
  "lib/psi/psi.test.ts",
  "lib/psi/faults.test.ts",
  "lib/exercises/psi-sender/order-bets.test.ts",
  "lib/exercises/psi-sender/psi-sender.test.ts",
  "scripts/contributing.test.ts",
  "app/_pictures/pictures.test.ts",
  "lib/exercises/noise-sampler/noise-sampler.test.ts",
  "scripts/verify.test.ts",
  "lib/psi/ecdh.test.ts",
  "lib/exercises/local-report/local-report.test.ts",
  "lib/experiments/composition.test.ts",
  "app/_widgets/sentences.test.tsx",
];
const place = ({ moduleId }: TestSpecification) => {
  const at = first.findIndex((file) => moduleId.endsWith(file));
  return at < 0 ? first.length : at;
};

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b)); // stable: the others stay in Vitest's own order
  }
}

export default defineConfig({
  test: {
    include: ["lib/**/*.test.{ts,tsx}", "workers/**/*.test.ts", "scripts/**/*.test.ts", "app/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 30_000,
    sequence: { sequencer: SlowestFirst },
    // Loading modules anew for every file would cost as much as the tests. So a test leaves the globals as it found them.
    pool: "threads",
    isolate: false,
    // All cores: Vitest would leave one free, of two.
    maxWorkers: availableParallelism(),
  },
});

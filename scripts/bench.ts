// Measures this machine and this build: npm run -s bench -- <name> [--json]
//
// The build that is measured is the one in out/; it is made if it is not current. Exit codes: 0 measured (a goal that is missed is a
// row, not a failure), 2 the call is wrong.
import { inTable, type Row } from "./bench/rows.ts";
import { ensure } from "./ensure.mjs";

const benches: Readonly<Record<string, { readonly what: string; readonly run: () => Promise<readonly Row[]> }>> = {
  page: { what: "how much script a page and a figure cost, gzipped", run: async () => (await import("./bench/page.ts")).page() },
  "main-thread": {
    what: "the longest task of the page while a figure runs",
    run: async () => (await import("./bench/main-thread.ts")).mainThread(),
  },
  exercises: {
    what: "a thousand runs of each exercise's judge on the reference solution: how many pass (minutes)",
    run: async () => (await import("./bench/exercises.ts")).exercises(),
  },
  dp: {
    what: "noise, accountants and attacks of differential privacy, in Node and in Chromium",
    run: async () => (await import("./bench/dp.ts")).dp(),
  },
  attacks: {
    what: "attacks on sets and on models, and what defends against them, in Node and in Chromium",
    run: async () => (await import("./bench/attacks.ts")).attacks(),
  },
  psi: { what: "private set intersection of two lists, in Node and in Chromium", run: async () => (await import("./bench/psi.ts")).psi() },
  "psi-sum": {
    what: "an intersection-sum of 1,000 by 1,000 under a key of 2048 bits, in Chromium",
    run: async () => (await import("./bench/psi-sum.ts")).psiSum(),
  },
  cuckoo: {
    what: "how many of three million cuckoo tables do not fit (minutes)",
    run: async () => (await import("./bench/cuckoo.ts")).cuckoo(),
  },
};

const help = `npm run -s bench -- <name> [--json]\n${Object.entries(benches)
  .map(([name, { what }]) => `  ${name.padEnd(12)} ${what}`)
  .join("\n")}\n`;

const words = process.argv.slice(2);
const json = words.includes("--json");
const [name = "", ...rest] = words.filter((word) => word !== "--json");
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (words.includes("--help")) process.stdout.write(help);
else if (!bench || rest.length > 0) {
  process.stderr.write(`${name === "" ? "Which bench?" : `There is no bench "${[name, ...rest].join(" ")}".`}\n${help}`);
  process.exitCode = 2;
} else {
  await ensure("build", "browser", "--quiet");
  const rows = await bench.run();
  process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : inTable(rows));
}

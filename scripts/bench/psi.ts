// Private set intersection by commutative masking, 1,000 items a side, in one Node process and in two workers of Chromium; and
// 10,000 a side in Chromium.
import type { Browser } from "playwright";
import { experiments } from "../../lib/experiments/index.ts";
import { runExperiment } from "../../lib/experiments/run.ts";
import { inMemory } from "../../lib/protocol/index.ts";
import { inChromium, type Open, runFigure } from "./chromium.ts";
import { type Row, row } from "./rows.ts";

const SAMPLES = 3;
const LARGE_GOAL = { op: "<=", value: 15_000 } as const;

export const psi = async (): Promise<Row[]> => [...(await node()), ...(await inChromium(inBrowser))];

async function node(): Promise<Row[]> {
  const { params } = experiments.psi;
  const samples: { cpu: number; elapsed: number; bytes: number }[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const [cpu, began] = [process.cpuUsage(), performance.now()];
    const { result } = await runExperiment(
      experiments.psi,
      { ...params.defaults, protocol: "ecdh", n: 1000, m: 1000 },
      { host: inMemory(), signal: new AbortController().signal, seed: i },
    );
    const { user, system } = process.cpuUsage(cpu);
    samples.push({ cpu: (user + system) / 1000, elapsed: performance.now() - began, bytes: result.traffic.bytes });
  }
  return rows("node", samples);
}

const rows = (where: Row["where"], samples: readonly { cpu: number; elapsed: number; bytes: number }[]): Row[] => [
  row(
    "psi.ecdh-noble.1k.cpu-ms",
    where,
    "ms",
    samples.map(({ cpu }) => cpu),
  ),
  row(
    "psi.ecdh-noble.1k.elapsed-ms",
    where,
    "ms",
    samples.map(({ elapsed }) => elapsed),
  ),
  row(
    "psi.ecdh-noble.1k.bytes",
    where,
    "bytes",
    samples.map(({ bytes }) => bytes),
  ),
];

async function inBrowser(open: Open, browser: Browser): Promise<Row[]> {
  const samples: { cpu: number; elapsed: number; bytes: number }[] = [];
  const page = await open("/widgets/psi?protocol=ecdh&n=1000&m=1000&run=manual");
  for (let i = 0; i < SAMPLES; i++) {
    const before = await cpuOf(browser);
    const elapsed = await runFigure(page, "psi");
    const cpu = (await cpuOf(browser)) - before;
    const said = await page
      .getByText(/bytes crossed/)
      .first()
      .innerText();
    const bytes = Number(said.match(/([\d,]+) bytes crossed/)?.[1]?.replaceAll(",", ""));
    samples.push({ cpu, elapsed, bytes });
  }
  await page.close();
  const large = await open("/widgets/psi?protocol=ecdh&n=10000&m=10000&run=manual");
  const elapsed = await runFigure(large, "psi");
  await large.close();
  return [...rows("chromium", samples), row("psi.ecdh-noble.10k.elapsed-ms", "chromium", "ms", [elapsed], LARGE_GOAL)];
}

/** Processor time of all page processes so far, in ms: workers are threads of their page's process. */
async function cpuOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((total, { cpuTime }) => total + 1000 * cpuTime, 0);
}

// Private set intersection in two workers of Chromium, every engine beside psi.js, in rounds: each round runs each of them once, so that what
// else the machine does falls on all alike. Processor time is that of both parties together, threads included.
//
// BENCH_SIZES=1k,10k measures those sizes alone; all of them take half an hour.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import type { Browser, Page } from "playwright";
import { experiments } from "../../lib/experiments/index.ts";
import { runExperiment } from "../../lib/experiments/run.ts";
import { inMemory } from "../../lib/protocol/index.ts";
import { inChromium } from "./chromium.ts";
import { blankPage, type Sample, timed } from "./psi-duel.ts";
import { psiJs } from "./psi-js.ts";
import type { BaseOtTask, LadderTask, PartyTask, SizesTask } from "./psi-worker.ts";
import { type Goal, type Row, row } from "./rows.ts";

const atLeast = (value: number): Goal => ({ op: ">=", value });
const atMost = (value: number): Goal => ({ op: "<=", value });

const SIZES = { "1k": 1000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000 } as const;
type Size = keyof typeof SIZES;

interface Contender {
  readonly id: string;
  readonly protocol: string;
  readonly settings: object;
  /** How often at each size; where it is left out it would take too long. */
  readonly rounds: Partial<Record<Size, number>>;
}

const ecdh = (engine: string, rounds: Contender["rounds"]): Contender => ({
  id: `ecdh-${engine}`,
  protocol: "psi/ecdh-x25519",
  settings: { engine },
  rounds,
});

const contenders: readonly Contender[] = [
  { id: "kkrt-wasm", protocol: "psi/kkrt", settings: { engine: "wasm" }, rounds: { "1k": 5, "10k": 5, "100k": 5, "1m": 5 } },
  ecdh("wasm-relaxed", { "1k": 5, "10k": 5, "100k": 5, "1m": 1 }),
  ecdh("wasm", { "1k": 5, "10k": 5, "100k": 5 }),
  ecdh("webcrypto", { "1k": 5, "10k": 5, "100k": 5 }),
  { id: "ecdh-noble", protocol: "psi/ecdh", settings: {}, rounds: { "1k": 5, "10k": 5 } },
];
const PSI_JS = { id: "psi-js", rounds: { "1k": 5, "10k": 5, "100k": 1 } as Contender["rounds"] };

const goals: Readonly<Record<string, Goal>> = {
  "psi.kkrt-wasm.10k.ratio-to-psi-js": atLeast(75),
  "psi.kkrt-wasm.100k.ratio-to-psi-js": atLeast(250),
  "psi.kkrt-wasm.1m.cpu-ms": atMost(4000),
  "psi.base-ot-128.cpu-ms": atMost(40),
  "psi.ecdh-noble.10k.elapsed-ms": atMost(15_000),
  "psi.ecdh-wasm-relaxed.10k.ratio-to-psi-js": atLeast(10),
  "psi.ecdh-webcrypto.10k.ratio-to-psi-js": atLeast(6),
  "psi.ladder.ratio-to-native": atLeast(0.9),
  "psi.ca-45x64.elapsed-ms": atMost(1000),
  "psi.wasm.gzip-kb": atMost(25),
};
const measured = (id: string, where: Row["where"], unit: string, samples: readonly number[]) =>
  row(id, where, unit, samples, goals[id] ?? null);

export const psi = async (): Promise<Row[]> => [
  await weight(),
  ...(await node()),
  ...(await inChromium((_, browser) => chromium(browser))),
];

const rows = (id: string, where: Row["where"], samples: readonly Sample[]): Row[] => [
  measured(`${id}.cpu-ms`, where, "ms", samples.map(({ cpu }) => cpu)), // biome-ignore format: one row a line
  measured(`${id}.elapsed-ms`, where, "ms", samples.map(({ elapsed }) => elapsed)), // biome-ignore format: one row a line
  measured(`${id}.bytes`, where, "bytes", samples.map(({ bytes }) => bytes)), // biome-ignore format: one row a line
];

/** What starts a kernel, beside the kernels themselves. */
const GLUE = ["wasm/index.ts", "curve25519/kernel.ts", "ot/oprf-kernel.ts", "ot/symmetric-kernel.ts"];

/** Both parties in one process, so elapsed and processor time are nearly one. */
async function node(): Promise<Row[]> {
  const engines = ["noble", "webcrypto", "wasm"] as const;
  const samples = new Map<string, Sample[]>(engines.map((engine) => [engine, []]));
  for (let round = 0; round < 3; round++) {
    for (const engine of engines) {
      const [cpu, began] = [process.cpuUsage(), performance.now()];
      const { result } = await runExperiment(
        experiments.psi,
        { ...experiments.psi.params.defaults, protocol: "ecdh", engine, n: 1000, m: 1000 },
        { host: inMemory(), signal: new AbortController().signal, seed: round },
      );
      const { user, system } = process.cpuUsage(cpu);
      samples.get(engine)?.push({ cpu: (user + system) / 1000, elapsed: performance.now() - began, bytes: result.traffic.bytes });
    }
  }
  return engines.flatMap((engine) => rows(`psi.ecdh-${engine}.1k`, "node", samples.get(engine) ?? []));
}

async function chromium(browser: Browser): Promise<Row[]> {
  const page = await blankPage(browser);
  const bundled = (file: string) => script({ entryPoints: [path.join(import.meta.dirname, file)] });
  const ours = await bundled("psi-worker.ts");
  const library = psiJs();
  const peer = library && `${library}\n${await bundled("psi-js-worker.ts")}`;
  const wanted = (process.env["BENCH_SIZES"] ?? Object.keys(SIZES).join()).split(",");
  const out = [...(await ladder(browser, page, ours)), await baseOts(browser, page, ours), await manySizes(browser, page, ours)];
  for (const [name, size] of Object.entries(SIZES) as [Size, number][]) {
    if (!wanted.includes(name)) continue;
    const all = [...contenders, ...(peer === undefined ? [] : [PSI_JS])].filter(({ rounds }) => (rounds[name] ?? 0) > 0);
    const samples = new Map<string, Sample[]>(all.map(({ id }) => [id, []]));
    for (let round = 0; round < Math.max(...all.map(({ rounds }) => rounds[name] ?? 0)); round++) {
      for (const contender of all) {
        if (round >= (contender.rounds[name] ?? 0)) continue;
        const parties =
          "protocol" in contender
            ? duel(contender, size).map((task) => ({ script: ours, task }))
            : [{ script: peer as string, task: { size } }];
        samples.get(contender.id)?.push(await timed(browser, page, parties, size / 2));
      }
    }
    const theirs = samples.get(PSI_JS.id) ?? [];
    for (const { id } of all) {
      const mine = samples.get(id) ?? [];
      out.push(...rows(`psi.${id}.${name}`, "chromium", mine));
      if (id === PSI_JS.id || theirs.length === 0) continue;
      const ratios = mine.slice(0, theirs.length).map(({ cpu }, i) => (theirs[i] as Sample).cpu / cpu);
      out.push(measured(`psi.${id}.${name}.ratio-to-psi-js`, "chromium", "times", ratios));
    }
  }
  return out;
}

const duel = ({ protocol, settings }: Contender, size: number) =>
  (["receiver", "sender"] as const).map((role): Omit<PartyTask, "port"> => ({ what: "party", protocol, role, settings, size }));

const POINTS = 40_960;

/** Products a second and core, beside those of OpenSSL on the same machine in the same minute. */
async function ladder(browser: Browser, page: Page, script: string): Promise<Row[]> {
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) {
    const task: LadderTask = { what: "ladder", engine: "wasm-relaxed", points: POINTS };
    const { cpu } = await timed(browser, page, [{ script, task }], undefined);
    rates.push((1000 * POINTS) / cpu);
    const native = nativeRate();
    if (native !== undefined) ratios.push((1000 * POINTS) / cpu / native);
  }
  const rate = row("psi.ladder.rate", "chromium", "1/s", rates);
  return ratios.length === 0 ? [rate] : [rate, measured("psi.ladder.ratio-to-native", "chromium", "times", ratios)];
}

/** Both parties together, in fresh workers: compiling is part of it, as it is of a run. */
async function baseOts(browser: Browser, page: Page, script: string): Promise<Row> {
  const samples: number[] = [];
  for (let round = 0; round < 5; round++) {
    const tasks = (["receiver", "sender"] as const).map((role): Omit<BaseOtTask, "port"> => ({ what: "base-ot", role }));
    samples.push((await timed(browser, page, tasks.map((task) => ({ script, task })), undefined)).cpu); // biome-ignore format: one step a line
  }
  return measured("psi.base-ot-128.cpu-ms", "chromium", "ms", samples);
}

/** A small size for each pair among ten parties, as a statistic over many lists asks: 45 of 64 by 64, under fresh keys each. */
async function manySizes(browser: Browser, page: Page, script: string): Promise<Row> {
  const samples: number[] = [];
  for (let round = 0; round < 5; round++) {
    const tasks = (["receiver", "sender"] as const).map((role): Omit<SizesTask, "port"> => ({ what: "sizes", role, times: 45, size: 64 }));
    samples.push((await timed(browser, page, tasks.map((task) => ({ script, task })), 45 * 32)).elapsed); // biome-ignore format: one step a line
  }
  return measured("psi.ca-45x64.elapsed-ms", "chromium", "ms", samples);
}

/** OpenSSL's own count for a second of its own processor time; undefined where it is not installed. */
function nativeRate(): number | undefined {
  const { stdout } = spawnSync("openssl", ["speed", "-seconds", "3", "ecdhx25519"], { encoding: "utf8" });
  const rate = Number(/X25519\)\s+[\d.]+s\s+([\d.]+)/.exec(stdout ?? "")?.[1]);
  return rate > 0 ? rate : undefined;
}

/** Every compiled kernel, and what starts it, as one script: 1,000 bytes to the kB. */
async function weight(): Promise<Row> {
  const lib = path.join(import.meta.dirname, "../../lib");
  const kernels = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) => /generated.[\w-]+\.ts$/.test(file));
  const files = [...kernels, ...GLUE].map((file) => JSON.stringify(path.join(lib, file)));
  const contents = files.map((file, i) => `import * as m${i} from ${file}; console.log(m${i});`).join("\n");
  const { length } = gzipSync(await script({ stdin: { contents, resolveDir: lib } }), { level: 9 });
  return measured("psi.wasm.gzip-kb", "node", "kB", [length / 1000]);
}

async function script(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...options, bundle: true, minify: true, write: false, format: "iife", target: "es2022" });
  return outputFiles?.[0]?.text ?? "";
}

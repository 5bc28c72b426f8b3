import { composition } from "./lib/experiments/composition.ts";
import { run } from "./lib/experiments/composition.run.ts";
import { seededRng } from "./lib/random/index.ts";
for (const v of [{}, {}, { mechanism: "sampled", sigma: 1, rate: 0.01 }, { mechanism: "sampled", sigma: 1, rate: 0.01 }, {mechanism:"gaussian"}]) {
  let t = performance.now(), log: string[] = [];
  const mark = (n: string) => { const now = performance.now(); log.push(`${n} ${(now - t).toFixed(0)}`); t = now; };
  await run({ ...composition.params.defaults, answers: 30, games: 2000, ...v } as any, { rng: seededRng("x", 1), show: () => mark("show"), painted: async () => {}, progress: async (f: number, n: string) => { if (f < 0.5 || Math.random() < .05) mark(n + f.toFixed(2)); } } as any);
  mark("end"); console.log(JSON.stringify(v), log.join(" | "));
}

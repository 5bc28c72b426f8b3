/** Fills one table and writes down its steps, then as many more as asked for, and counts. */
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { binAt, cuckoo, HASHES, type Step, WORDS } from "../psi/cuckoo.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Result } from "./cuckoo.result.ts";
import { CONFIDENCE, DRAWN, type params } from "./cuckoo.ts";
import type { Lab } from "./experiment.ts";

const ROW_BYTES = 64;
/** More than a table that fits ever takes; of one that does not, nobody looks at all. */
const LISTED = 300;

export async function run({ items, load, tables }: Values<typeof params>, lab: Lab): Promise<Result> {
  const bins = HASHES * Math.max(1, Math.ceil(items / load / HASHES));
  const hashes = lab.rng.fork("hashes");
  const words = drawn(items, hashes);
  const steps: Step[] = [];
  const table = cuckoo(words, bins, hashes.below(2 ** 32), (step) => steps.push(step));
  const fitted = table.insert(0, items);
  const shown = items <= DRAWN;

  const repeats = lab.rng.fork("repeats");
  let [failed, evictions] = [0, 0];
  for (let i = 0, since = 0; i < tables; i++) {
    const again = cuckoo(drawn(items, repeats), bins, repeats.below(2 ** 32), ({ evicted }) => {
      if (evicted >= 0) evictions++;
    });
    if (!again.insert(0, items)) failed++;
    since += items;
    if (since < 20_000) continue;
    since = 0;
    await lab.progress(i / tables, "filling more tables");
  }

  const alpha = (1 - CONFIDENCE) / 2;
  return {
    items,
    bins,
    load: items / bins,
    fits: fitted,
    evictions: steps.filter(({ evicted }) => evicted >= 0).length,
    longest: longestChain(steps),
    parts: Array.from({ length: HASHES }, (_, k) =>
      table.table.subarray((k * bins) / HASHES, ((k + 1) * bins) / HASHES).reduce(plusTaken, 0),
    ),
    places: shown ? Array.from({ length: items }, (_, i) => placesOf(words, i, bins)) : [],
    steps: shown ? steps.slice(0, LISTED).map((step) => ({ ...step })) : [],
    more: shown ? Math.max(0, steps.length - LISTED) : steps.length,
    repeats: {
      tables,
      failed,
      low: lowerBound(failed, tables, alpha),
      high: upperBound(failed, tables, alpha),
      evictions: evictions / tables,
    },
    rows: { sent: bins, empty: bins - Math.min(items, bins), bytes: ROW_BYTES * bins },
  };
}

const drawn = (items: number, rng: Rng) => new Uint32Array(rng.bytes(4 * WORDS * items).buffer);
const plusTaken = (sum: number, item: number) => sum + Number(item >= 0);
const placesOf = (words: Uint32Array, item: number, bins: number) =>
  Array.from({ length: HASHES }, (_, k) => binAt(words, item, k, bins / HASHES));

function longestChain(steps: readonly Step[]): number {
  let [longest, now] = [0, 0];
  for (const { evicted } of steps) {
    now = evicted >= 0 ? now + 1 : 0;
    longest = Math.max(longest, now);
  }
  return longest;
}

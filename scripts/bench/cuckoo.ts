// How often cuckoo tables of the sizes KKRT fills do not fit: a million tables at each of three sizes, hashes from the system's randomness
// stretched by ChaCha. Clopper and Pearson's upper bound says how rare failures must be, given what was counted.
//
// BENCH_TABLES=10000 fills fewer. A million of each take some minutes of processor time.
import { randomBytes } from "node:crypto";
import { upperBound } from "../../lib/dp/clopper-pearson.ts";
import { openOprf } from "../../lib/ot/oprf-module.ts";
import { binsFor, cuckoo as emptyTable, WORDS } from "../../lib/psi/cuckoo.ts";
import { layOut } from "../../lib/wasm/index.ts";
import { type Row, row } from "./rows.ts";

const SIZES = { "64": 64, "1k": 1000, "4k": 4096 } as const;
const NONE = { op: "<=", value: 0 } as const;
const STREAM = 256;
/** A key gives 2^32 blocks of 64 bytes: a new one in time. */
const FRESH = 2 ** 24;

export async function cuckoo(): Promise<Row[]> {
  const tables = Number(process.env["BENCH_TABLES"] ?? 1e6);
  const kernel = await openOprf();
  const largest = Math.max(...Object.values(SIZES));
  const [stream, key] = layOut(kernel, [4 * WORDS * largest + STREAM, 32]);
  let counter = FRESH;
  const hashes = (items: number): Uint32Array => {
    if (counter >= FRESH) {
      key.bytes.set(randomBytes(32));
      counter = 0;
    }
    for (let at = 0; at < 4 * WORDS * items; at += STREAM, counter += 4) kernel.chacha(stream.at + at, key.at, counter, 12);
    return new Uint32Array(stream.bytes.buffer, stream.at, WORDS * items);
  };
  return Object.entries(SIZES).flatMap(([name, items]) => {
    const cpu = process.cpuUsage();
    let failed = 0;
    for (let i = 0; i < tables; i++) if (!emptyTable(hashes(items), binsFor(items), i).insert(0, items)) failed++;
    const { user, system } = process.cpuUsage(cpu);
    return [
      row(`cuckoo.${name}.failed`, "node", `of ${tables}`, [failed], NONE),
      // In millionths, since a row keeps one decimal.
      row(`cuckoo.${name}.probability-at-most`, "node", "10^-6, 95 %", [1e6 * upperBound(failed, tables, 0.05)]),
      row(`cuckoo.${name}.ns-an-item`, "node", "ns", [((user + system) * 1000) / (tables * items)]),
    ];
  });
}

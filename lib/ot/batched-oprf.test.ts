/** The batched OPRF: what it computes, the kernel against its twin, and how far apart code words are. */
import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { KEY_BYTES } from "./base-ot.ts";
import { binOf, COLUMNS, codeFailure, keysOf, type OprfEngine, PARTS, ROW_BYTES, TILE } from "./batched-oprf.ts";
import { bitAt } from "./bits.ts";
import { kernelEngine } from "./oprf-kernel.ts";
import { twin } from "./oprf-twin.ts";

/** Both roles over keys that a dealer hands out; each item goes to its bin in part `i % 3`. */
async function run(engine: OprfEngine | (() => Promise<OprfEngine>), x: readonly string[], y: readonly string[], bins: number, width = 12) {
  const rng = seededRng("batched oprf", 3);
  const [zero, one, choices] = [rng.bytes(KEY_BYTES * COLUMNS), rng.bytes(KEY_BYTES * COLUMNS), rng.bytes(ROW_BYTES)];
  const chosen = Uint8Array.from(zero, (byte, i) => (bitAt(choices, Math.floor(i / KEY_BYTES)) === 1 ? (one[i] as number) : byte));
  const keys = keysOf(rng.bytes(16), rng.bytes(16));
  const open = async () => (typeof engine === "function" ? engine() : engine);
  const receiver = (await open()).receiver(x.length, bins);
  const sender = (await open()).sender(y.length, bins);
  receiver.digest(x.slice(0, 3), keys);
  receiver.digest(x.slice(3));
  sender.digest(y, keys);
  const words = receiver.digests();
  const table = new Int32Array(bins).fill(-1);
  x.forEach((_, i) => {
    const k = i % PARTS;
    table[binOf(words[4 * i + k] as number, k, bins / PARTS)] = i;
  });
  receiver.place(table, rng.bytes(16));
  const sent: Uint8Array[] = [];
  for (let tile = 0; tile * TILE < bins; tile++) {
    const rows = receiver.rows(tile, { zero, one });
    sent.push(rows);
    sender.absorb(tile, rows, chosen, choices);
  }
  for (let from = 0; from < y.length; from += 64) sender.evaluate(from, Math.min(64, y.length - from), choices);
  for (let k = 0; k < PARTS; k++) {
    sender.seal(k, width);
    receiver.seal(k, width);
  }
  const tags = Array.from({ length: PARTS }, (_, k) => sender.tags(k, 0, y.length));
  const met = tags.flatMap((list, k) => [...receiver.meet(k, list.subarray(0, 2 * width)), ...receiver.meet(k, list.subarray(2 * width))]);
  const placed = new Set(table);
  return {
    words: [...words],
    sent: sent.map((rows) => bytesToHex(rows)),
    tags: tags.map((list) => bytesToHex(list)),
    met: met.sort((a, b) => a - b),
    placed: x.map((_, i) => placed.has(i)),
  };
}

const x = [
  "ana",
  "bo",
  "",
  "zoë",
  "zoe\u0308",
  "\ud83d",
  "\ude00",
  "x".repeat(64),
  "y".repeat(65),
  "é".repeat(600),
  "z".repeat(5000),
  "👩‍🔬",
];
const y = ["bo", "zoë", "nobody", "x".repeat(64), "é".repeat(600), "z".repeat(5000), "", "no one"];
const shared = [1, 2, 3, 7, 9, 10];

describe.each<[string, OprfEngine | (() => Promise<OprfEngine>)]>([
  ["twin", twin],
  ["kernel", kernelEngine],
])("%s", (_, engine) => {
  it.each([12, 2400])("meets exactly the items both have, in %i bins", async (bins) => {
    const { met, placed } = await run(engine, x, y, bins, bins === 12 ? 9 : 12);
    expect(met).toEqual(shared.filter((i) => placed[i]));
    expect(met.length).toBeGreaterThan(2);
  });
});

it("the kernel computes what its twin does: digests, rows and tags, byte for byte", async () => {
  const many = Array.from({ length: 700 }, (_, i) => `item ${i * i}`);
  for (const [left, right, bins] of [
    [x, y, 24],
    [many, many.slice(333), 3 * 4 * 200], // two tiles, and parts that begin inside them
    [[], y, 12],
    [x, [], 12],
  ] as const) {
    expect(await run(kernelEngine, left, right, bins)).toEqual(await run(twin, left, right, bins));
  }
});

it("does not let two lone surrogates join, or a text's end run into the next", async () => {
  const { words } = await run(kernelEngine, ["\ud83d", "\ude00", "\ufffd", "ab", "c", "a", "bc"], [], 12);
  const digests = Array.from({ length: 7 }, (_, i) => words.slice(4 * i, 4 * i + 4).join());
  expect(digests[0]).toBe(digests[1]); // as UTF-8 has it: both are U+FFFD
  expect(digests[0]).toBe(digests[2]);
  expect(new Set(digests.slice(2)).size).toBe(5);
});

it("refuses tags that do not rise, in one message or over two", async () => {
  for (const open of [async () => twin, kernelEngine]) {
    const tags = Uint8Array.from([1, 2, 3, 3, 4].flatMap((first) => [first, ...new Array(8).fill(7)]));
    const fresh = async () => {
      const receiver = (await open()).receiver(1, 12);
      const keys = new Uint8Array(KEY_BYTES * COLUMNS);
      receiver.digest(["a"], keysOf(new Uint8Array(16), new Uint8Array(16)));
      receiver.place(new Int32Array(12).fill(-1), new Uint8Array(16));
      receiver.rows(0, { zero: keys, one: keys });
      for (let k = 0; k < PARTS; k++) receiver.seal(k, 9);
      return receiver;
    };
    const whole = await fresh();
    expect(() => whole.meet(0, tags)).toThrow("twice, or out of order");
    const apart = await fresh();
    apart.meet(0, tags.subarray(0, 27));
    apart.meet(1, tags.subarray(0, 27)); // another part, another list
    expect(() => apart.meet(0, tags.subarray(27))).toThrow("twice, or out of order");
  }
});

it("leaves nothing in the kernel's memory", async () => {
  const engine = await kernelEngine();
  const sender = engine.sender(4, 12);
  sender.digest(["ana", "bo", "cy", "dee"], keysOf(new Uint8Array(16), new Uint8Array(16)));
  sender.absorb(0, new Uint8Array(12 * ROW_BYTES).fill(1), new Uint8Array(KEY_BYTES * COLUMNS), new Uint8Array(ROW_BYTES).fill(3));
  sender.evaluate(0, 4, new Uint8Array(ROW_BYTES).fill(3));
  sender.seal(0, 12);
  expect(sender.tags(0, 0, 4).some((byte) => byte !== 0)).toBe(true);
  sender.wipe();
  expect(sender.tags(0, 0, 4).every((byte) => byte === 0)).toBe(true);
});

it("code words differ in 128 places or more, but for 2^-98 a pair", () => {
  expect(Math.log2(codeFailure(COLUMNS, 128))).toBeLessThan(-98);
  expect(codeFailure(4, 2)).toBeCloseTo(5 / 16, 12);
  expect(Math.log2(3 * 1e6 * codeFailure(COLUMNS, 128))).toBeLessThan(-76);
});

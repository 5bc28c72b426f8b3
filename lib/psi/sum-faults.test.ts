/** An intersection-sum on a hostile wire: every fault of a frame is refused and named, and so is what no honest party can have sent. */
import { describe, expect, it } from "vitest";
import { ProtocolError, TAMPERINGS } from "../channel/index.ts";
import { NothingToTamper } from "../protocol/index.ts";
import { changing, names } from "./staged.fixture.ts";
import { summed } from "./sum.fixture.ts";

const v = names("x", 3);
const w = ["x1,10", "x2,20", "z,40"];
const BITS = 64;
const AMOUNT = BITS / 4;
const PAIR = 32 + AMOUNT;
const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error) => error,
  );
const first = await summed({ v, w, bits: BITS });
const bytesOf = (tag: string) => first.transcript.find((m) => m.tag === tag)?.bytes as Uint8Array;

it("refuses every fault of a frame at every message, and names it", async () => {
  expect(first.transcript.map(({ tag }) => tag).sort()).toEqual(
    ["blinded", "blinded/count", "doubled", "doubled/count", "paillier-key", "pairs", "pairs/count", "size", "sum"].sort(),
  );
  for (const { from, tag, seq } of first.transcript) {
    const next = first.transcript.find((m) => m.from === from && m.seq === seq + 1);
    // The size answers what the shop sends last: held back, the points before it are never passed by anything.
    const awaited = next?.tag === "size";
    for (const kind of TAMPERINGS) {
      const failure = await failureOf(summed({ v, w, bits: BITS, tampers: [{ kind, from, tag, nth: 0 }], patience: 400 }));
      if ((kind === "replay" && !next) || (kind === "reorder" && (!next || awaited))) {
        expect(failure, `${kind} ${from}/${tag}`).toBeInstanceOf(NothingToTamper);
        continue;
      }
      expect(failure, `${kind} ${from}/${tag}`).toBeInstanceOf(ProtocolError);
      expect(failure, `${kind} ${from}/${tag}`).toMatchObject({
        from,
        message: expect.stringMatching(/^Round \d+, message ".+" from (publisher|shop): .+\.$/),
      });
    }
  }
});

const put = (bytes: Uint8Array, at: number, part: Uint8Array) => {
  const out = bytes.slice();
  out.set(part, at);
  return out;
};
const zeros = (length: number) => new Uint8Array(length);
const count = (n: number) => Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
const n = bytesOf("paillier-key");
/** n as a number of the size of an encryption: it shares a factor with itself. */
const nWide = put(zeros(AMOUNT), AMOUNT - n.length, n);
const refused = async (tag: string, change: (bytes: Uint8Array) => Uint8Array, sentence: RegExp) => {
  const host = changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined));
  const failure = await failureOf(summed({ v, w, bits: BITS, host, patience: 400 }));
  const from = first.transcript.find((m) => m.tag === tag)?.from;
  expect(failure, `${tag} ${sentence}`).toBeInstanceOf(ProtocolError);
  expect(failure, `${tag} ${sentence}`).toMatchObject({ from, tag, message: expect.stringMatching(sentence) });
};

describe("what no honest party sends is refused by its name", () => {
  it.each(["blinded", "doubled"])("in %s", async (tag) => {
    await refused(tag, (b) => put(b, 0, zeros(32)), /identity/);
    await refused(tag, (b) => put(b, 0, zeros(32).fill(0xff)), /not a point/);
    await refused(tag, (b) => put(b, 0, b.subarray(32, 64)), /twice/);
    await refused(tag, (b) => b.slice(0, -1), /not a list/);
    await refused(tag, (b) => put(zeros(b.length + 32), 0, b), /at most 3 were left/);
  });
  it("in pairs", async () => {
    await refused("pairs", (b) => put(b, 0, zeros(32)), /identity/);
    await refused("pairs", (b) => put(b, PAIR, b.subarray(0, 32)), /twice/); // one identifier in two pairs
    await refused("pairs", (b) => put(b, PAIR + 32, b.subarray(32, PAIR)), /twice/); // one encryption in two pairs
    await refused("pairs", (b) => put(b, 32, zeros(AMOUNT)), /shares a factor/);
    await refused("pairs", (b) => put(b, 32, nWide), /shares a factor/);
    await refused("pairs", (b) => put(b, 32, zeros(AMOUNT).fill(0xff)), /not below n²/);
    await refused("pairs", (b) => b.slice(1), /not a list/);
  });
  it("in the key", async () => {
    await refused("paillier-key", (b) => b.map((byte, i) => (i === 0 ? byte & 0x7f : byte)), /exactly 64 bits/);
    await refused("paillier-key", (b) => b.map((byte, i) => (i === b.length - 1 ? byte & 0xfe : byte)), /odd/);
    await refused("paillier-key", (b) => b.slice(1), /7 bytes/);
  });
  it("in counts, the size and the sum", async () => {
    for (const wrong of [2, 4, 1001, 0xffff_ffff]) await refused("doubled/count", () => count(wrong), /announced/);
    await refused("pairs/count", () => count(1001), /at most 1000 accepted/);
    await refused("blinded/count", () => count(1001), /at most 1000 accepted/);
    await refused("size", () => count(4), /at most 3/);
    await refused("size", () => zeros(3), /3 bytes/);
    await refused("sum", () => zeros(AMOUNT), /shares a factor/);
    await refused("sum", (b) => b.map((byte, i) => (i === 9 ? byte ^ 1 : byte)), /no 2 of the shop's rows come to|not below n²/);
    await refused("sum", (b) => b.slice(1), /15 bytes/);
  });
  it("where the size and the sum do not belong together", async () => {
    const host = changing((frame) => (frame.tag === "size" ? count(1) : undefined)); // 30 is no single row's, but within bounds
    expect((await summed({ v, w, bits: BITS, host })).shop).toMatchObject({ size: 1, sum: 30 }); // so it passes: a wrong size is within a peer's power
    const none = changing((frame) => (frame.tag === "size" ? count(0) : undefined));
    expect(await failureOf(summed({ v, w, bits: BITS, host: none, patience: 400 }))).toMatchObject({ name: "ProtocolError", tag: "sum" });
  });
});

it("matches nothing when the other party's points are those of an old run", async () => {
  const old = await summed({ v, w, bits: BITS, seed: 1 });
  const replayed = (tag: string) => old.transcript.find((m) => m.tag === tag && tag === "doubled")?.bytes;
  const { publisher, shop } = await summed({ v, w, bits: BITS, seed: 2, host: changing((frame) => replayed(frame.tag)) });
  expect(publisher.size).toBe(0);
  expect(shop).toMatchObject({ size: 0, sum: 0 });
});

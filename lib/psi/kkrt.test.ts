/**
 * KKRT: the same intersection as the oracle (ecdh on noble), on both engines; what each party can see; what the network and the peer may not
 * do. A run costs 128 base OTs, so each message meets one kind of tampering here; faults.test.ts has all kinds for all others.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError } from "../channel/index.ts";
import { changing as changingFrom } from "../protocol/changing.fixture.ts";
import { tagBytes, wrongAtMost } from "./index.ts";
import { changing, inCommon, names, type Staging, staged } from "./staged.fixture.ts";

const kkrt = (x: readonly string[], y: readonly string[], more: Partial<Staging> = {}) =>
  staged({ protocol: "kkrt", engine: "wasm", x, y, patience: 1000, ...more });

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error) => error,
  );

describe("what it computes", () => {
  it.each<[string, string[], string[]]>([
    ["both empty", [], []],
    ["the receiver's list empty", [], ["ana", "bo"]],
    ["the sender's list empty", ["ana", "bo"], []],
    ["one item, shared, and repeated", ["ana", "ana"], ["ana"]],
    ["one item, not shared", ["ana"], ["bo"]],
    ["very different sizes", names("item ", 3), names("item ", 9000).slice(1)],
    ["the other way round", names("item ", 9000), ["item 8999", "no"]],
    [
      "identifiers that look alike",
      ["zo\u00eb", "zoe\u0308", "a b", "👩‍🔬", "שרה", "x".repeat(3000)],
      ["zoe\u0308", "שרה", "👩‍🔬", "x".repeat(3000), "x".repeat(2999)],
    ],
  ])("%s", async (_, x, y) => {
    const { receiver, sender } = await kkrt(x, y);
    expect(receiver).toMatchObject({ size: inCommon(x, y).length, intersection: inCommon(x, y), theirs: new Set(y).size });
    expect(sender).toMatchObject({ size: null, theirs: new Set(x).size });
    expect(sender).not.toHaveProperty("intersection");
    expect([receiver.engine, sender.engine]).toEqual(["wasm", "wasm"]);
  });

  it("any two lists, as ecdh on noble has them (property)", async () => {
    const item = fc
      .oneof(fc.constantFrom("a", "b", "c", "d", "e"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }))
      .filter((s) => s.trim() !== "" && !/[\r\n]/.test(s) && s.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 5 }), fc.array(item, { maxLength: 5 }), fc.nat(), async (x, y, seed) => {
        const [fast, oracle] = [await kkrt(x, y, { seed }), await staged({ protocol: "ecdh", x, y, seed })];
        expect(fast.receiver.intersection).toEqual(oracle.receiver.intersection);
      }),
      { numRuns: 5 },
    );
  });

  it("the readable twin gives the same, by other base OTs", async () => {
    const [x, y] = [
      ["ana", "bo", "zoë", "dee"],
      ["zoë", "eve", "bo"],
    ];
    const { receiver } = await kkrt(x, y, { engine: "noble", patience: 10_000 });
    expect(receiver).toMatchObject({ intersection: ["bo", "zoë"], engine: "noble" });
  });

  it("repeats exactly under a seed, and not under another", async () => {
    const sent = async (seed: number) =>
      (await kkrt(["a", "b"], ["b", "c"], { seed })).transcript
        .map((m) => `${m.round} ${m.from} ${m.seq} ${m.tag} ${Buffer.from(m.bytes).toString("hex")}`)
        .sort();
    const once = await sent(1);
    expect(await sent(1)).toEqual(once);
    const long = once.filter((line) => line.length > 60);
    expect((await sent(2)).filter((line) => long.includes(line))).toEqual([]);
  });

  it("sends sorted lists of tags, as long as both sizes ask for, and one row for every bin", async () => {
    const [n, m] = [5, 300];
    const { transcript } = await kkrt(names("a", n), names("a", m));
    const width = tagBytes(n, m);
    for (const k of [1, 2, 3]) {
      const bytes = transcript.filter(({ tag }) => tag === `tags/${k}`).flatMap((message) => [...message.bytes]);
      const tags = Array.from({ length: m }, (_, i) => Buffer.from(bytes.slice(i * width, (i + 1) * width)).toString("hex"));
      expect(tags).toEqual([...new Set(tags)].sort());
    }
    const rows = transcript.filter(({ tag }) => tag === "rows").reduce((sum, { length }) => sum + length, 0);
    expect(rows).toBe(64 * 72); // 12 ceil((1.27 * 5 + 60) / 12) bins
  });

  it("reports progress that ends at 1, and stops when told to", async () => {
    const reports: [string, number][] = [];
    await kkrt(names("a", 70), names("a", 130), { progress: (seat, fraction) => reports.push([seat, fraction]) });
    for (const seat of ["receiver", "sender"]) expect(reports.findLast(([who]) => who === seat)?.[1]).toBe(1);
    const stop = new AbortController();
    const run = kkrt(names("x", 300), names("x", 300), { signal: stop.signal, progress: () => stop.abort(new Error("stopped")) });
    await expect(run).rejects.toThrow("stopped");
  });

  it("refuses what does not exist", async () => {
    await expect(kkrt(["a"], ["a"], { output: "size" })).rejects.toThrow(/output=size does not exist/);
    await expect(kkrt(["a"], ["a"], { learns: "both" })).rejects.toThrow(/learns=both does not exist/);
    await expect(kkrt(["a"], ["a"], { learns: "sender" })).rejects.toThrow(/learns=sender does not exist/);
  });
});

describe("what it refuses", () => {
  const [x, y] = [names("x", 3), ["x1", "x2", "z"]];
  const against = (tag: string, change: (bytes: Uint8Array) => Uint8Array) =>
    failureOf(kkrt(x, y, { host: changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined)) }));

  it("a fault of a frame, at every message", async () => {
    const { transcript } = await kkrt(x, y);
    expect(transcript.map(({ tag }) => tag)).toEqual([
      ...["parameters", "items/count", "base-ot/key", "base-ot/choice"],
      ...["ot-extension/columns", "ot-extension/check", "parameters", "items/count", "rows", "tags/1", "tags/2", "tags/3"],
    ]);
    for (const [i, { from, tag }] of transcript.entries()) {
      const kind = (["duplicate", "truncate", "drop"] as const)[i % 3] as "drop";
      const failure = await failureOf(kkrt(x, y, { tampers: [{ kind, from, tag, nth: 0 }], patience: 600 }));
      const where = `${kind} ${from}/${tag}`;
      expect(failure, where).toBeInstanceOf(ProtocolError);
      expect(failure, where).toMatchObject({ from, tag: expect.stringMatching(/./) });
      expect((failure as ProtocolError).round, where).toBeGreaterThan(0);
    }
  });

  it.each<[string, string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ["receiver", "rows", (b) => b.subarray(64), /4544 bytes where 4608 were due/],
    ["sender", "tags/2", (b) => Uint8Array.from([...b, ...b.subarray(0, 8)]), /32 bytes where 24 were due/],
    ["sender", "tags/1", (b) => Uint8Array.from([...b.subarray(0, 8), ...b.subarray(0, 8), ...b.subarray(16)]), /twice, or out of order/],
    ["sender", "tags/3", (b) => Uint8Array.from([...b.subarray(16), ...b.subarray(0, 16)]), /twice, or out of order/],
    ["sender", "ot-extension/columns", (b) => b.subarray(0, 64), /64 bytes where 10880 were due/],
  ])("from the %s as %s, what no honest party sends", async (from, tag, change, sentence) => {
    expect(await against(tag, change)).toMatchObject({ name: "ProtocolError", from, tag, message: expect.stringMatching(sentence) });
  });

  it.each(["receiver", "sender"])("another set of parameters, and a list that is too long, from the %s", async (from) => {
    const put = (tag: string, bytes: (old: Uint8Array) => Uint8Array) => failureOf(kkrt(x, y, { host: changingFrom(from, tag, bytes) }));
    const version = await put("parameters", (b) => Uint8Array.from([2, ...b.subarray(1)]));
    expect(version).toMatchObject({
      from,
      tag: "parameters",
      message: expect.stringMatching(/its parameters are 2\.2\.64\.12\.3, and not 1\.2\.64\.12\.3/),
    });
    const long = await put("items/count", () => Uint8Array.of(0, 0x0f, 0x42, 0x41));
    expect(long).toMatchObject({ from, tag: "items/count", message: expect.stringMatching(/1000001 items announced, at most 1000000/) });
  });

  it("engines whose base OTs differ", async () => {
    const host = changing((frame) => (frame.tag === "parameters" ? Uint8Array.from(frame.bytes, (b, i) => (i === 1 ? 1 : b)) : undefined));
    expect(await failureOf(kkrt(x, y, { host }))).toMatchObject({ tag: "parameters", message: expect.stringMatching(/1\.1\.64\.12\.3/) });
  });

  it("matches nothing where rows or tags are those of an old run", async () => {
    const old = await kkrt(x, y, { seed: 1 });
    for (const tags of [["rows"], ["tags/1", "tags/2", "tags/3"]]) {
      const host = changing((frame) => (tags.includes(frame.tag) ? old.transcript.find((m) => m.tag === frame.tag)?.bytes : undefined));
      expect((await kkrt(x, y, { seed: 2, host })).receiver.size).toBe(0);
    }
  });
});

it("tags are long enough for 2^-40 at every size that is accepted, and no longer than that takes", () => {
  const sizes = [0, 1, 2, 8, 1000, 4096, 100_000, 1_000_000];
  for (const n of sizes) {
    for (const m of sizes) {
      const width = tagBytes(n, m);
      expect(wrongAtMost(n, m)).toBeLessThanOrEqual(2 ** -40);
      expect(width).toBeLessThanOrEqual(12);
      if (width > 8) expect(wrongAtMost(n, m) * 256).toBeGreaterThan(2 ** -40);
    }
  }
  expect([tagBytes(8, 8), tagBytes(10_000, 10_000), tagBytes(1_000_000, 1_000_000)]).toEqual([8, 9, 11]);
});

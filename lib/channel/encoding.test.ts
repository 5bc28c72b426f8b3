import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Channel,
  inSession,
  memoryPipes,
  openChannel,
  ProtocolError,
  rawBytes,
  receiveList,
  sendList,
  uint32,
  uint64,
} from "./index.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("uint32", () => {
  it("is big-endian (by hand)", () => {
    expect(hex(uint32.encode(0))).toBe("00000000");
    expect(hex(uint32.encode(258))).toBe("00000102");
    expect(hex(uint32.encode(0xffff_ffff))).toBe("ffffffff");
  });
  it("reads back every value, also from inside a larger buffer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.nat(9), (n, before) => {
        const buffer = new Uint8Array(before + 4 + 3).fill(255);
        buffer.set(uint32.encode(n), before);
        expect(uint32.decode(buffer.subarray(before, before + 4))).toBe(n);
      }),
    );
  });
  it("refuses what it would have to wrap or round: one encoding for one value", () => {
    for (const n of [-1, 2 ** 32, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => uint32.encode(n)).toThrow(RangeError);
  });
  it("refuses other lengths", () => {
    for (const n of [0, 3, 5]) expect(() => uint32.decode(new Uint8Array(n))).toThrow(`${n} bytes where 4 were due`);
  });
});

describe("uint64", () => {
  it("is big-endian (by hand)", () => {
    expect(hex(uint64.encode(258n))).toBe("0000000000000102");
    expect(hex(uint64.encode(2n ** 64n - 1n))).toBe("ffffffffffffffff");
  });
  it("reads back every value", () => {
    fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (n) => uint64.decode(uint64.encode(n)) === n));
  });
  it("refuses what it would have to wrap, and other lengths", () => {
    for (const n of [-1n, 2n ** 64n]) expect(() => uint64.encode(n)).toThrow(RangeError);
    for (const n of [0, 7, 9]) expect(() => uint64.decode(new Uint8Array(n))).toThrow(`${n} bytes where 8 were due`);
  });
});

describe("inSession", () => {
  const session = new Uint8Array([1, 2, 3]);
  const layout = inSession(session, uint32);
  it("puts the session before the value", () => {
    expect(layout.size).toBe(7);
    expect(hex(layout.encode(258))).toBe("01020300000102");
    expect(layout.decode(layout.encode(258))).toBe(258);
  });
  it("refuses another session, a message without one, and other lengths", () => {
    expect(() => inSession(new Uint8Array([1, 2, 4]), uint32).decode(layout.encode(258))).toThrow("it belongs to another session");
    expect(() => layout.decode(uint32.encode(258))).toThrow("4 bytes where 7 were due");
    expect(() => layout.decode(new Uint8Array(8))).toThrow("8 bytes where 7 were due");
  });
});

describe("rawBytes", () => {
  it("lets exactly its size pass, both ways", () => {
    const three = rawBytes(3);
    const bytes = new Uint8Array([1, 2, 3]);
    expect(three.decode(three.encode(bytes))).toEqual(bytes);
    for (const n of [0, 2, 4]) {
      expect(() => three.encode(new Uint8Array(n))).toThrow(`${n} bytes where 3 were due`);
      expect(() => three.decode(new Uint8Array(n))).toThrow(`${n} bytes where 3 were due`);
    }
  });
});

describe("lists", () => {
  const pair = () => {
    const [a, b] = memoryPipes();
    const make = (pipe: typeof a, self: string, peer: string) =>
      openChannel(pipe, { self, peer, signal: new AbortController().signal, clock: { round: 0 }, patience: 500 });
    return [make(a, "alice", "bob"), make(b, "bob", "alice")] as const;
  };
  const inChunks = function* <T>(items: readonly T[], sizes: readonly number[]) {
    let at = 0;
    for (const size of [...sizes, items.length]) {
      yield items.slice(at, at + size);
      at += size;
    }
  };
  const all = async (channel: Channel, most: number, least = 0) => {
    const got: number[] = [];
    for await (const chunk of receiveList(channel, "n", uint32, most, least)) got.push(...chunk);
    return got;
  };

  it("read back whatever the items and the chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { maxLength: 40 }),
        fc.array(fc.nat(12), { maxLength: 8 }),
        async (items, sizes) => {
          const [a, b] = pair();
          const [, got] = await Promise.all([
            sendList(a, "n", uint32, items.length, inChunks(items, sizes)),
            all(b, items.length, items.length),
          ]);
          expect(got).toEqual(items);
          await Promise.all([a.finish(), b.finish()]);
        },
      ),
    );
  });

  it("of none are one message, of one are two; async sources serve as well", async () => {
    const [a, b] = pair();
    await sendList(a, "n", uint32, 0, []);
    const once = async function* () {
      yield [7];
    };
    await sendList(a, "n", uint32, 1, once());
    expect(await all(b, 0)).toEqual([]);
    expect(await all(b, 1)).toEqual([7]);
    await Promise.all([a.finish(), b.finish()]);
  });

  it("keep the round in which they began, though the party consumes between two chunks", async () => {
    const [a, b] = pair();
    const rounds: number[] = [];
    const spy: Channel = {
      peer: "bob",
      get round() {
        return a.round;
      },
      send: (tag, bytes, round) => {
        rounds.push(round ?? -1);
        return a.send(tag, bytes, round);
      },
      receive: (tag, decode) => a.receive(tag, decode),
    };
    const source = async function* () {
      yield [1];
      await a.receive("between", (bytes) => bytes);
      yield [2];
    };
    await b.send("between", new Uint8Array(), 9);
    const [, got] = await Promise.all([sendList(spy, "n", uint32, 2, source()), all(b, 2)]);
    expect(got).toEqual([1, 2]);
    expect(rounds).toEqual([1, 1, 1]);
    expect(a.round).toBe(10);
  });

  it.each([
    ["too many announced", 5, 0, 6, "6 items announced, at most 5 accepted"],
    ["the most there could be", 5, 0, 0xffff_ffff, "4294967295 items announced, at most 5 accepted"],
    ["too few announced", 5, 3, 2, "2 items announced where 3 were due"],
  ])("refuse %s, before anything is made of it", async (_, most, least, count, why) => {
    const [a, b] = pair();
    await a.send("n/count", uint32.encode(count));
    await expect(all(b, most, least)).rejects.toThrow(`Round 1, message "n/count" from alice: ${why}.`);
  });

  it.each([
    ["a chunk beyond the count", 12, "3 items where at most 2 were left"],
    ["half an item", 6, "6 bytes are not a list of 4-byte items"],
    ["an empty chunk, with which a peer could go on for ever", 0, "0 bytes are not a list of 4-byte items"],
  ])("refuse %s", async (_, length, why) => {
    const [a, b] = pair();
    await a.send("n/count", uint32.encode(2));
    await a.send("n", new Uint8Array(length));
    const error = await all(b, 5).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as Error).message).toBe(`Round 1, message "n" from alice: ${why}.`);
  });

  it("of which fewer come than were announced end with the sender's end", async () => {
    const [a, b] = pair();
    await a.send("n/count", uint32.encode(2));
    await a.send("n", uint32.encode(1));
    a.finish().catch(() => {});
    await expect(all(b, 5)).rejects.toThrow('message "n" from alice: it was due, and alice has finished');
  });

  it("are not sent beyond what was announced, nor taken for whole when less was made", async () => {
    for (const [made, sent] of [
      [[[1, 2], [3]], 2],
      [[[1]], 2],
    ] as const) {
      const [a, b] = pair();
      const heard: string[] = [];
      const listen = (async () => {
        for (const tag of ["n/count", "n"]) await b.receive(tag, () => heard.push(tag));
        await b.receive("n", () => heard.push("n"));
      })().catch((e: unknown) => e);
      await expect(sendList(a, "n", uint32, 2, made)).rejects.toThrow(/^sendList: 2 items of "n" were announced and [13] made\.$/);
      a.abandon("RangeError");
      await listen;
      expect(heard.length).toBe(sent);
    }
  });
});

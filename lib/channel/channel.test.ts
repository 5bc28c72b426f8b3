import { setTimeout as later } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  type Frame,
  type Message,
  memoryPipes,
  type OpenChannel,
  openChannel,
  PeerLeft,
  type Pipe,
  ProtocolError,
  WINDOW,
  weight,
} from "./index.ts";

const raw = (bytes: Uint8Array) => bytes;
const of = (...values: number[]) => new Uint8Array(values);

interface Setup {
  readonly patience?: number;
  readonly signal?: AbortSignal;
  readonly clock?: { round: number };
  readonly consumed?: (message: Message) => void;
  readonly posted?: (message: Message) => void;
}
const open = (pipe: Pipe, self: string, peer: string, o: Setup = {}): OpenChannel =>
  openChannel(pipe, {
    self,
    peer,
    signal: o.signal ?? new AbortController().signal,
    clock: o.clock ?? { round: 0 },
    patience: o.patience ?? 2000,
    consumed: o.consumed,
    posted: o.posted,
  });

function two(o: Setup = {}): [OpenChannel, OpenChannel] {
  const [a, b] = memoryPipes();
  return [open(a, "alice", "bob", o), open(b, "bob", "alice", o)];
}

/** A channel whose peer is the test itself: it posts what it likes and keeps what it hears. */
function against(o: Setup = {}) {
  const [near, far] = memoryPipes();
  const heard: Frame[] = [];
  far.listen((frame) => heard.push(frame));
  const data = (seq: number, tag: string, bytes: Uint8Array, more: Partial<Extract<Frame, { kind: "data" }>> = {}) =>
    far.post({ kind: "data", seq, round: 1, tag, length: bytes.length, bytes, ...more });
  return { channel: open(near, "alice", "bob", o), far, heard, data };
}

const failure = async (promise: Promise<unknown>): Promise<ProtocolError> => {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ProtocolError);
  return error as ProtocolError;
};

describe("order", () => {
  it("delivers any messages as they were sent, in order, both ways at once", async () => {
    const messages = fc.array(fc.tuple(fc.string({ maxLength: 20 }), fc.uint8Array({ maxLength: 50 })), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(messages, messages, async (left, right) => {
        const [a, b] = two();
        const run = async (me: OpenChannel, mine: typeof left, theirs: typeof left) => {
          const got: (typeof left)[number][] = [];
          const sending = Promise.all(mine.map(([tag, bytes]) => me.send(tag, bytes)));
          for (const [tag] of theirs) got.push([tag, await me.receive(tag, (bytes) => new Uint8Array(bytes))]);
          await sending;
          await me.finish();
          expect(got).toEqual(theirs);
        };
        await Promise.all([run(a, left, right), run(b, right, left)]);
      }),
      { numRuns: 60 },
    );
  });

  it("serves receives that wait at the same time in the order they were called", async () => {
    const [a, b] = two();
    const both = Promise.all([b.receive("x", (m) => m[0]), b.receive("y", (m) => m[0])]);
    await a.send("x", of(1));
    await later(5); // the second must go on waiting, not take what is not there
    await a.send("y", of(2));
    expect(await both).toEqual([1, 2]);
  });

  it("takes the bytes as they are when it sends: what the sender does with its buffer later does not matter", async () => {
    const [a, b] = two();
    const buffer = of(1, 2, 3);
    await a.send("x", buffer);
    buffer.fill(9);
    expect(await b.receive("x", raw)).toEqual(of(1, 2, 3));
  });

  it("tells `consumed` what came, unharmed by a role that writes over its bytes", async () => {
    const seen: Message[] = [];
    const [a, b] = two({ consumed: (message) => seen.push(message) });
    await a.send("x", of(1, 2));
    (await b.receive("x", raw)).fill(0);
    expect(seen).toEqual([{ from: "alice", to: "bob", seq: 0, round: 1, tag: "x", length: 2, bytes: of(1, 2) }]);
  });
});

describe("a party's own record", () => {
  it("has what it sent, unharmed by a role that writes over its bytes", async () => {
    const record: Message[] = [];
    const [a, b] = two({ posted: (message) => record.push(message) });
    const bytes = of(1, 2);
    await a.send("x", bytes);
    bytes.fill(0);
    await b.receive("x", raw);
    expect(record).toEqual([{ from: "alice", to: "bob", seq: 0, round: 1, tag: "x", length: 2, bytes: of(1, 2) }]);
  });
});

describe("rounds", () => {
  it("are a Lamport clock: one more than the highest round consumed", async () => {
    const [a, b] = two();
    expect(a.round).toBe(1);
    const clock = { round: 0 };
    const [c, d] = memoryPipes();
    const carol = open(c, "carol", "dave", { clock });
    const dave = open(d, "dave", "carol");
    await carol.send("x", of(), 41);
    await dave.receive("x", raw);
    expect(dave.round).toBe(42);
    expect(carol.round).toBe(1); // sending moves no clock
    await a.send("x", of());
    await a.send("y", of());
    await b.receive("x", raw);
    await b.receive("y", raw);
    expect(b.round).toBe(2); // two messages of one round are one round
    await b.send("z", of(), 1); // a list keeps its round
    await a.receive("z", raw);
    expect(a.round).toBe(2);
  });

  it("never go back, and are shared by all channels of a party", async () => {
    const clock = { round: 0 };
    const one = against({ clock });
    const other = against({ clock });
    one.data(0, "late", of(), { round: 7 });
    other.data(0, "early", of(), { round: 2 });
    await one.channel.receive("late", raw);
    await other.channel.receive("early", raw);
    expect([one.channel.round, other.channel.round]).toEqual([8, 8]);
  });

  it("pushed to the end of the numbers by one peer do not make this party look like a forger to another", async () => {
    const clock = { round: 0 };
    const hostile = against({ clock });
    hostile.data(0, "x", of(), { round: Number.MAX_SAFE_INTEGER });
    await hostile.channel.receive("x", raw);
    const [c, d] = memoryPipes();
    await open(c, "alice", "carol", { clock }).send("y", of(1));
    expect(await open(d, "carol", "alice").receive("y", raw)).toEqual(of(1));
  });
});

describe("flow control", () => {
  const big = new Uint8Array(WINDOW / 2);
  const sendMany = async (me: OpenChannel, count: number) => {
    for (let i = 0; i < count; i++) await me.send("big", big);
  };
  const receiveMany = async (me: OpenChannel, count: number) => {
    for (let i = 0; i < count; i++) await me.receive("big", raw);
  };

  it("lets two that both send a long list before they receive wait for each other, until patience ends it", async () => {
    const [a, b] = two({ patience: 60 });
    const naive = async (me: OpenChannel) => {
      await sendMany(me, 8);
      await receiveMany(me, 8);
    };
    const [one, other] = await Promise.all([failure(naive(a)), failure(naive(b))]);
    expect(one.message).toBe('Round 1, message "big" from bob: bob has not read what was sent for 0.06 s.');
    expect(other.message).toBe('Round 1, message "big" from alice: alice has not read what was sent for 0.06 s.');
  });

  it("has its cure: send and receive at the same time", async () => {
    const [a, b] = two({ patience: 500 });
    await Promise.all([sendMany(a, 8), receiveMany(a, 8), sendMany(b, 8), receiveMany(b, 8)]);
    await Promise.all([a.finish(), b.finish()]);
  });

  it("holds for sends that do not wait for each other as well, and keeps their order", async () => {
    const { channel, far, heard } = against();
    const sends = Array.from({ length: 10 }, (_, i) => channel.send(String(i), big));
    await later(10);
    expect(heard.length).toBe(2); // two of half a window fill it
    far.post({ kind: "credit", bytes: weight(big) });
    await later(5);
    expect(heard.length).toBe(3);
    far.post({ kind: "credit", bytes: 7 * weight(big) });
    await Promise.all(sends);
    await later(5);
    expect(heard.map((frame) => frame.kind === "data" && [frame.seq, frame.tag])).toEqual(sends.map((_, i) => [i, String(i)]));
  });

  it("credits what was consumed, seldom, and all but less than a quarter of the window", async () => {
    const { channel, heard, data } = against();
    const small = new Uint8Array(1000);
    for (let i = 0; i < 600; i++) {
      data(i, "x", small);
      await channel.receive("x", raw);
    }
    await later(1);
    const credits = heard.flatMap((frame) => (frame.kind === "credit" ? [frame.bytes] : []));
    expect(credits.length).toBe(2);
    const total = credits.reduce((sum, n) => sum + n, 0);
    expect(total).toBeLessThanOrEqual(600 * weight(small));
    expect(total).toBeGreaterThan(600 * weight(small) - WINDOW / 4);
  });

  it("refuses a peer that floods without credit, and keeps no more than the window of it", async () => {
    for (const size of [0, 100_000]) {
      const { channel, data } = against();
      const bytes = new Uint8Array(size);
      const room = Math.ceil(WINDOW / weight(bytes));
      for (let i = 0; i <= room; i++) data(i, "flood", bytes);
      await later(5);
      const error = await failure(channel.receive("flood", raw));
      expect(error.message).toBe('Round 1, message "flood" from bob: it was sent before there was room for it.');
    }
  });

  it("is not unlocked by credits that are no numbers, negative, or more than was sent", async () => {
    const { channel, far, heard } = against({ patience: 40 });
    far.post({ kind: "credit", bytes: 1e12 }); // nothing was sent yet: nothing to credit
    await later(2);
    await sendMany(channel, 2);
    for (const bytes of [Number.NaN, -1e9, "9" as unknown as number]) far.post({ kind: "credit", bytes: bytes });
    expect((await failure(channel.send("big", big))).message).toContain("has not read");
    expect(heard.length).toBe(2);
  });

  it("sends one message larger than the window", async () => {
    const [a, b] = two();
    await a.send("huge", new Uint8Array(3 * WINDOW));
    expect((await b.receive("huge", raw)).length).toBe(3 * WINDOW);
    await a.send("next", of());
    await b.receive("next", raw);
  });
});

describe("refusals", () => {
  it("names the patience that ran out", async () => {
    const [a] = two({ patience: 20 });
    const error = await failure(a.receive("x", raw));
    expect(error.message).toBe('Round 1, message "x" from bob: nothing came for 0.02 s.');
    expect([error.from, error.round, error.tag, error.name]).toEqual(["bob", 1, "x", "ProtocolError"]);
  });

  it("takes a patience beyond what a timer can count as long, not as none", async () => {
    const stop = new AbortController();
    for (const patience of [2 ** 31, Number.POSITIVE_INFINITY]) {
      const [a] = two({ patience, signal: stop.signal });
      const waiting = a.receive("x", raw);
      waiting.catch(() => {});
      expect(await Promise.race([waiting.catch(() => "gave up"), later(30, "waits")])).toBe("waits");
    }
    stop.abort();
  });

  it("names a wrong tag and the one that was due", async () => {
    const [a, b] = two();
    await a.send("y", of(1));
    const error = await failure(b.receive("x", raw));
    expect(error.message).toBe('Round 1, message "y" from alice: "x" was due.');
    expect(error.tag).toBe("y");
  });

  it("names what does not decode, with the decoder's reason, whatever was thrown", async () => {
    const [a, b] = two();
    await a.send("x", of(1));
    await a.send("x", of(1));
    const cause = new Error("not a point");
    const thrower = (what: unknown) => () => {
      throw what;
    };
    const error = await failure(b.receive("x", thrower(cause)));
    expect(error.message).toBe('Round 1, message "x" from alice: not a point.');
    expect(error.cause).toBe(cause);
    expect((await failure(b.receive("x", thrower("text")))).message).toBe('Round 1, message "x" from alice: it does not decode.');
  });

  it.each([
    ["a number already used", 0, {}, "it is number 0 where number 1 was due"],
    ["a number too high", 2, {}, "it is number 2 where number 1 was due"],
    ["a number that is none", Number.NaN, {}, "it is number NaN where number 1 was due"],
    ["a length that does not agree", 1, { length: 9 }, "2 of its 9 bytes arrived"],
  ])("refuses %s", async (_, seq, more, why) => {
    const { channel, data } = against();
    data(0, "first", of());
    data(seq, "second", of(1, 2), { round: 3, ...more });
    await later(1);
    const error = await failure(channel.receive("first", raw)); // even before what came in order is read
    expect(error.message).toBe(`Round 3, message "second" from bob: ${why}.`);
  });

  it.each([
    ["round 0", { round: 0 }],
    ["round -1", { round: -1 }],
    ["round 1.5", { round: 1.5 }],
    ["round NaN", { round: Number.NaN }],
    ["a round beyond exact numbers", { round: 2 ** 53 }],
    ["a tag that is no text", { tag: { toString: 5, valueOf: 5 } as unknown as string }],
    ["a tag without end", { tag: "x".repeat(201) }],
    ["bytes that are none", { bytes: [1, 2] as unknown as Uint8Array }],
  ])("refuses %s as a header that is not ours", async (_, more) => {
    let hear: (frame: Frame) => void = () => {};
    const bare: Pipe = {
      post() {},
      close() {},
      listen(listener) {
        hear = listener;
      },
    };
    const channel = open(bare, "alice", "bob"); // without a carrier, which would copy the bytes and so repair them
    hear({ kind: "data", seq: 0, round: 1, tag: "x", length: 2, bytes: of(1, 2), ...more });
    expect((await failure(channel.receive("x", raw))).message).toBe('Round 1, message "(header)" from bob: its header is not one of ours.');
  });

  it("keeps the first fault, whatever follows", async () => {
    const { channel, data } = against();
    data(5, "a", of());
    data(9, "b", of());
    await later(1);
    expect((await failure(channel.receive("x", raw))).tag).toBe("a");
    expect((await failure(channel.send("x", of()))).tag).toBe("a");
    expect((await failure(channel.finish())).tag).toBe("a");
  });

  it("ignores frames of a kind it does not know", async () => {
    const { channel, far, data } = against();
    far.post({ kind: "gossip", reason: "done", sent: 0 } as unknown as Frame);
    data(0, "x", of(1));
    expect(await channel.receive("x", raw)).toEqual(of(1));
  });
});

describe("the end", () => {
  it("comes when both have finished and all was read", async () => {
    const [a, b] = two();
    await a.send("x", of(1));
    await b.receive("x", raw);
    let ended = false;
    const end = a.finish().then(() => {
      ended = true;
    });
    await later(5);
    expect(ended).toBe(false); // the other has not said so yet
    await b.finish();
    await end;
  });

  it("refuses what nobody asked for, whether it came before or after finish()", async () => {
    const early = two();
    await early[0].send("extra", of(1));
    await later(1);
    const before = await failure(early[1].finish());
    expect(before.message).toBe('Round 1, message "extra" from alice: nobody asked for it.');
    const late = two();
    const end = failure(late[1].finish());
    await later(1);
    await late[0].send("extra", of(1));
    late[0].finish().catch(() => {});
    expect((await end).message).toBe('Round 1, message "extra" from alice: nobody asked for it.');
  });

  it("refuses an end whose count is another: the last message was dropped", async () => {
    const waiting = against();
    waiting.far.post({ kind: "close", sent: 1, reason: "done" });
    const due = await failure(waiting.channel.receive("last", raw));
    expect(due.message).toBe('Round 1, message "last" from bob: 1 messages were sent and 0 arrived.');
    const finishing = against();
    finishing.data(0, "x", of());
    await finishing.channel.receive("x", raw);
    finishing.far.post({ kind: "close", sent: 2, reason: "done" });
    const end = await failure(finishing.channel.finish());
    expect(end.message).toBe('Round 2, message "(end)" from bob: 2 messages were sent and 1 arrived.');
  });

  it("reads what came before the end, then says what was due", async () => {
    const [a, b] = two();
    await a.send("x", of(7));
    a.finish().catch(() => {});
    await later(1);
    expect(await b.receive("x", raw)).toEqual(of(7));
    expect((await failure(b.receive("y", raw))).message).toBe('Round 2, message "y" from alice: it was due, and alice has finished.');
  });

  it("tells a sender that waits for room that the peer has finished without reading", async () => {
    const { channel, far } = against();
    const send = Promise.all([channel.send("x", new Uint8Array(WINDOW)), channel.send("y", of())]);
    far.post({ kind: "close", sent: 0, reason: "done" });
    expect((await failure(send)).message).toBe('Round 1, message "y" from bob: bob has finished without reading what was sent.');
  });

  it("a peer that gives up is an echo, at every wait", async () => {
    const waits: ((channel: OpenChannel) => Promise<unknown>)[] = [
      (channel) => channel.receive("x", raw),
      (channel) => channel.finish(),
      (channel) => Promise.all([channel.send("x", new Uint8Array(WINDOW)), channel.send("y", of())]),
    ];
    for (const wait of waits) {
      const [a, b] = two();
      const waiting = wait(b);
      a.abandon("TypeError");
      const error = await waiting.catch((e: unknown) => e);
      expect(error).toBeInstanceOf(PeerLeft);
      expect((error as Error).message).toBe("alice left: TypeError");
    }
  });

  it("shows no more than a line of the reason a peer gives, and takes a reason that is no text", async () => {
    for (const [reason, shown] of [
      ["x".repeat(1e6), "x".repeat(100)],
      [undefined, "undefined"],
    ] as const) {
      const { channel, far } = against();
      far.post({ kind: "close", sent: 0, reason: reason as string });
      await expect(channel.receive("x", raw)).rejects.toThrow(`bob left: ${shown}`);
    }
  });

  it("an abort ends every wait at once, with its reason, also one that began after it", async () => {
    const waits: ((channel: OpenChannel) => Promise<unknown>)[] = [
      (channel) => channel.receive("x", raw),
      (channel) => channel.finish(),
      (channel) => Promise.all([channel.send("x", new Uint8Array(WINDOW)), channel.send("y", of())]),
    ];
    for (const wait of waits) {
      for (const early of [true, false]) {
        const stop = new AbortController();
        const [a] = two({ signal: stop.signal });
        const reason = new Error("stopped");
        if (early) stop.abort(reason);
        const waiting = wait(a);
        const outcome = waiting.catch((e: unknown) => e);
        if (!early) stop.abort(reason);
        expect(await Promise.race([outcome, later(50, "hangs")])).toBe(reason);
      }
    }
  });
});

describe("no promise is left behind", () => {
  const stray: unknown[] = [];
  const note = (reason: unknown) => stray.push(reason);
  afterEach(() => {
    process.off("unhandledRejection", note);
  });
  it("when a party awaits one wait and the wire breaks", async () => {
    process.on("unhandledRejection", note);
    const { channel, data } = against();
    const both = Promise.all([channel.receive("x", raw), channel.receive("y", raw)]).catch((e: unknown) => e);
    data(4, "x", of());
    expect(await both).toBeInstanceOf(ProtocolError);
    await later(10);
    expect(stray).toEqual([]);
  });
});

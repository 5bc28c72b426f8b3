import { setTimeout as later } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  type Frame,
  type Message,
  memoryPipes,
  PeerLeft,
  type Pipe,
  ProtocolError,
  TAMPERINGS,
  type Tamper,
  uint32,
} from "../channel/index.ts";
import { type Coins, seededRng, systemRng } from "../random/index.ts";
import { defineProtocol, type Host, inMemory, NothingToTamper, type Peers, type PlayOptions, play, type Role } from "./index.ts";

const raw = (bytes: Uint8Array) => bytes;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const never = new AbortController().signal;
const options = (more: Partial<PlayOptions> = {}): PlayOptions => ({ rng: seededRng("test", 7), signal: never, patience: 2000, ...more });
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => "it went through",
    (error: unknown) => error,
  );

/** Two parties, seven messages: two at once, an answer, one that waits for the answer, and an empty one. */
const dialogue = defineProtocol(
  "test/dialogue",
  async () =>
    ({
      alice: async (peers: Peers<"bob">, input: { mine: number }, lab) => {
        await peers.bob.send("a/first", uint32.encode(input.mine));
        await peers.bob.send("a/second", lab.rng.bytes(8));
        const back = await peers.bob.receive("b/first", uint32.decode);
        await peers.bob.send("a/third", lab.rng.bytes(2));
        await peers.bob.send("a/empty", new Uint8Array());
        await peers.bob.receive("b/second", raw);
        await peers.bob.receive("b/third", raw);
        return back + input.mine;
      },
      bob: async (peers: Peers<"alice">, input: { mine: number }, lab) => {
        const theirs = await peers.alice.receive("a/first", uint32.decode);
        await peers.alice.receive("a/second", raw);
        await peers.alice.send("b/first", uint32.encode(input.mine));
        await peers.alice.receive("a/third", raw);
        await peers.alice.receive("a/empty", raw);
        await peers.alice.send("b/second", lab.rng.bytes(4));
        await peers.alice.send("b/third", lab.rng.bytes(4));
        return theirs * input.mine;
      },
    }) satisfies Record<string, Role<{ mine: number }, number>>,
);

const pair = { alice: { role: "alice", input: { mine: 20 } }, bob: { role: "bob", input: { mine: 3 } } } as const;

/** Five parties, one role, every pair talks twice. */
const mesh = defineProtocol(
  "test/mesh",
  async () =>
    ({
      member: async (peers: Peers, input: { mine: number }, lab) => {
        const others = Object.values(peers);
        const tell = (tag: string, value: number) => Promise.all(others.map((peer) => peer.send(tag, uint32.encode(value))));
        const hear = (tag: string) => Promise.all(others.map((peer) => peer.receive(tag, uint32.decode)));
        const blind = lab.rng.below(1000);
        const [, values] = await Promise.all([tell("value", input.mine + blind), hear("value")]);
        const [, blinds] = await Promise.all([tell("blind", blind), hear("blind")]);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        return input.mine + sum(values) - sum(blinds);
      },
    }) satisfies Record<string, Role<{ mine: number }, number>>,
);

const five = Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`p${i}`, { role: "member", input: { mine: 10 ** i } }] as const));

async function transcriptOf(run: (o: PlayOptions) => Promise<unknown>, more: Partial<PlayOptions> = {}): Promise<Message[]> {
  const sent: Message[] = [];
  await run(options({ ...more, sent: (message) => sent.push(message) }));
  return sent;
}
const shown = (messages: readonly Message[]) =>
  messages
    .toSorted((m, n) => m.round - n.round || m.from.localeCompare(n.from) || m.to.localeCompare(n.to))
    .map(({ from, to, seq, round, tag, bytes }) => `${round} ${from}>${to} ${seq} ${tag} ${hex(bytes)}`);

describe("a play", () => {
  it("gives each seat what its role returned", async () => {
    expect(await play(inMemory(), dialogue, pair, options())).toEqual({ alice: 23, bob: 60 });
    expect(await play(inMemory(), mesh, five, options())).toEqual({ p0: 11111, p1: 11111, p2: 11111, p3: 11111, p4: 11111 });
  });

  it("strings a wire between every two of five, and none to oneself", async () => {
    const sent = await transcriptOf((o) => play(inMemory(), mesh, five, o));
    const ways = new Set(sent.map((m) => `${m.from}>${m.to}`));
    expect(ways.size).toBe(20);
    expect(sent.length).toBe(40);
    expect(sent.every((m) => m.from !== m.to)).toBe(true);
  });

  it.each([
    ["two", (o: PlayOptions) => play(inMemory(), dialogue, pair, o)],
    ["five", (o: PlayOptions) => play(inMemory(), mesh, five, o)],
  ])("of %s repeats byte for byte under a seed, and under no other", async (_, run) => {
    const first = shown(await transcriptOf(run));
    expect(shown(await transcriptOf(run))).toEqual(first);
    expect(shown(await transcriptOf(run, { rng: seededRng("test", 8) }))).not.toEqual(first);
    expect(shown(await transcriptOf(run, { rng: systemRng() }))).not.toEqual(shown(await transcriptOf(run, { rng: systemRng() })));
  });

  it("deals every party coins of its own, and its own input only", async () => {
    const dealt = new Map<string, { input: unknown; coins: Coins }>();
    await play(inMemory(), mesh, five, options({ dealt: (seat, input, coins) => dealt.set(seat, { input, coins }) }));
    const keys = [...dealt.values()].map(({ coins }) => (coins.kind === "seeded" ? hex(coins.key) : "system"));
    expect(new Set(keys).size).toBe(5);
    for (const [seat, { input }] of dealt) expect(input).toEqual(five[seat]?.input);
    const system: Coins[] = [];
    await play(inMemory(), dialogue, pair, options({ rng: systemRng(), dealt: (_, __, coins) => system.push(coins) }));
    expect(system).toEqual([{ kind: "system" }, { kind: "system" }]); // the director never sees them
  });

  it("reports to a seat exactly what was delivered to it, in the order it was consumed", async () => {
    const views = new Map<string, Message[]>();
    const delivered: Message[] = [];
    await play(
      inMemory(),
      mesh,
      five,
      options({
        delivered: (message) => delivered.push(message),
        received: (seat, message) => views.set(seat, [...(views.get(seat) ?? []), message]),
      }),
    );
    expect([...views.keys()].toSorted()).toEqual(Object.keys(five));
    for (const [seat, view] of views) {
      expect(view.every((m) => m.to === seat)).toBe(true);
      expect(shown(view)).toEqual(shown(delivered.filter((m) => m.to === seat)));
    }
  });

  it("lets a seat keep a record of what it sent, as it entered the wire", async () => {
    const records = new Map<string, Message[]>();
    const sent: Message[] = [];
    const cut = { kind: "truncate", from: "p0", nth: 0 } as const;
    await play(
      inMemory(),
      mesh,
      five,
      options({ sent: (m) => sent.push(m), posted: (seat, m) => records.set(seat, [...(records.get(seat) ?? []), m]), tampers: [cut] }),
    ).catch(() => {});
    expect([...records.keys()].toSorted()).toEqual(Object.keys(five));
    for (const [seat, record] of records) expect(shown(record)).toEqual(shown(sent.filter((m) => m.from === seat)));
  });

  it("says whose progress it is", async () => {
    const slow = defineProtocol(
      "test/slow",
      async () =>
        ({
          one: async (_: Peers, input: number, lab) => {
            await lab.progress(input, "half way");
            return input;
          },
        }) satisfies Record<string, Role<number, number>>,
    );
    const heard: unknown[] = [];
    await play(
      inMemory(),
      slow,
      { x: { role: "one", input: 0.5 }, y: { role: "one", input: 0.75 } },
      options({ progress: (...what) => heard.push(what) }),
    );
    expect(heard).toEqual([
      ["x", 0.5, "half way"],
      ["y", 0.75, "half way"],
    ]);
  });

  it("with nobody seated gives nothing, and leaves nothing behind that a later stop could trip over", async () => {
    const stop = new AbortController();
    expect(await play(inMemory(), dialogue, {}, options({ signal: stop.signal }))).toEqual({});
    stop.abort(new Error("later"));
    await later(1); // an unhandled rejection would fail this file
  });

  it("refuses a seat whose name is no plain key, and takes one that only looks like trouble", async () => {
    for (const seat of ["__proto__", "", "a b", "p.1"]) {
      const cast = Object.fromEntries([[seat, { role: "member", input: { mine: 1 } } as const]]);
      expect(String(await caught(play(inMemory(), mesh, cast, options())))).toBe(
        `TypeError: "${seat}" is no name for a seat: a letter, then letters, digits and hyphens.`,
      );
    }
    const cast = { constructor: { role: "member", input: { mine: 1 } }, toString: { role: "member", input: { mine: 2 } } } as const;
    expect(Object.entries(await play(inMemory(), mesh, cast, options()))).toEqual([
      ["constructor", 3],
      ["toString", 3],
    ]);
  });
});

describe("every frame fault at every message", () => {
  /** The messages of an honest run, with their place as a plan of tampering names it. */
  const places = (sent: readonly Message[]) =>
    sent.map((message, i) => {
      const before = sent.slice(0, i).filter((m) => m.from === message.from && m.tag === message.tag);
      const after = sent.slice(i + 1).filter((m) => m.from === message.from && m.to === message.to);
      return { message, nth: before.length, next: after[0] };
    });

  /** In the dialogue: the messages whose sender says nothing more before it has an answer to them, and that answer. */
  const answers: Readonly<Record<string, string>> = { "a/second": "b/first", "b/first": "a/third", "a/empty": "b/second" };

  it.each(TAMPERINGS)("of two: %s", { timeout: 20_000 }, async (kind) => {
    const sent = await transcriptOf((o) => play(inMemory(), dialogue, pair, o));
    expect(sent.length).toBe(7);
    for (const { message, nth, next } of places(sent)) {
      const { from, round, tag, length } = message;
      const tampers: Tamper[] = [{ kind, from, tag, nth }];
      const error = await caught(play(inMemory(), dialogue, pair, options({ tampers, patience: 80 })));
      // A message that is held back gets no answer, and so no message after it to be swapped with.
      const partner = kind === "reorder" && answers[tag] ? undefined : next;
      if ((kind === "truncate" && length === 0) || ((kind === "reorder" || kind === "replay") && !partner)) {
        expect(error, tag).toBeInstanceOf(NothingToTamper);
        expect((error as Error).message).toContain(`"${from}/${tag}/0": this run sends no such message, or `);
        continue;
      }
      expect(error, tag).toBeInstanceOf(ProtocolError);
      const refusal = error as ProtocolError;
      if (kind === "drop" && answers[tag]) {
        // Nothing follows before the answer: both wait, and whose patience ends first names what it waited for.
        expect([`${from} ${tag}`, `${from === "alice" ? "bob" : "alice"} ${answers[tag]}`]).toContain(`${refusal.from} ${refusal.tag}`);
        expect(refusal.message).toMatch(/nothing came for 0\.08\d* s/);
        continue;
      }
      // The frame that gives the fault away: the next one where this one is missing or late, else this one.
      const witness = kind === "drop" || kind === "reorder" ? next : message;
      expect([refusal.from, refusal.tag], tag).toEqual([from, witness?.tag ?? tag]);
      if (witness) expect(refusal.round).toBe(witness.round);
      else expect(refusal.round).toBeGreaterThanOrEqual(round);
    }
  });

  it.each(TAMPERINGS)("of five: %s", { timeout: 20_000 }, async (kind) => {
    const sent = await transcriptOf((o) => play(inMemory(), mesh, five, o));
    for (const { message, nth, next } of places(sent)) {
      const { from, to, tag } = message;
      const error = await caught(play(inMemory(), mesh, five, options({ tampers: [{ kind, from, tag, nth }] })));
      const where = `${from}>${to} ${tag}`;
      if ((kind === "reorder" || kind === "replay") && !next) {
        expect(error, where).toBeInstanceOf(NothingToTamper);
        continue;
      }
      expect(error, where).toBeInstanceOf(ProtocolError);
      const witness = kind === "drop" || kind === "reorder" ? (next ?? message) : message;
      expect([(error as ProtocolError).from, (error as ProtocolError).tag], where).toEqual([from, witness.tag]);
      expect((error as ProtocolError).round, where).toBeGreaterThanOrEqual(witness.round);
    }
  });

  it("counts all of the sender's messages where the plan names no tag", async () => {
    const error = await caught(play(inMemory(), dialogue, pair, options({ tampers: [{ kind: "truncate", from: "alice", nth: 2 }] })));
    expect(String(error)).toBe('ProtocolError: Round 3, message "a/third" from alice: 1 of its 2 bytes arrived.');
  });

  it("says where it found nothing, for each kind", async () => {
    const say = async (plan: Tamper) => (await caught(play(inMemory(), dialogue, pair, options({ tampers: [plan] })))) as Error;
    const drop = await say({ kind: "drop", from: "alice", tag: "a/first", nth: 1 });
    expect(drop).toBeInstanceOf(NothingToTamper);
    expect(drop.message).toBe('There was nothing to drop at "alice/a/first/1": this run sends no such message.');
    expect((await say({ kind: "duplicate", from: "carol", nth: 4 })).message).toBe(
      "There was nothing to duplicate at message number 4 of carol: this run sends no such message.",
    );
    expect((await say({ kind: "truncate", from: "alice", tag: "a/empty", nth: 0 })).message).toBe(
      'There was nothing to truncate at "alice/a/empty/0": this run sends no such message, or an empty one.',
    );
    expect((await say({ kind: "reorder", from: "bob", tag: "b/third", nth: 0 })).message).toBe(
      'There was nothing to swap at "bob/b/third/0": this run sends no such message, or none after it.',
    );
    expect((await say({ kind: "replay", from: "bob", tag: "b/third", nth: 0 })).message).toBe(
      'There was nothing to replay at "bob/b/third/0": this run sends no such message, or none after it.',
    );
  });

  it("does not call a plan idle whose place the run never reached, nor hide another failure behind it", async () => {
    const cut: Tamper = { kind: "truncate", from: "alice", tag: "a/first", nth: 0 };
    const afterwards: Tamper = { kind: "drop", from: "bob", tag: "b/first", nth: 0 };
    expect(await caught(play(inMemory(), dialogue, pair, options({ tampers: [cut, afterwards] })))).toBeInstanceOf(ProtocolError);
    const faulty = { ...pair, bob: { role: "bob", input: null as unknown as { mine: number } } } as const;
    for (const plan of [afterwards, { ...afterwards, kind: "reorder", tag: "b/third" } as const]) {
      expect(await caught(play(inMemory(), dialogue, faulty, options({ tampers: [plan] })))).toBeInstanceOf(TypeError);
    }
  });
});

describe("failure", () => {
  const roles = (record: Record<string, Role<unknown, unknown>>) => defineProtocol("test/failing", async () => record);
  const hang: Role<unknown, unknown> = () => new Promise(() => {});
  const fail =
    (error: unknown): Role<unknown, unknown> =>
    async () => {
      await later(5);
      throw error;
    };
  const seat = (role: string) => ({ role, input: {} });
  const soon = <T>(promise: Promise<T>) => Promise.race([caught(promise), later(500, "it hangs")]);

  it("ends the play with the first failure, whatever its echoes say and wherever they sit", async () => {
    const first = new Error("first");
    const protocol = roles({
      sulks: async (peers) => {
        await (peers as Peers)["b"]?.receive("x", raw).catch(() => {});
        throw new Error("an echo in its own words");
      },
      fails: fail(first),
    });
    expect(await soon(play(inMemory(), protocol, { a: seat("sulks"), b: seat("fails"), c: seat("sulks") }, options()))).toBe(first);
  });

  it("is not kept from the screen by a party that never settles, nor is a stop", async () => {
    const first = new Error("first");
    const protocol = roles({ hang, fails: fail(first), fine: async () => "fine" });
    expect(await soon(play(inMemory(), protocol, { a: seat("hang"), b: seat("fails") }, options()))).toBe(first);
    const stop = new AbortController();
    const reason = new Error("stopped");
    const stopped = soon(play(inMemory(), protocol, { a: seat("hang"), b: seat("fine") }, options({ signal: stop.signal })));
    stop.abort(reason);
    expect(await stopped).toBe(reason);
    const late = play(inMemory(), protocol, { a: seat("hang") }, options({ signal: stop.signal }));
    expect(await soon(late)).toBe(reason);
  });

  it("shows an echo only where there is nothing else", async () => {
    const echo = new PeerLeft("it left");
    const waits: Role<unknown, unknown> = (peers) => (peers as Peers)["b"]?.receive("x", raw) ?? Promise.resolve();
    const error = await soon(play(inMemory(), roles({ waits, fails: fail(echo) }), { a: seat("waits"), b: seat("fails") }, options()));
    expect(error).toBeInstanceOf(PeerLeft);
  });

  it("of a host that cannot start a party ends it for all", async () => {
    for (const start of [
      () => {
        throw new Error("no worker");
      },
      async () => {
        throw new Error("no worker");
      },
    ]) {
      const base = inMemory();
      const host: Host<Pipe> = { ...base, start: (p, s, ...rest) => (s.seat === "alice" ? start() : base.start(p, s, ...rest)) };
      expect(String(await soon(play(host, dialogue, pair, options())))).toBe("Error: no worker");
    }
  });

  it("stops a party that computes at its next progress", async () => {
    const stop = new AbortController();
    let turns = 0;
    const protocol = roles({
      computes: async (_, __, lab) => {
        for (;;) {
          turns++;
          await lab.progress(0, "");
        }
      },
    });
    const run = soon(play(inMemory(), protocol, { a: seat("computes") }, options({ signal: stop.signal })));
    await later(20);
    expect(turns).toBeGreaterThan(3);
    stop.abort(new Error("stopped"));
    expect(String(await run)).toBe("Error: stopped");
    await later(5);
    const before = turns;
    await later(20);
    expect(turns).toBe(before);
  });

  it("of a role that is not there has a sentence, also for names every object has", async () => {
    for (const role of ["judge", "constructor", "__proto__"]) {
      const cast = { ...pair, bob: { role: role as "bob", input: { mine: 3 } } } as const;
      expect(String(await soon(play(inMemory(), dialogue, cast, options())))).toBe(
        `TypeError: The protocol "test/dialogue" has no role "${role}".`,
      );
    }
  });

  it("tells the wire the error's name and nothing of its message", async () => {
    const frames: Frame[] = [];
    const host: Host<Pipe> = {
      ...inMemory(),
      link() {
        const [inside, outside] = memoryPipes();
        const post = (frame: Frame) => {
          frames.push(frame);
          inside.post(frame);
        };
        return { inside: { ...inside, post }, outside };
      },
    };
    for (const [thrown, reason] of [
      [new RangeError("my list holds +49 171 1234567"), "RangeError"],
      ["+49 171 1234567", "failed"],
      [{ message: "+49 171 1234567" }, "failed"],
    ]) {
      frames.length = 0;
      await soon(play(host, roles({ hang, fails: fail(thrown) }), { a: seat("hang"), b: seat("fails") }, options()));
      await later(1);
      expect(JSON.stringify(frames)).not.toContain("1234567");
      expect(frames.filter((frame) => frame.kind === "close").map((frame) => frame.reason)).toContain(reason);
    }
  });
});

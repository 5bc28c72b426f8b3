import { setTimeout as later } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose, type Frame, type Message, memoryPipes, splice, TAMPERINGS, tamper, tap, type Wire, weight } from "./index.ts";

const message = (seq: number, more: Partial<Message> = {}): Message => {
  const bytes = more.bytes ?? new Uint8Array([seq, 1, 2]);
  return { from: "a", to: "b", seq, round: 1, tag: "x", length: bytes.length, bytes, ...more };
};
const run = (wire: Wire, messages: readonly Message[]) => messages.flatMap((m) => wire(m));
const seqs = (messages: readonly Message[]) => messages.map((m) => m.seq);
const four = [0, 1, 2, 3].map((seq) => message(seq));

describe("compose and tap", () => {
  it("shows each tap what passes at its place, in order", () => {
    const [sent, delivered]: [Message[], Message[]] = [[], []];
    const wire = compose(
      tap((m) => sent.push(m)),
      tamper({ kind: "drop", from: "a", nth: 1 }).wire,
      tamper({ kind: "duplicate", from: "a", nth: 2 }).wire,
      tap((m) => delivered.push(m)),
    );
    expect(seqs(run(wire, four))).toEqual([0, 2, 3, 3]);
    expect(seqs(sent)).toEqual([0, 1, 2, 3]);
    expect(seqs(delivered)).toEqual([0, 2, 3, 3]);
  });
  it("of nothing is an honest wire: the same message itself", () => {
    expect(compose()(four[0] as Message)).toEqual([four[0]]);
  });
});

describe("tampering", () => {
  it.each([
    ["drop", [0, 2, 3]],
    ["duplicate", [0, 1, 1, 2, 3]],
    ["replay", [0, 1, 2, 1, 3]],
    ["reorder", [0, 2, 1, 3]],
    ["truncate", [0, 1, 2, 3]],
  ] as const)("%s", (kind, order) => {
    const { wire, acted, stuck } = tamper({ kind, from: "a", nth: 1 });
    expect(acted()).toBe(false);
    const out = run(wire, four);
    expect(seqs(out)).toEqual(order);
    expect([acted(), stuck()]).toEqual([true, false]);
    const cut = out.filter((m) => m.bytes.length !== m.length);
    expect(cut.map((m) => [m.seq, m.length, [...m.bytes]])).toEqual(kind === "truncate" ? [[1, 3, [1, 1]]] : []);
    expect(four.every((m) => m.bytes.length === 3)).toBe(true); // the sender's own message is as it was
  });

  it("counts the sender's messages with the tag, or all of them without one", () => {
    const mixed = [message(0), message(1, { tag: "y" }), message(0, { from: "b", to: "a" }), message(2), message(3, { tag: "y" })];
    const dropped = (tag: string | undefined, nth: number) => {
      const out = run(tamper({ kind: "drop", from: "a", tag, nth }).wire, mixed);
      return mixed.filter((m) => !out.includes(m)).map((m) => `${m.from}${m.seq}`);
    };
    expect(dropped(undefined, 2)).toEqual(["a2"]);
    expect(dropped("y", 1)).toEqual(["a3"]);
    expect(dropped("y", 2)).toEqual([]);
    expect(dropped("constructor", 0)).toEqual([]);
  });

  it.each(TAMPERINGS)("%s at a place that is not there changes nothing and says so", (kind) => {
    for (const plan of [
      { kind, from: "a", nth: 4 },
      { kind, from: "c", nth: 0 },
      { kind, from: "a", tag: "z", nth: 0 },
      { kind, from: "a", nth: -1 },
    ]) {
      const { wire, acted, stuck } = tamper(plan);
      expect(run(wire, four)).toEqual(four);
      expect([acted(), stuck()]).toEqual([false, false]);
    }
  });

  it("cannot cut an empty message, and says so", () => {
    const { wire, acted } = tamper({ kind: "truncate", from: "a", nth: 0 });
    const empty = message(0, { bytes: new Uint8Array() });
    expect(wire(empty)).toEqual([empty]);
    expect(acted()).toBe(false);
  });

  it.each(["reorder", "replay"] as const)("%s waits for the same direction: messages to others or from others pass by", (kind) => {
    const { wire, acted, stuck } = tamper({ kind, from: "a", nth: 0 });
    expect(seqs(wire(message(0)))).toEqual(kind === "replay" ? [0] : []);
    const toCarol = message(0, { to: "c" });
    const back = message(0, { from: "b", to: "a" });
    expect(wire(toCarol)).toEqual([toCarol]);
    expect(wire(back)).toEqual([back]);
    expect([acted(), stuck()]).toEqual([false, kind === "reorder"]);
    expect(seqs(wire(message(1)))).toEqual([1, 0]);
    expect([acted(), stuck()]).toEqual([true, false]);
  });

  it("never leaves a stream as it was when it says that it acted, and always when it did not", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TAMPERINGS),
        fc.nat(6),
        fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: 6 }),
        (kind, nth, bodies) => {
          const messages = bodies.map((bytes, seq) => message(seq, { bytes }));
          const { wire, acted, stuck } = tamper({ kind, from: "a", nth });
          const out = run(wire, messages);
          const same = out.length === messages.length && out.every((m, i) => m.seq === i && m.bytes.length === m.length);
          expect(same).toBe(!acted() && !stuck());
        },
      ),
    );
  });
});

describe("splice", () => {
  const spliced = (wire: Wire) => {
    const [a, nearA] = memoryPipes();
    const [b, nearB] = memoryPipes();
    const heard: { a: Frame[]; b: Frame[] } = { a: [], b: [] };
    a.listen((frame) => heard.a.push(frame));
    b.listen((frame) => heard.b.push(frame));
    splice({ seat: "a", pipe: nearA }, { seat: "b", pipe: nearB }, wire);
    return { a, b, heard };
  };
  const data: Frame = { kind: "data", seq: 0, round: 3, tag: "x", length: 2, bytes: new Uint8Array([1, 2]) };

  it("passes data through the wire, named by seat, and the rest past it", async () => {
    const seen: Message[] = [];
    const { a, b, heard } = spliced(tap((m) => seen.push(m)));
    a.post(data);
    b.post({ kind: "credit", bytes: 2 });
    b.post({ kind: "close", sent: 0, reason: "done" });
    await later(1);
    expect(heard.b).toEqual([data]);
    expect(heard.a).toEqual([
      { kind: "credit", bytes: 2 },
      { kind: "close", sent: 0, reason: "done" },
    ]);
    expect(seen).toEqual([{ from: "a", to: "b", seq: 0, round: 3, tag: "x", length: 2, bytes: new Uint8Array([1, 2]) }]);
  });

  it("credits the sender for what the wire swallowed, so that it does not wait for a reader that will never read", async () => {
    const { a, heard } = spliced(() => []);
    a.post(data);
    await later(1);
    expect(heard.b).toEqual([]);
    expect(heard.a).toEqual([{ kind: "credit", bytes: weight(new Uint8Array(2)) }]);
  });
});

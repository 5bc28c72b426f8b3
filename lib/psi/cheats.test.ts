/** One row for each cheat and protocol: what it gains, what it costs, and who notices. */
import { describe, expect, it } from "vitest";
import { ProtocolError } from "../channel/index.ts";
import { names, staged } from "./staged.fixture.ts";

const x = ["ana", "bo", "cy", "dee", "eve", "fay"];
const y = ["zoe", "bo", "dee", "fay", "gus", "hal"];
const common = ["bo", "dee", "fay"];
const ecdh = { protocol: "ecdh", x, y } as const;
const oprf = { protocol: "oprf", x, y } as const;
const verifiable = ["voprf", "poprf"] as const;

async function refused(run: Promise<unknown>, tag: string, sentence: RegExp) {
  const failure = await run.then(
    () => undefined,
    (error) => error,
  );
  expect(failure).toBeInstanceOf(ProtocolError);
  expect(failure).toMatchObject({ from: "sender", tag, message: expect.stringMatching(sentence) });
}

describe("other-point: another valid point", () => {
  it("costs one match under ecdh, unnoticed", async () => {
    const { receiver, sender } = await staged({ ...ecdh, learns: "both", cheat: { kind: "other-point", spoil: "dee" } });
    expect(receiver).toMatchObject({ size: 2, intersection: ["bo", "fay"], theirs: 6 });
    expect(sender).toMatchObject({ size: 2 });
  });
  it("costs one match under oprf, unnoticed", async () => {
    const { receiver } = await staged({ ...oprf, cheat: { kind: "other-point", at: 3 } });
    expect(receiver).toMatchObject({ size: 2, intersection: ["bo", "fay"], theirs: 6 });
  });
  it("costs nothing where it meets no match", async () => {
    expect((await staged({ ...oprf, cheat: { kind: "other-point" } })).receiver.intersection).toEqual(common);
    expect((await staged({ ...ecdh, cheat: { kind: "other-point" } })).receiver.intersection).toEqual(common);
  });
  it.each(verifiable)("is refused under %s", async (mode) => {
    await refused(staged({ ...oprf, mode, cheat: { kind: "other-point", at: 0 } }), "proof", /proof verification failed/);
  });
});

describe("insert: an item the sender does not hold", () => {
  it.each([ecdh, oprf, { ...oprf, mode: "voprf" } as const])(
    "gains a member it guessed right, unnoticed ($protocol $mode)",
    async (settings) => {
      const { receiver, sender } = await staged({ ...settings, learns: "both", cheat: { kind: "insert", guess: "cy" } });
      expect(receiver).toMatchObject({ intersection: ["bo", "cy", "dee", "fay"], theirs: 7 });
      expect(sender.intersection).toEqual([...common, "cy"]);
      expect(sender.list.accepted).toBe(6);
    },
  );
  it("gains nothing by a wrong guess, or by an item it holds", async () => {
    for (const [guess, theirs] of [
      ["nobody", 7],
      ["bo", 6],
    ] as const) {
      expect((await staged({ ...ecdh, cheat: { kind: "insert", guess } })).receiver).toMatchObject({ intersection: common, theirs });
    }
  });
  it("is normalised like any item", async () => {
    const { receiver } = await staged({ ...ecdh, normalise: "text", cheat: { kind: "insert", guess: " CY " } });
    expect(receiver.intersection).toContain("cy");
  });
});

describe("repeat: one item twice", () => {
  it.each([
    [ecdh, "masked"],
    [{ ...ecdh, output: "size" } as const, "masked"],
    [{ ...ecdh, learns: "sender" } as const, "masked"],
    [oprf, "tags"],
    [{ ...oprf, mode: "voprf" } as const, "tags"],
  ])("is refused (%o)", async (settings, tag) => {
    await refused(staged({ ...settings, cheat: { kind: "repeat" } }), tag, /stands in the list twice/);
  });
});

describe("second-key", () => {
  const cheat = { kind: "second-key" } as const;

  it("tells an oprf sender in which half of the receiver's list each match stands, when the matches come back", async () => {
    const { receiver, sender } = await staged({ ...oprf, learns: "both", cheat });
    expect(receiver).toMatchObject({ intersection: common, theirs: 12 }); // right, and twice as many tags as items
    expect(sender).toMatchObject({ intersection: common, halves: [1, 2], located: 3 }); // bo | dee, fay
  });
  it("tells it nothing when nothing comes back", async () => {
    const { receiver, sender } = await staged({ ...oprf, cheat });
    expect(receiver.intersection).toEqual(common);
    expect(sender).not.toHaveProperty("halves");
  });
  it.each(verifiable)("is refused under %s", async (mode) => {
    for (const size of [2, 6, 150]) {
      const long = names("n", size);
      await refused(staged({ ...oprf, mode, x: long, y: long, learns: "both", cheat }), "proof", /proof verification failed/);
    }
  });
  it.each(["sender", "both"] as const)("gives an ecdh sender a size for each half of its own list instead of one (%s)", async (learns) => {
    const { receiver, sender } = await staged({ ...ecdh, output: "size", learns, cheat });
    expect(sender).toMatchObject({ size: 3, halves: [2, 1], located: 3 }); // zoe, bo, dee | fay, gus, hal
    expect(receiver.size).toBe(learns === "both" ? 2 : null); // and a receiver that learns misses the second half
  });
  it("gains an ecdh sender nothing where only the receiver learns, and costs the second half", async () => {
    const { receiver, sender } = await staged({ ...ecdh, cheat });
    expect(receiver.intersection).toEqual(["bo", "dee"]);
    expect(sender.size).toBe(null);
  });
});

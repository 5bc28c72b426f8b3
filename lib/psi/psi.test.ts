/** What the protocols compute, in every combination of settings; repetition, progress, stopping, and lists beyond the window. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Channel } from "../channel/index.ts";
import { memoryVault, type PartyLab } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import * as ecdh from "./ecdh.ts";
import * as x25519 from "./ecdh-x25519.ts";
import * as oprf from "./oprf.ts";
import { checkLength, LONGEST_LIST } from "./party.ts";
import { combinations, inCommon, label, names, type Staged, staged } from "./staged.fixture.ts";

type Combination = (typeof combinations)[number];

function expectAnswer({ receiver, sender }: Staged, x: readonly string[], y: readonly string[], { output, learns }: Combination) {
  const [n, m] = [new Set(x).size, new Set(y).size];
  expect([receiver.theirs, sender.theirs]).toEqual([m, n]);
  expect([receiver.list.accepted, sender.list.accepted]).toEqual([n, m]);
  for (const [role, own, other, party] of [
    ["receiver", x, y, receiver],
    ["sender", y, x, sender],
  ] as const) {
    const learned = learns === "both" || learns === role;
    const common = inCommon(own, other);
    expect(party.size, `${role}'s size`).toBe(learned ? common.length : null);
    expect(party.intersection, `${role}'s intersection`).toEqual(learned && output === "intersection" ? common : undefined);
    expect(party).not.toHaveProperty("halves");
  }
}

describe.each(combinations)("$protocol $mode $output, $learns learns", (settings) => {
  it("gives the learner its own items in its own order, and the other party a length", async () => {
    const x = ["dee", "ana", "bo", "cy", "ana"];
    const y = ["eve", "bo", "dee"];
    expectAnswer(await staged({ ...settings, x, y }), x, y, settings);
  });

  it.each<[string, string[], string[]]>([
    ["both empty", [], []],
    ["the receiver's list empty", [], ["ana", "bo"]],
    ["the sender's list empty", ["ana", "bo"], []],
    ["one item, shared", ["ana"], ["ana"]],
    ["one item, not shared", ["ana"], ["bo"]],
    ["a long and a short list", names("item ", 140), ["item 3", "no", "item 139"]],
    ["a short and a long list", ["item 3", "no", "item 139"], names("item ", 140)],
    [
      "identifiers that look alike",
      ["zo\u00eb", "zoe\u0308", "", " ", "a b", "👩‍🔬", "שרה", "x".repeat(3000)].filter((s) => s.trim()),
      ["zoe\u0308", "שרה", "👩‍🔬"],
    ],
  ])("%s", async (_, x, y) => {
    expectAnswer(await staged({ ...settings, x, y }), x, y, settings);
  });

  it("any two lists (property)", async () => {
    const item = fc
      .oneof(fc.constantFrom("a", "b", "c", "d", "e"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }))
      .filter((s) => s.trim() !== "" && !/[\r\n]/.test(s) && s.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 7 }), fc.array(item, { maxLength: 7 }), fc.nat(), async (x, y, seed) => {
        expectAnswer(await staged({ ...settings, x, y, seed }), x, y, settings);
      }),
      { numRuns: 8 },
    );
  });

  it("repeats exactly under a seed, and not under another", async () => {
    const bytes = async (seed: number) => {
      const { transcript, receiver, sender } = await staged({ ...settings, x: ["a", "b", "c"], y: ["b", "c"], seed });
      const lines = transcript.map((m) => `${m.round} ${m.from} ${m.seq} ${m.tag} ${Buffer.from(m.bytes).toString("hex")}`);
      return { lines: lines.sort(), receiver, sender };
    };
    const once = await bytes(1);
    expect(await bytes(1)).toEqual(once);
    const other = (await bytes(2)).lines;
    const long = (line: string) => line.length > 60;
    expect(other.filter(long).filter((line) => once.lines.includes(line))).toEqual([]);
  });

  it("normalises both lists by the same rule and gives back the learner's spelling", async () => {
    const { receiver, sender } = await staged({
      ...settings,
      x: [" Ana@X.org", "bo@x.org", "nonsense"],
      y: ["ana@x.org ", "cy@x.org"],
      normalise: "email",
    });
    expect(receiver.list).toEqual({ lines: 3, accepted: 2, duplicates: 0, rejected: [{ line: 3, reason: "has no @" }] });
    if (receiver.intersection) expect(receiver.intersection).toEqual([" Ana@X.org"]);
    if (sender.intersection) expect(sender.intersection).toEqual(["ana@x.org "]);
    expect([receiver.size, sender.size]).toContain(1);
  });

  it("sends nothing of an item in the clear, not even the beginning of its hash", async () => {
    const marker = "marker-5e1f@example.org";
    const { transcript } = await staged({ ...settings, x: [marker, "shared"], y: ["shared"] });
    const sent = Buffer.concat(transcript.filter((m) => m.from === "receiver").map((m) => m.bytes));
    for (const secret of [
      Buffer.from(marker),
      ...["sha256", "sha512"].map((name) => createHash(name).update(marker).digest().subarray(0, 8)),
    ]) {
      expect(sent.includes(secret)).toBe(false);
    }
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const run = staged({
      ...settings,
      x: names("x", 300),
      y: names("x", 300),
      signal: stop.signal,
      progress: () => stop.abort(new Error("stopped")),
    });
    await expect(run).rejects.toThrow("stopped");
  });

  it("does not block where both lists are longer than what may be under way", async () => {
    const lab = (seat: string): PartyLab => ({
      rng: seededRng("psi", 1).fork(seat),
      signal: new AbortController().signal,
      progress: () => new Promise((resolve) => setImmediate(resolve)),
      vault: memoryVault(),
    });
    const [left, right] = narrow(500); // bytes; every list below is longer than that
    const [x, y] = [names("n", 90), names("n", 100).slice(20)];
    const rules = { normalise: "none", engine: "auto", ...settings } as const;
    const roles = { ecdh, oprf, x25519 }[settings.protocol];
    const [receiver, sender] = await Promise.all([
      roles.receiver({ sender: left }, { ...rules, list: x }, lab("receiver")),
      roles.sender({ receiver: right }, { ...rules, list: y }, lab("sender")),
    ]);
    expect([receiver.theirs, sender.theirs]).toEqual([80, 90]);
    expect(receiver.size ?? sender.size).toBe(70);
  });
});

it("reports progress that ends at 1, in words", async () => {
  for (const settings of combinations) {
    const reports: [string, number, string][] = [];
    await staged({ ...settings, x: names("a", 70), y: names("a", 130), progress: (...report) => reports.push(report) });
    for (const seat of ["receiver", "sender"]) {
      const mine = reports.filter(([who]) => who === seat);
      expect(mine.at(-1)?.[1], `${label(settings)}: ${seat}`).toBe(1);
      for (const [, fraction, note] of mine) {
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(note).toMatch(/^[a-z' ]{8,}$/);
      }
    }
  }
}, 60_000);

it("refuses what does not exist under OPRF", async () => {
  const x = ["a"];
  await expect(staged({ protocol: "oprf", x, y: x, output: "size" })).rejects.toThrow(/output=size does not exist/);
  await expect(staged({ protocol: "oprf", x, y: x, learns: "sender" })).rejects.toThrow(/learns=sender does not exist/);
  await expect(staged({ protocol: "oprf", x, y: x, mode: "toprf" as "oprf" })).rejects.toThrow(/mode: "toprf" is not one of/);
});

it("binds POPRF answers to the public text: parties that disagree about it are refused", async () => {
  const { play, inMemory } = await import("../protocol/index.ts");
  const { oprfPsi } = await import("./index.ts");
  const input = { list: ["a"], normalise: "none", output: "intersection", learns: "receiver", mode: "poprf" } as const;
  const run = play(
    inMemory(),
    oprfPsi,
    { receiver: { role: "receiver", input: { ...input, info: "2026" } }, sender: { role: "sender", input: { ...input, info: "2027" } } },
    { rng: seededRng("psi", 1), signal: new AbortController().signal },
  );
  await expect(run).rejects.toMatchObject({ name: "ProtocolError", from: "sender", tag: "proof" });
});

/** Two ends of a channel on which at most `window` bytes may wait. No tampering, no patience: it blocks or it passes. */
function narrow(window: number): [Channel, Channel] {
  const end = (peer: string) => ({ peer, inbox: [] as { tag: string; bytes: Uint8Array }[], wake: [] as (() => void)[] });
  const [a, b] = [end("sender"), end("receiver")];
  const settle = () => {
    for (const { wake } of [a, b]) for (const look of wake.splice(0)) look();
  };
  const until = async (ready: () => boolean, at: typeof a) => {
    while (!ready()) await new Promise<void>((resolve) => at.wake.push(resolve));
  };
  const channel = (me: typeof a, other: typeof a): Channel => ({
    peer: me.peer,
    round: 1,
    async send(tag, bytes) {
      await until(() => other.inbox.reduce((sum, m) => sum + m.bytes.length, 0) < window, me);
      other.inbox.push({ tag, bytes });
      settle();
    },
    async receive(tag, decode) {
      await until(() => me.inbox.length > 0, me);
      const message = me.inbox.shift() as { tag: string; bytes: Uint8Array };
      settle();
      expect(message.tag).toBe(tag);
      return decode(message.bytes);
    },
  });
  return [channel(a, b), channel(b, a)];
}

it("refuses a list of its own that no peer would take, with numbers", () => {
  expect(() => checkLength(LONGEST_LIST)).not.toThrow();
  expect(() => checkLength(1_000_001)).toThrow("This list has 1000001 different items; at most 1000000 can be compared.");
});

/**
 * What the network may do. Every frame fault at every message of a small run ends in a refusal that names sender, round and
 * tag; so does every element that an honest party cannot have sent.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { describe, expect, it } from "vitest";
import { ProtocolError, TAMPERINGS } from "../channel/index.ts";
import { NothingToTamper } from "../protocol/index.ts";
import { changing, combinations, label, names, staged } from "./staged.fixture.ts";

const x = names("x", 3);
const y = ["x1", "x2", "z"];
const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error) => error,
  );

describe.each(combinations)("$protocol $mode $output, $learns learns", (settings) => {
  it("refuses every fault of a frame at every message, and names it", async () => {
    const { transcript } = await staged({ ...settings, x, y });
    expect(transcript.length).toBeGreaterThan(4);
    for (const { from, tag, seq } of transcript) {
      const earlier = transcript.filter((m) => m.from === from && m.tag === tag && m.seq < seq).length;
      const next = transcript.find((m) => m.from === from && m.seq === seq + 1);
      // The receiver sends no matches before its queries are answered: held back, they are never passed by anything.
      const awaited = next?.tag === "matched/count";
      for (const kind of TAMPERINGS) {
        const failure = await failureOf(staged({ ...settings, x, y, tampers: [{ kind, from, tag, nth: earlier }], patience: 300 }));
        const where = `${label(settings)}: ${kind} ${from}/${tag}/${earlier}`;
        if ((kind === "replay" && !next) || (kind === "reorder" && (!next || awaited))) {
          expect(failure, where).toBeInstanceOf(NothingToTamper); // there is nothing to swap it with
          continue;
        }
        expect(failure, where).toBeInstanceOf(ProtocolError);
        const refusal = failure as ProtocolError;
        expect(refusal.from, where).toBe(from);
        expect(refusal.round, where).toBeGreaterThan(0);
        expect(refusal.tag, where).not.toBe("");
        expect(refusal.message, where).toMatch(/^Round \d+, message ".+" from (receiver|sender): .+\.$/);
      }
    }
  });

  const points = ["blinded", "masked", "doubled", "returned", "evaluated", "public-key"].flatMap((tag) => [tag, `${tag}-u`]);
  const identity = new Uint8Array(32);
  const notCanonical = new Uint8Array(32).fill(0xff);
  const negative = Uint8Array.from(identity, (_, i) => (i === 0 ? 1 : 0));
  const first = (bytes: Uint8Array, element: Uint8Array) => Uint8Array.from([...element, ...bytes.subarray(32)]);
  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ["the identity", (bytes) => first(bytes, identity), /identity|small order/],
    ["an encoding past the field", (bytes) => first(bytes, notCanonical), /not a point|not a number below/],
    ["a negative encoding, or u = 1", (bytes) => first(bytes, negative), /not a point|small order/],
    ["one element twice", (bytes) => first(bytes, bytes.subarray(32, 64)), /twice/],
    ["half an element", (bytes) => bytes.slice(0, -1), /31 bytes|95 bytes|not a list/],
    ["one element more", (bytes) => Uint8Array.from([...bytes, ...ristretto255.Point.BASE.toBytes()]), /at most 3 were left|64 bytes/],
  ])("refuses %s in every list of points", async (what, change, sentence) => {
    const { transcript } = await staged({ ...settings, x, y });
    const tags = [...new Set(transcript.map((m) => m.tag))].filter((tag) => points.includes(tag));
    expect(tags.length).toBeGreaterThan(1);
    for (const tag of tags) {
      if (tag === "public-key" && what === "one element twice") continue;
      const from = transcript.find((m) => m.tag === tag)?.from;
      const host = changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined));
      const failure = await failureOf(staged({ ...settings, x, y, host, patience: 150 }));
      expect(failure, tag).toBeInstanceOf(ProtocolError);
      expect(failure, tag).toMatchObject({ from, tag, message: expect.stringMatching(sentence) });
    }
  });

  it("refuses counts that do not fit", async () => {
    const { transcript } = await staged({ ...settings, x, y });
    for (const tag of transcript.map((m) => m.tag).filter((t) => t.endsWith("/count"))) {
      for (const count of [0xffff_ffff, 2, 4]) {
        const host = changing((frame) =>
          frame.tag === tag ? new Uint8Array([count >>> 24, count >>> 16, count >>> 8, count]) : undefined,
        );
        if (tag === "matched/count" && count === 2) continue; // two matches are what was announced
        const failure = await failureOf(staged({ ...settings, x, y, host, patience: 150 }));
        expect(failure, `${tag} ${count}`).toBeInstanceOf(ProtocolError);
      }
    }
  });
});

describe.each(["voprf", "poprf"] as const)("%s", (mode) => {
  it("refuses a proof with any bit flipped", async () => {
    for (const at of [0, 31, 32, 63]) {
      const flip = (bytes: Uint8Array) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
      const host = changing((frame) => (frame.tag === "proof" ? flip(frame.bytes) : undefined));
      const failure = await failureOf(staged({ protocol: "oprf", mode, x, y, host }));
      expect(failure).toBeInstanceOf(ProtocolError);
      expect(failure).toMatchObject({ from: "sender", tag: "proof" });
    }
  });

  it("refuses another public key", async () => {
    const host = changing((frame) => (frame.tag === "public-key" ? ristretto255.Point.BASE.toBytes() : undefined));
    expect(await failureOf(staged({ protocol: "oprf", mode, x, y, host }))).toMatchObject({ name: "ProtocolError", tag: "proof" });
  });
});

it("refuses matched tags that the sender never offered, or one of them twice", async () => {
  const settings = { protocol: "oprf", learns: "both", x, y } as const;
  for (const change of [
    (b: Uint8Array) => b.map((byte) => byte ^ 1),
    (b: Uint8Array) => Uint8Array.from([...b.subarray(16), ...b.subarray(16)]),
  ]) {
    const host = changing((frame) => (frame.tag === "matched" ? change(frame.bytes) : undefined));
    expect(await failureOf(staged({ ...settings, host }))).toMatchObject({ name: "ProtocolError", from: "receiver", tag: "matched" });
  }
});

it("matches nothing when the other party's messages are those of an old run", async () => {
  for (const settings of combinations.filter(({ protocol, learns }) => protocol !== "oprf" && learns === "both")) {
    const old = await staged({ ...settings, x, y, seed: 1 });
    const replayed = (tag: string, seq: number) => old.transcript.find((m) => m.from === "sender" && m.tag === tag && m.seq === seq)?.bytes;
    const host = changing((frame) => replayed(frame.tag, frame.seq));
    const { receiver } = await staged({ ...settings, x, y, seed: 2, host });
    expect(receiver.size).toBe(0);
  }
});

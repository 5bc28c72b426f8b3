/**
 * DPCA-PSI on a hostile wire and with peers that are set otherwise: every fault of a frame is refused and named, and so is what no honest
 * party can have sent. What a semi-honest protocol cannot see is here too, and passes.
 */
import { describe, expect, it } from "vitest";
import { ProtocolError, TAMPERINGS, uint32 } from "../../channel/index.ts";
import { NothingToTamper } from "../../protocol/index.ts";
import { changing } from "../staged.fixture.ts";
import { type Staging, staged, UNLIMITED } from "./dpca.fixture.ts";

const s = ["a,1,10", "b,2,20", "c,3,30"];
const r = ["a,9,1", "x,2,2"];
const failureOf = (settings: Partial<Staging>): Promise<unknown> =>
  staged({ s, r, patience: 400, ...settings }).then(
    () => undefined,
    (error) => error,
  );

const first = await staged({ s, r, dummies: 1 });
/** Without what the transfers send between them: lib/ot tests that. */
const told = first.transcript.filter(({ tag }) => !/^(base-ot|ot-extension)/.test(tag));
const places = [...new Map(told.map((message) => [`${message.from}/${message.tag}`, message])).values()];

describe("every fault of a frame, at the first message of each kind", () => {
  it("is refused in a sentence that names it", { timeout: 60_000 }, async () => {
    expect(places.map(({ tag }) => tag)).toContain("switches");
    let tried = 0;
    for (const { from, tag, seq } of places) {
      const next = first.transcript.find((m) => m.from === from && m.seq === seq + 1);
      for (const kind of TAMPERINGS) {
        // What is held back until an answer comes is never passed by anything: those two wait for the other end of a run.
        if (
          (kind === "reorder" || kind === "replay" || kind === "drop") &&
          next?.round !== places.find((m) => m.from === from && m.tag === tag)?.round
        )
          continue;
        tried++;
        const failure = await failureOf({ dummies: 1, patience: 150, tampers: [{ kind, from, tag, nth: 0 }] });
        expect(failure, `${kind} ${from}/${tag}`).toBeInstanceOf(ProtocolError);
        expect(failure, `${kind} ${from}/${tag}`).toMatchObject({
          from,
          message: expect.stringMatching(/^Round \d+, message ".+" from (sender|receiver): .+\.$/),
        });
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  it("says where there was nothing to do", async () => {
    expect(await failureOf({ tampers: [{ kind: "drop", from: "sender", tag: "pool-seed", nth: 0 }] })).toBeInstanceOf(NothingToTamper);
  });
});

describe("parties that are set otherwise are told which field", () => {
  const paillier = { bits: 1024, short: true, packing: true, statisticalBits: 40 } as const;
  const promise = { epsilon: 2, queries: 10 } as const;
  const queries = { ...UNLIMITED, limit: 10 };
  it.each<[string, Partial<Staging>, Partial<Staging["receiver"]>, RegExp]>([
    ["k", {}, { identifiers: 1 }, /ids_num is 1 there and 2 here|ids_num is 2 there and 1 here/],
    ["dummies", { dummies: 3 }, { dummies: 4 }, /tau is 4 there and 3 here|tau is 3 there and 4 here/],
    ["no dummies", { dummies: 3 }, { dummies: null }, /input_dp is (true|false) there/],
    ["epsilon", { dummies: 3, promise, queries }, { promise: { ...promise, epsilon: 4 } }, /epsilon is [24] there and [24] here/],
    ["runs", { dummies: 3, promise, queries }, { promise: { ...promise, queries: 20 } }, /maximum_queries is [12]0 there/],
    ["counted", { dummies: 3, promise, queries }, { promise: undefined }, /use_precomputed_tau is/],
    ["variant", {}, { variant: "compatible", paillier }, /variant is/],
    ["packing", { variant: "compatible" }, { paillier: { ...paillier, packing: false } }, /apply_packing is/],
    ["slots", { variant: "compatible" }, { paillier: { ...paillier, statisticalBits: 80 } }, /statistical_security_bits is/],
  ])("%s", async (_, settings, receiver, sentence) => {
    const failure = await failureOf({ ...settings, receiver: receiver as NonNullable<Staging["receiver"]> });
    expect(failure).toBeInstanceOf(ProtocolError);
    expect(failure).toMatchObject({ tag: "parameters", message: expect.stringMatching(sentence) });
  });

  it("but not where upstream lets them differ: the larger number of dummies, each its own key", async () => {
    const settings = {
      s,
      r,
      variant: "compatible",
      dummies: 1,
      receiver: { dummies: 2, paillier: { ...paillier, short: false } },
    } as const;
    const { sender, receiver } = await staged(settings);
    expect([sender.dummies, receiver.dummies]).toEqual([2, 2]);
    expect(sender.sizes).toEqual(receiver.sizes);
  });

  it("and a missing number of dummies is an error before anything is sent", async () => {
    for (const dummies of [0, undefined as unknown as number, -1, 1.5, Number.NaN]) {
      const failure = await failureOf({ dummies });
      expect(failure, String(dummies)).toMatchObject({
        name: "WrongInput",
        message: expect.stringMatching(/precomputed_tau: .* no protection/),
      });
    }
  });

  it.each<[string, Partial<Staging>, RegExp]>([
    ["no identifiers", { identifiers: 0 }, /ids_num/],
    ["too many", { identifiers: 101 }, /ids_num/],
    ["a column of zeros that is not there", { zeroColumn: 1 }, /zero_column_index: there is no payload column 1 among 1/],
    ["more runs than the dummies are counted for", { dummies: 3, promise }, /maximum_queries: the ledger allows 1000 runs, .* for 10/],
    ["Paillier where there is none", { paillier }, /paillier_params/],
    ["a key of another size", { variant: "compatible", paillier: { ...paillier, bits: 512 } }, /paillier_n_len: 512/],
    ["a table without rows", { s: [] }, /no row/],
  ])("%s", async (_, settings, sentence) => {
    expect(await failureOf(settings)).toMatchObject({ name: "WrongInput", message: expect.stringMatching(sentence) });
  });
});

const put = (bytes: Uint8Array, at: number, part: Uint8Array) => {
  const out = bytes.slice();
  out.set(part, at);
  return out;
};
const refusedIn = async (tag: string, change: (bytes: Uint8Array) => Uint8Array, sentence: RegExp, settings: Partial<Staging> = {}) => {
  const host = changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined));
  const failure = await failureOf({ host, ...settings });
  expect(failure, `${tag} ${sentence}`).toBeInstanceOf(ProtocolError);
  expect((failure as ProtocolError).message).toMatch(sentence);
};

describe("what no honest party sends is refused by its name", () => {
  it("a number of dummies that is not what was agreed", async () => {
    const saying = (tau: number) => (bytes: Uint8Array) => {
      const said = JSON.parse(new TextDecoder().decode(bytes));
      return new TextEncoder().encode(JSON.stringify({ ...said, told: { ...said.told, tau } }));
    };
    await refusedIn("parameters", saying(2 ** 20), /tau is 1048576 there and 3 here/, { dummies: 3 });
    await refusedIn("parameters", saying(2), /tau is 2 there and 3 here/, { dummies: 3 });
    for (const variant of ["fast", "compatible"] as const) {
      await refusedIn("parameters", saying(5), /tau is 5 there, and input_dp is false/, { variant });
      await refusedIn("parameters", saying(0), /tau is 0 there, and input_dp is true/, { variant, dummies: 3 });
    }
  });

  it("points and tags: fast", async () => {
    for (const tag of ["cells/0", "cells/1", "raised/1"]) {
      await refusedIn(tag, (b) => put(b, 0, new Uint8Array(32)), /small order/);
      await refusedIn(tag, (b) => put(b, 0, new Uint8Array(32).fill(255)), /not a number below/);
      await refusedIn(tag, (b) => b.slice(1), /not a list|bytes where/);
    }
    await refusedIn("cells/0", (b) => put(b, 0, b.subarray(32, 64)), /a cell stands in the column twice/);
    await refusedIn("returned", (b) => put(b, 0, b.subarray(12, 24)), /a cell stands in the column twice/);
    for (const tag of ["cells/0/count", "returned/count", "raised/1/count", "turned/1/count"]) {
      await refusedIn(tag, () => uint32.encode(1_000_000), /at most \d+ accepted/);
      await refusedIn(tag, () => uint32.encode(0), /0 items announced/);
    }
  });

  it("points, keys and encryptions: compatible", async () => {
    const compatible = { variant: "compatible" } as const;
    await refusedIn("cells/0", (b) => put(b, 0, new Uint8Array(33)), /not a point of P-256/, compatible);
    await refusedIn("paillier-key", (b) => put(b, b.length - 1, Uint8Array.of(2)), /odd number of exactly 1024 bits/, compatible);
    await refusedIn("paillier-base", (b) => b.map(() => 255), /base of a key/, compatible);
    await refusedIn("encrypted", (b) => put(b, 0, new Uint8Array(256)), /shares a factor/, compatible);
    await refusedIn("chosen", (b) => b.map(() => 255), /not below n²/, compatible);
  });

  it("payload, transfers and parameters", async () => {
    await refusedIn("masked", (b) => b.slice(8), /bytes where/);
    await refusedIn("switches", (b) => b.slice(8), /bytes where/);
    await refusedIn("ot-extension/columns", (b) => put(b, 0, Uint8Array.of((b[0] as number) ^ 1)), /do not belong to one set of choices/);
    const text = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
    for (const bytes of [text("no JSON"), text({}), text({ alike: {}, told: {} }), Uint8Array.of(255), new Uint8Array(5000)]) {
      await refusedIn("parameters", () => bytes, /parameters/);
    }
  });
});

describe("what a protocol for honest parties does not see", () => {
  it("a tag that was changed is a match that is missing: the two then know different sizes, and stop at the next step or not at all", async () => {
    const host = changing((frame) =>
      frame.tag === "returned" && frame.bytes.length === 3 * 12 ? frame.bytes.map((byte) => byte ^ 1) : undefined,
    );
    // The sender finds nothing in column 0; the receiver does, and waits for one row less than it is sent.
    expect(await failureOf({ host })).toMatchObject({ name: "ProtocolError", message: expect.stringMatching(/items announced/) });
  });

  it("a changed correction or mask changes a share, and nobody can tell", async () => {
    const honest = await staged({ s, r });
    const host = changing((frame) => (frame.tag === "masked" ? frame.bytes.map((byte) => byte ^ 1) : undefined));
    const changed = await staged({ s, r, host });
    expect(changed.sender.sizes).toEqual(honest.sender.sizes);
    expect(changed.opened).not.toEqual(honest.opened);
  });

  it("an old run's points match nothing", async () => {
    const old = await staged({ s, r, seed: 1 });
    const replayed = (tag: string) => old.transcript.find((m) => m.from === "sender" && m.tag === tag && tag.startsWith("cells"))?.bytes;
    const host = changing((frame) => (frame.kind === "data" && frame.bytes.length === 96 ? replayed(frame.tag) : undefined));
    const failure = await failureOf({ seed: 2, host });
    // The sender still finds its own cells among the receiver's; the receiver finds nothing.
    if (failure !== undefined) expect(failure).toMatchObject({ name: "ProtocolError" });
    else expect((await staged({ s, r, seed: 2, host })).receiver.sizes).toEqual([0, 0]);
  });
});

describe("the ledger of a data set", () => {
  const asked = (before: number) => ({ ...UNLIMITED, limit: 3, before });
  it("lets in as many runs as were promised, and no more", async () => {
    expect((await staged({ s, r, queries: asked(2) })).sender).toMatchObject({ refused: null, runs: { made: 3, limit: 3 } });
    const { sender, receiver, transcript } = await staged({ s, r, queries: asked(3) });
    expect([sender.refused, receiver.refused]).toEqual(["own", "own"]);
    expect(sender.sizes).toEqual([]);
    expect(transcript.map(({ tag }) => tag)).toEqual(["parameters", "parameters"]);
  });

  it("of one party is enough to refuse", async () => {
    const { sender, receiver } = await staged({ s, r, queries: asked(0), receiver: { queries: asked(3) } });
    expect([sender.refused, receiver.refused]).toEqual(["other", "own"]);
  });
});

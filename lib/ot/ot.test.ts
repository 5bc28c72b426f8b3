/** Base OTs and their extension: the course's vectors, what both parties end with, and the mistakes that have been made with them. */
import { ed25519, ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE } from "@noble/curves/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { shake128 } from "@noble/hashes/sha3.js";
import { concatBytes, bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { uint32 } from "../channel/index.ts";
import { euler, P } from "../curve25519/field.ts";
import { openLadder } from "../curve25519/index.ts";
import { ladder } from "../curve25519/ladder.ts";
import { changing } from "../protocol/changing.fixture.ts";
import { type AnyHost, defineProtocol, inMemory, type PartyLab, type Peers, play } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { type BaseOt, KEY_BYTES } from "./base-ot.ts";
import { bitAt } from "./bits.ts";
import { chouOrlandi, deriveKey } from "./chou-orlandi.ts";
import { checkOf, receiveExtended, receiverColumns, sendExtended, senderColumns } from "./iknp.ts";
import { readable } from "./symmetric.ts";
import { openKernelSymmetric } from "./symmetric-kernel.ts";
import chouOrlandiVector from "./vectors/chou-orlandi.json" with { type: "json" };
import iknpVector from "./vectors/iknp.json" with { type: "json" };
import { GENERATORS, hashed, xOnly } from "./x-only.ts";

const { Point } = ristretto255;
const concat = (parts: readonly string[]) => hexToBytes(parts.join(""));
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error) => error,
  );

describe("kat-ot_chou_orlandi_ristretto255", () => {
  const { id, a, b, A, cases } = chouOrlandiVector;
  const [sa, sb] = [a, b].map((scalar) => Point.Fn.fromBytes(hexToBytes(scalar))) as [bigint, bigint];
  const PA = Point.BASE.multiply(sa);
  it.each(cases)("choice $choice", ({ choice, B, k0, k1, receiver_key }) => {
    expect(hex(PA.toBytes())).toBe(A);
    const PB = choice === 1 ? Point.BASE.multiply(sb).add(PA) : Point.BASE.multiply(sb);
    expect(hex(PB.toBytes())).toBe(B);
    const key = (shared: InstanceType<typeof Point>) => hex(deriveKey(id, hexToBytes(A), hexToBytes(B), shared));
    expect([key(PB.multiply(sa)), key(PB.subtract(PA).multiply(sa)), key(PA.multiply(sb))]).toEqual([k0, k1, receiver_key]);
  });
});

it("kat-ot_iknp: columns, rows and pads, so that a byte turned round is seen", () => {
  const { s, r, k0, k1, u, pads } = iknpVector;
  const prg = (seed: Uint8Array, bytes: number) => shake128(seed, { dkLen: bytes });
  const keys = { zero: concat(k0), one: concat(k1) };
  const delta = hexToBytes(s);
  const sent = receiverColumns(keys, hexToBytes(r), prg);
  expect(hex(sent.u)).toBe(u.join(""));
  const chosen = concat(k0.map((key, i) => (bitAt(delta, i) === 1 ? (k1[i] as string) : key)));
  const rowsOf = (columns: Uint8Array) => readable.transposed(columns, 128, columns.length / 128, 16);
  const q = rowsOf(senderColumns(chosen, delta, sent.u, prg));
  const t = rowsOf(sent.t);
  // The vector's own hash of a row and its number; ours is another (symmetric.ts).
  const pad = (j: number, row: Uint8Array) => hex(sha256(concatBytes(uint32.encode(j), row)).subarray(0, 16));
  for (const { j, choice, pad0, pad1, receiver } of pads) {
    const row = q.subarray(16 * j, 16 * j + 16);
    const other = row.map((byte, i) => byte ^ (delta[i] as number));
    expect(choice).toBe(bitAt(hexToBytes(r), j));
    expect([row, other, t.subarray(16 * j, 16 * j + 16)].map((bits) => pad(j, bits))).toEqual([pad0, pad1, receiver]);
  }
});

const overKernel = async () => xOnly(await openLadder("wasm"), await openKernelSymmetric());

const COUNT = 64;
/** A base OT alone, between two parties whose outputs are compared as hex. */
const baseOf = (ot: BaseOt) =>
  defineProtocol("test/base-ot", async () => ({
    async sender({ receiver }: Peers<"receiver">, { count }: { count: number }, lab: PartyLab) {
      const { zero, one } = await ot.send(receiver, count, lab.rng);
      return { zero: hex(zero), one: hex(one) };
    },
    async receiver({ sender }: Peers<"sender">, { choices }: { choices: Uint8Array }, lab: PartyLab) {
      return hex(await ot.receive(sender, 8 * choices.length, choices, lab.rng));
    },
  }));

const extended = defineProtocol("test/extension", async () => ({
  async sender({ receiver }: Peers<"receiver">, { keys, delta }: { keys: Uint8Array; delta: Uint8Array }) {
    const { zero, one } = await sendExtended(receiver, keys, delta, COUNT, readable);
    return { zero: hex(zero), one: hex(one) };
  },
  async receiver({ sender }: Peers<"sender">, { zero, one, choices }: Record<string, Uint8Array>, lab: PartyLab) {
    return hex(await receiveExtended(sender, { zero, one } as never, COUNT, choices as Uint8Array, lab.rng, readable));
  },
}));

const options = (seed = 1) => ({ rng: seededRng("ot", seed), signal: new AbortController().signal, patience: 2000 });

function playBase(ot: BaseOt, choices: Uint8Array, host: AnyHost = inMemory(), seed = 1) {
  const cast = {
    sender: { role: "sender", input: { count: 8 * choices.length } },
    receiver: { role: "receiver", input: { choices } },
  } as const;
  return play(host, baseOf(ot), cast, options(seed));
}

function playExtended(choices: Uint8Array, host: AnyHost = inMemory(), seed = 1, protocol = extended) {
  const rng = seededRng("dealt", seed);
  const [zero, one, delta] = [rng.bytes(128 * KEY_BYTES), rng.bytes(128 * KEY_BYTES), rng.bytes(16)];
  const keys = zero.map((byte, i) => (bitAt(delta, Math.floor(i / KEY_BYTES)) === 1 ? (one[i] as number) : byte));
  const cast = {
    sender: { role: "sender", input: { keys, delta: delta.slice() } },
    receiver: { role: "receiver", input: { zero, one, choices } },
  } as const;
  return { run: play(host, protocol, cast, options(seed)), delta };
}

const each = (keys: string) => keys.match(/.{64}/g) ?? [];
function expectTransfers({ sender, receiver }: { sender: { zero: string; one: string }; receiver: string }, choices: Uint8Array) {
  const [zero, one, chosen] = [each(sender.zero), each(sender.one), each(receiver)];
  expect(chosen).toEqual(zero.map((key, i) => (bitAt(choices, i) === 1 ? one[i] : key)));
  expect(new Set([...zero, ...one]).size).toBe(2 * zero.length);
}

describe.each<[string, () => Promise<BaseOt>]>([
  ["Chou-Orlandi", async () => chouOrlandi],
  ["x-only, WebAssembly", overKernel],
])("%s", (_, open) => {
  it("gives the sender two keys, all different, and the receiver the one it chose", async () => {
    for (const choices of [hexToBytes("a5"), hexToBytes("00"), hexToBytes("ff")])
      expectTransfers(await playBase(await open(), choices), choices);
  });
});

describe("Chou-Orlandi against what is sent wrongly", () => {
  const choices = hexToBytes("a5");
  const identity = new Uint8Array(32);
  // A point of the curve that is no encoding of ristretto255: the base point plus a point of order 8.
  const torsion = ed25519.Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
  const withTorsion = ed25519.Point.BASE.add(torsion).toBytes();
  it.each<[string, string, Uint8Array, RegExp]>([
    ["sender", "base-ot/key", identity, /identity/],
    ["sender", "base-ot/key", withTorsion, /not a point/],
    ["sender", "base-ot/key", new Uint8Array(31), /31 bytes where 32/],
    ["receiver", "base-ot/choice", identity, /identity/],
    ["receiver", "base-ot/choice", withTorsion, /not a point/],
    ["receiver", "base-ot/choice", new Uint8Array(32).fill(255), /not a point/],
  ])("refuses from the %s, as %s", async (from, tag, bytes, sentence) => {
    const put = (whole: Uint8Array) => (tag === "base-ot/key" ? bytes : Uint8Array.from([...bytes, ...whole.subarray(32)]));
    const failure = await refusal(playBase(chouOrlandi, choices, changing(from, tag, put)));
    expect(failure).toMatchObject({ name: "ProtocolError", from, tag, message: expect.stringMatching(sentence) });
    expect((failure as { round: number }).round).toBeGreaterThan(0);
  });

  it("gives different keys for a B that is sent twice", async () => {
    const twice = changing("receiver", "base-ot/choice", (all) =>
      Uint8Array.from(all, (byte, i) => (i < 64 ? (all[i % 32] as number) : byte)),
    );
    const { sender } = await playBase(chouOrlandi, choices, twice);
    expect(each(sender.zero)[0]).not.toBe(each(sender.zero)[1]);
  });
});

describe("x-only", () => {
  const choices = hexToBytes("a5");
  const L = Point.Fn.ORDER;
  const twist = (2n * P + 2n - 8n * L) / 4n;

  it("takes generators of the whole group, on the curve and on its twist", () => {
    // 2 l P has order 4 on the curve, where that point is u = 1; l' P has order 4 on the twist, where it is u = -1.
    expect(ladder(2n * L, BigInt(GENERATORS[0]))).toBe(1n);
    expect(ladder(8n, ladder(L, BigInt(GENERATORS[0])))).toBe(0n);
    expect(ladder(twist, BigInt(GENERATORS[1]))).toBe(P - 1n);
    expect(ladder(4n, ladder(twist, BigInt(GENERATORS[1])))).toBe(0n);
    for (const u of GENERATORS) expect(ladder(8n, BigInt(u))).not.toBe(0n); // more than torsion
  });

  it("is the same over the BigInt ladder and noble's hash, byte for byte", async () => {
    const slow = xOnly(await openLadder("noble"), readable);
    expect(await playBase(await overKernel(), choices)).toEqual(await playBase(slow, choices));
  });

  it("sends pairs that lie on both sides, whatever was chosen: a point that is known by its side would tell the choice", async () => {
    const ot = await overKernel();
    const bytes: Uint8Array[] = [];
    const hear = changing("receiver", "base-ot/choice", (all) => {
      bytes.push(all.slice());
      return all;
    });
    await playBase(ot, new Uint8Array(32), hear);
    const sent = bytes[0] as Uint8Array;
    // With c = 0 the first of each pair is the one that was made of a point: u = r_0 + H_0 is one it knows, and u_1 is random.
    const onCurve = [0, 1].map((j) => {
      let count = 0;
      for (let i = 0; i < 256; i++) {
        const [own, other] = [j, 1 - j].map((k) => sent.subarray(64 * i + 32 * k, 64 * i + 32 * k + 32)) as [Uint8Array, Uint8Array];
        const [hash = 0n] = hashed(readable, [{ i, j: j as 0 | 1, other }]);
        const u = (bytesToNumberLE(own) + hash) % P;
        if (euler(u ** 3n + 486662n * u * u + u) === 1n) count++;
      }
      return count;
    });
    // Binomial(256, 1/2): further than 40 from the middle has probability below 10^-6; the seed is fixed.
    for (const count of onCurve) expect(Math.abs(count - 128)).toBeLessThan(40);
  });

  const [order8, p] = [325606250916557431795983626356110631294008115727848805560023387167927233504n, P];
  const le = (x: bigint) => Uint8Array.from({ length: 32 }, (_, i) => Number((x >> BigInt(8 * i)) & 255n));
  it.each<[string, string, Uint8Array, RegExp]>([
    ["sender", "base-ot/key", le(0n), /small order/],
    ["sender", "base-ot/key", le(order8), /small order/],
    ["sender", "base-ot/key", le(p + 1n), /not a number below/],
    ["receiver", "base-ot/choice", le(p), /not a number below/],
    ["receiver", "base-ot/choice", le(2n ** 256n - 1n), /not a number below/],
  ])("refuses from the %s, as %s", async (from, tag, bytes, sentence) => {
    const put = (whole: Uint8Array) => Uint8Array.from([...bytes, ...whole.subarray(32)]);
    const failure = await refusal(playBase(await overKernel(), choices, changing(from, tag, put)));
    expect(failure).toMatchObject({ name: "ProtocolError", from, tag, message: expect.stringMatching(sentence) });
  });

  it("refuses a pair that stands for a point of small order, and gives a pair that is sent twice other keys", async () => {
    const ot = await overKernel();
    const small = changing("receiver", "base-ot/choice", (all) => {
      const [hash = 0n] = hashed(readable, [{ i: 0, j: 0, other: all.subarray(32, 64) }]);
      const forged = (1n + P - hash) % P; // u_0 = 1
      return Uint8Array.from([...le(forged), ...all.subarray(32)]);
    });
    expect(await refusal(playBase(ot, choices, small))).toMatchObject({
      tag: "base-ot/choice",
      message: expect.stringMatching(/small order/),
    });
    const twice = changing("receiver", "base-ot/choice", (all) =>
      Uint8Array.from(all, (byte, i) => (i < 128 ? (all[i % 64] as number) : byte)),
    );
    const { sender } = await playBase(ot, choices, twice);
    expect(each(sender.zero)[0]).not.toBe(each(sender.zero)[1]);
  });
});

describe("IKNP", () => {
  const choices = seededRng("choices", 1).bytes(COUNT / 8);
  it("extends 128 transfers to as many as wanted", async () => {
    for (const bits of [choices, new Uint8Array(COUNT / 8), new Uint8Array(COUNT / 8).fill(255)]) {
      expectTransfers(await playExtended(bits).run, bits);
    }
  });

  it("refuses a receiver that plants a bit in one column, where it meets a set bit of delta", async () => {
    const [rows, planted] = [COUNT + 168, 3];
    const cheating = (column: number) =>
      defineProtocol("test/planted", async () => ({
        sender: (await extended.load()).sender,
        async receiver({ sender }: Peers<"sender">, { zero, one }: Record<string, Uint8Array>, lab: PartyLab) {
          const bits = lab.rng.bytes(rows / 8);
          const columns = receiverColumns({ zero, one } as never, bits, readable.stream);
          const at = (column * rows) / 8 + (planted >> 3);
          (columns.u[at] as number) ^= 1 << (planted & 7);
          await sender.send("ot-extension/columns", columns.u);
          await sender.send("ot-extension/check", checkOf(bits, columns, readable)); // by the random elements of what it really sent
          return "";
        },
      }));
    const outcomes = new Set<string>();
    for (let column = 0; column < 16; column++) {
      const { run, delta } = playExtended(choices, inMemory(), 1, cheating(column));
      const failure = await refusal(run);
      outcomes.add(`delta ${bitAt(delta, column)}: ${(failure as Error | undefined)?.message ?? "passes"}`);
    }
    expect([...outcomes].sort()).toEqual([
      "delta 0: passes",
      expect.stringMatching(
        /^delta 1: .*"ot-extension\/check" from receiver: the columns of the extension do not belong to one set of choices/,
      ),
    ]);
  });

  it.each(["ot-extension/columns", "ot-extension/check"])("refuses any bit of %s changed, and any other length", async (tag) => {
    for (const at of [0, 7, 31]) {
      const failure = await refusal(
        playExtended(
          choices,
          changing("receiver", tag, (all) => all.map((b, i) => (i === at ? b ^ 16 : b))),
        ).run,
      );
      expect(failure).toMatchObject({ name: "ProtocolError", from: "receiver", tag: "ot-extension/check" });
    }
    for (const change of [(all: Uint8Array) => all.subarray(1), (all: Uint8Array) => Uint8Array.from([...all, 0])]) {
      expect(await refusal(playExtended(choices, changing("receiver", tag, change)).run)).toMatchObject({ name: "ProtocolError", tag });
    }
  });
});

/** What the fast protocol adds to ecdh.ts: engines that must agree, points in more than one encoding, values found among many. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError } from "../channel/index.ts";
import { fromBytes, invert, toBytes } from "../curve25519/field.ts";
import { seededRng } from "../random/index.ts";
import { pointTable } from "./point-table.ts";
import { changing, inCommon, names, type Staged, staged } from "./staged.fixture.ts";

const item = fc
  .oneof(fc.constantFrom("a", "b", "c"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }))
  .filter((s) => s.trim() !== "" && !/[\r\n]/.test(s) && s.isWellFormed());

describe("every engine gives the same answer", () => {
  const engines = ["wasm", "webcrypto", "noble"] as const;
  const inOrder = ({ transcript }: Staged) => [...transcript].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.seq - b.seq));
  async function expectSame(x: readonly string[], y: readonly string[], seed: number) {
    const [readable, ...fast] = await Promise.all([
      staged({ protocol: "ecdh", x, y, seed }),
      ...engines.map((engine) => staged({ protocol: "x25519", engine, x, y, seed })),
    ]);
    expect(readable.receiver.intersection).toEqual(inCommon(x, y));
    for (const [i, run] of fast.entries()) {
      expect(run.receiver).toEqual({ ...readable.receiver, engine: engines[i] });
      expect(run.sender).toEqual({ ...readable.sender, engine: engines[i] });
      expect(inOrder(run)).toEqual(inOrder(fast[0] as Staged)); // to the byte
    }
  }

  it("on any two lists (property)", async () => {
    const list = fc.array(item, { maxLength: 6 });
    await fc.assert(fc.asyncProperty(list, list, fc.nat(), expectSame), { numRuns: 10 });
  });

  it.each<[string, string[], string[]]>([
    ["on empty lists", [], []],
    ["on one item", ["ana"], ["ana"]],
    ["on duplicates", ["ana", "bo", "ana", "ana"], ["bo", "ana", "bo"]],
    ["on lists of very different sizes", ["n7"], names("n", 40)],
    ["on letters beyond ASCII", ["zo\u00eb", "zoe\u0308", "👩‍🔬", "שרה"], ["👩‍🔬", "zoe\u0308"]],
  ])("%s", (_, x, y) => expectSame(x, y, 1));

  it("and parties with different engines understand each other, chunk by chunk", async () => {
    const [x, y] = [names("n", 700), names("n", 900).slice(300)];
    const { receiver } = await staged({ protocol: "x25519", x, y });
    expect(receiver.intersection).toEqual(inCommon(x, y));
    expect(receiver.engine).toBe("wasm"); // Node 20 has no relaxed SIMD
  });
});

it.each([
  ["masked-u", "receiver"],
  ["blinded-u", "sender"],
] as const)("refuses a point and the same plus one of order 2 in %s: two encodings, one product", async (tag, learns) => {
  const host = changing((frame) => {
    if (frame.tag !== tag) return undefined;
    const point = frame.bytes.subarray(0, 32);
    return Uint8Array.from([...point, ...toBytes(invert(fromBytes(point)))]); // u of P + (0, 0) is 1/u
  });
  const failure = await staged({ protocol: "x25519", x: ["a", "b"], y: ["a", "c"], learns, host, patience: 500 }).catch((error) => error);
  expect(failure).toBeInstanceOf(ProtocolError);
  expect(failure).toMatchObject({ tag, round: 1, message: expect.stringMatching(/twice/) });
});

describe("the table of points", () => {
  it("knows what was added, and nothing else, also where values differ in one bit", () => {
    const word = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 5 }), fc.nat(255), (values, others, bit) => {
        const near = values.map((value) => value.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
        const list = Uint8Array.from(values.flatMap((value) => [...value]));
        const table = pointTable(list, values.length, seededRng("table", 1));
        const seen = new Set<string>();
        values.forEach((value, i) => {
          expect(table.add(i)).toBe(!seen.has(String(value)));
          seen.add(String(value));
        });
        for (const value of [...values, ...near, ...others]) expect(table.has(value, 0)).toBe(seen.has(String(value)));
      }),
      { numRuns: 50 },
    );
  });

  it("takes a full list", () => {
    const list = seededRng("table", 2).bytes(32 * 5000);
    const table = pointTable(list, 5000, seededRng("table", 3));
    for (let i = 0; i < 5000; i++) expect(table.add(i)).toBe(true);
    for (let i = 0; i < 5000; i++) if (!table.has(list, i)) expect.fail(`value ${i} is lost`);
  });
});

/** DPCA-PSI's known answers: its hash to P-256, its keys and tags, and the tables that its own test matches. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { drawP256Key, p256Cipher } from "./cipher-p256.ts";
import { staged } from "./dpca.fixture.ts";
import { hashToP256 } from "./hash-p256.ts";
import points from "./vectors/dpca-p256.json" with { type: "json" };
import tables from "./vectors/dpca-tables.json" with { type: "json" };

describe("hash to P-256", () => {
  it.each(points.rows)("$m", ({ m, tries, point }) => {
    const hashed = hashToP256(m);
    expect([hex(hashed.point.toBytes(true)), hashed.tries]).toEqual([point, tries]);
  });
  it.each(points.points)("$m$hex", ({ m, hex: bytes, point, tries }) => {
    const hashed = hashToP256(m ?? hexToBytes(bytes as string));
    expect(hex(hashed.point.toBytes(true))).toBe(point);
    if (tries !== undefined) expect(hashed.tries).toBe(tries);
  });
  it.each(points.sha256)("$m, with SHA-256", ({ m, point }) => expect(hex(hashToP256(m, sha256).point.toBytes(true))).toBe(point));
});

describe("keys and tags", () => {
  const [a, b] = [BigInt(`0x${points.a}`), BigInt(`0x${points.b}`)];
  it.each(points.rows)("$m", async ({ m, a: ofA, b: ofB, ab, tag }) => {
    const [alice, bob] = [p256Cipher([a]), p256Cipher([b])];
    const [one, other] = [await alice.mask(0, [m]), await bob.mask(0, [m])];
    expect([hex(one), hex(other)]).toEqual([ofA, ofB]);
    const both = await bob.raise(0, one);
    expect(hex(both)).toBe(ab);
    expect(hex(await alice.raise(0, other))).toBe(ab);
    expect(hex(alice.tags(both))).toBe(tag);
  });

  it("a switch to another key is a fresh encryption under it", async () => {
    const cipher = p256Cipher([a, b]);
    expect(await cipher.turn(1, await cipher.mask(0, ["c"]))).toEqual(await p256Cipher([b]).mask(0, ["c"]));
  });

  it("keys have exactly 256 bits", () => {
    const rng = seededRng("p256", 1);
    for (let i = 0; i < 20; i++) expect(drawP256Key(rng) >> 255n).toBe(1n);
  });
});

const { sender: s, receiver: r, sizes, values, total } = tables.test;
const sorted = (column: readonly (bigint | undefined)[]) => column.map(Number).sort((x, y) => x - y);

describe("the tables of its own test", () => {
  it.each([
    ["fast", {}],
    ["compatible, packed, short exponents", { variant: "compatible" }],
    [
      "compatible, one number an encryption, long exponents",
      { variant: "compatible", paillier: { bits: 1024, short: false, packing: false, statisticalBits: 40 } },
    ],
  ] as const)("without dummies: %s", async (_, settings) => {
    const { sender, receiver, opened } = await staged({ s, r, ...settings });
    expect([sender.sizes, receiver.sizes]).toEqual([sizes, sizes]);
    for (const column of [0, 1, 2]) expect(sorted(opened.map((row) => row[column]))).toEqual(values);
    // Pairs, not only columns: c with c, e with e, g with g, h with b.
    expect(opened.map((row) => row.map(Number).join()).sort()).toEqual(["1,2,2", "2,1,1", "3,3,3", "4,4,4"]);
  });

  it("fast, with dummies: the column of zeros still sums to 10", async () => {
    const dummies = 100;
    const { sender, receiver, opened } = await staged({ s, r, dummies, receiver: { zeroColumn: -1 } });
    expect(receiver.sizes).toEqual(sender.sizes);
    expect(opened.reduce((sum, row) => sum + (row[2] as bigint), 0n)).toBe(BigInt(total));
    // The noise is within 6 standard deviations of its mean (3.54 each).
    sizes.forEach((size, i) => {
      expect(Math.abs((sender.sizes[i] as number) - size - dummies / 2)).toBeLessThan(22);
    });
  });

  it("compatible, with some dummies", async () => {
    const { opened } = await staged({ s, r, variant: "compatible", dummies: 3, receiver: { zeroColumn: -1 } });
    expect(opened.reduce((sum, row) => sum + (row[2] as bigint), 0n)).toBe(BigInt(total));
  });
});

it("tables of the shape that its generator makes: 2, 2 and 1 match", async () => {
  const { sender: n, receiver: m, columns, matches } = tables.generated;
  const columnOf = (row: number) => [0, 0, 1, 1, 2][row];
  const table = (side: string, rows: number) =>
    Array.from({ length: rows }, (_, row) =>
      [
        ...Array.from({ length: columns }, (_, column) => (columnOf(row) === column ? `id_${row}` : `${side}_id_${column}_${row}`)),
        1_700_000_000_000 + row,
      ].join(),
    );
  const { sender, opened } = await staged({ s: table("sender", n), r: table("receiver", m), identifiers: columns });
  expect(sender.sizes).toEqual(matches);
  expect(opened.every(([one, other]) => one === other)).toBe(true);
});

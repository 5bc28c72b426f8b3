/** The intersection-sum: against numbers of two other programs, against sets, and what a curious shop can make of what it gets. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPaillier } from "../he/index.ts";
import { seededRng } from "../random/index.ts";
import { elementOf, hashToGroup, secretScalar } from "./element.ts";
import { names } from "./staged.fixture.ts";
import { summed } from "./sum.fixture.ts";
import file from "./vectors/psi-sum-course.json" with { type: "json" };

describe("kat-psi_sum_ion-open", async () => {
  const { data } = file.vectors[0] as (typeof file.vectors)[number];
  const he = await loadPaillier();
  const dst = "PET-COURSE-V1-ECDHPSI-ristretto255";
  const [a, b] = [data.a, data.b].map((scalar) => ristretto255.Point.Fn.fromBytes(hexToBytes(scalar))) as [bigint, bigint];
  const rows = data.W as [string, number][];
  const key = he.keyOf(BigInt(data.paillier_p), BigInt(data.paillier_q));
  const masked = (item: string, by: bigint) => hashToGroup(item, dst).multiply(by);

  it("masks, encrypts, matches, adds, rerandomises and decrypts", () => {
    expect(data.V.map((v) => hex(elementOf(masked(v, a)).bytes))).toEqual(data.m1);
    const doubled = data.V.map((v) => hex(masked(v, a).multiply(b).toBytes()));
    expect([...doubled].sort()).toEqual(data.double_masked_sorted);
    const pairs = rows.map(([w, t], i) => ({
      point: masked(w, b),
      amount: he.encrypt(key.open, BigInt(t), he.ownResidueOf(key, BigInt(data.enc_r[i] as string))),
    }));
    expect(pairs.map(({ point, amount }) => [hex(point.toBytes()), `0x${amount.c.toString(16)}`])).toEqual(data.m2_pairs);
    const shared = pairs.filter(({ point }) => doubled.includes(hex(point.multiply(a).toBytes())));
    expect(shared).toHaveLength(data.cardinality);
    const product = shared.reduce((sum, { amount }) => he.add(key.open, sum, amount), he.ZERO);
    const anew = he.rerandomise(key.open, product, he.ownResidueOf(key, BigInt(data.rerandomiser)));
    expect(`0x${anew.c.toString(16)}`).toBe(data.sum_ciphertext);
    expect(he.decrypt(key, anew)).toBe(BigInt(data.sum));
  });
});

const rowsOf = (amounts: Readonly<Record<string, number>>) => Object.entries(amounts).map(([id, amount]) => `${id},${amount}`);

it("gives the size and the sum of sets, on both sides what each may know", async () => {
  const id = fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }).filter((s) => s.trim() !== "" && !/[,;\t\n\r]/.test(s));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(id, { maxLength: 9 }),
      fc.array(fc.nat(1_000_000_000), { maxLength: 9 }),
      fc.nat(9),
      async (ids, amounts, skip) => {
        const w = Object.fromEntries(ids.slice(skip % 4).map((name, i) => [name, amounts[i] ?? 1]));
        const v = ids.slice(0, 6);
        const shared = v.filter((name) => Object.hasOwn(w, name));
        const { publisher, shop } = await summed({ v: [...v, ...v.slice(0, 1)], w: rowsOf(w), seed: skip });
        const list = { accepted: v.length, duplicates: Math.min(1, v.length) };
        expect(publisher).toMatchObject({ size: shared.length, theirs: Object.keys(w).length, list });
        expect(publisher).not.toHaveProperty("sum");
        const sum = shared.reduce((total, name) => total + (w[name] as number), 0);
        expect(shop).toMatchObject({ size: shared.length, sum, theirs: v.length });
      },
    ),
    { numRuns: 12 },
  );
});

it("compares normalised identifiers and adds up the lines of one", async () => {
  const { shop } = await summed({ v: [" ANA ", "bo"], w: ["ana;5", "Ana;6", "cy;100", "nobody"], normalise: "text" });
  expect(shop).toMatchObject({ size: 1, sum: 11, list: { lines: 4, accepted: 2, duplicates: 1, rejected: [{ line: 4 }] } });
});

it("repeats itself under a seed, and sends other bytes under another", async () => {
  const bytes = async (seed: number) =>
    (await summed({ v: ["a"], w: ["a,1"], seed })).transcript.map(({ tag, bytes }) => `${tag} ${hex(bytes)}`).sort();
  const first = await bytes(1);
  expect(await bytes(1)).toEqual(first);
  const other = await bytes(2);
  expect(first.filter((line) => !other.includes(line)).map((line) => line.split(" ")[0])).toEqual([
    "blinded",
    "doubled",
    "paillier-key",
    "pairs",
    "sum",
  ]);
});

it("refuses a list that is too long before anything crosses", async () => {
  await expect(summed({ v: names("v", 1001), w: [] })).rejects.toThrow(/1,001 identifiers; at most 1,000/);
  await expect(summed({ v: [], w: names("w,", 1) })).resolves.toBeDefined();
});

it("shuffles the rows before they go out, and the points before they come back", async () => {
  // Under one seed the order is fixed; over seeds each place is as likely. 60 runs of 3: each place 20 times, 5 standard deviations are 18.
  const [sent, back] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  const count = (places: number[], at: number) => {
    places[at] = (places[at] as number) + 1;
  };
  for (let seed = 0; seed < 60; seed++) {
    const { shop, transcript } = await summed({ v: names("v", 3), w: ["a,1", "b,2", "c,3"], seed, keepUpTo: 3, bits: 64 });
    count(sent, shop.view?.offered.findIndex(({ spelling }) => spelling === "a") as number);
    const key = secretScalar(seededRng("psi-sum", seed).fork("party shop").fork("key"));
    const [blinded, doubled] = ["blinded", "doubled"].map((tag) => transcript.find((m) => m.tag === tag)?.bytes as Uint8Array);
    const first = ristretto255.Point.fromBytes(blinded?.subarray(0, 32) as Uint8Array)
      .multiply(key)
      .toBytes();
    count(
      back,
      [0, 1, 2].findIndex((i) => hex(doubled?.subarray(32 * i, 32 * i + 32) as Uint8Array) === hex(first)),
    );
  }
  for (const places of [...sent, ...back]) expect(Math.abs(places - 20)).toBeLessThan(18);
});

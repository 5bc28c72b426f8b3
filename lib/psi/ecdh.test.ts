/** The masking itself against numbers computed by two other programs, and what each party can see of the other's order. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToHex as hex, hexToBytes } from "@noble/curves/utils.js";
import { describe, expect, it } from "vitest";
import { fromCoins } from "../random/index.ts";
import { elementOf, hashToGroup, idOf, secretScalar } from "./element.ts";
import { names, type Staged, staged } from "./staged.fixture.ts";
import file from "./vectors/ecdh-course.json" with { type: "json" };

const { Fn } = ristretto255.Point;

describe.each(file.vectors)("$id", ({ data }) => {
  const dst = /DST="([^"]+)"/.exec(data.spec)?.[1] as string;
  const [a, b] = [data.a, data.b].map((scalar) => Fn.fromBytes(hexToBytes(scalar))) as [bigint, bigint];
  const masked = (items: readonly string[], key: bigint) => items.map((item) => hashToGroup(item, dst).multiply(key));

  it("hashes, masks, masks again and compares", () => {
    const encoded = (points: ReturnType<typeof masked>) => points.map((p) => hex(elementOf(p).bytes));
    expect(hex(hashToGroup(data.set_a[0] as string, dst).toBytes())).toBe(data.point_a0);
    const [ma, mb] = [masked(data.set_a, a), masked(data.set_b, b)];
    expect(encoded(ma)).toEqual(data.masked_a);
    expect(encoded(mb)).toEqual(data.masked_b);
    const [da, db] = [encoded(ma.map((p) => p.multiply(b))), encoded(mb.map((p) => p.multiply(a)))];
    expect(da).toEqual(data.double_a);
    expect(db).toEqual(data.double_b);
    const common = data.set_a.filter((_, i) => db.includes(da[i] as string));
    expect(common).toEqual(data.intersection);
    expect(common).toHaveLength(data.cardinality);
  });
});

it("draws no zero scalar, and every draw is another", () => {
  let calls = 0;
  const rng = { bytes: (length: number) => new Uint8Array(length).fill(calls++ === 0 ? 0 : 5) } as unknown as Parameters<
    typeof secretScalar
  >[0];
  expect(secretScalar(rng)).not.toBe(0n);
  expect(calls).toBe(2);
});

/**
 * The attack on size mode. A party that learns only a size holds its own list in the order it sent, its key, and the list that
 * came back under both keys. It claims those of its items that stand where the matches stand in what came back; that is the
 * whole attack, and a perfect one, if the other party forgot to shuffle.
 */
function located({ transcript, views }: Staged, seat: "receiver" | "sender", items: readonly string[]): string[] {
  const rng = fromCoins(views[seat]?.coins as Parameters<typeof fromCoins>[0]);
  const key = secretScalar(rng.fork("keys"));
  const sent = rng.fork("order").shuffled(items);
  const [gets, back] = seat === "receiver" ? ["masked", "doubled"] : ["blinded", "returned"];
  const elements = (tag: string) =>
    (views[seat]?.received ?? [])
      .filter((m) => m.tag === tag)
      .flatMap(({ bytes }) => Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32)));
  const known = new Set(elements(gets as string).map((bytes) => idOf(ristretto255.Point.fromBytes(bytes).multiply(key).toBytes())));
  expect(transcript.length).toBeGreaterThan(0);
  return elements(back as string).flatMap((bytes, i) => (known.has(idOf(bytes)) ? [sent[i] as string] : []));
}

describe.each(["receiver", "sender"] as const)("the %s's view", (seat) => {
  const own = names("both ", 3).concat(names("own ", 3));
  const other = names("both ", 3).concat(names("other ", 3));
  const run = (output: "intersection" | "size", seed: number) =>
    staged({ protocol: "ecdh", output, learns: seat, x: seat === "receiver" ? own : other, y: seat === "receiver" ? other : own, seed });

  it("locates the members where the list comes back in order (the attack works)", async () => {
    expect(located(await run("intersection", 1), seat, own).sort()).toEqual(names("both ", 3));
  });

  it("locates them no better than chance where only the size is meant", async () => {
    const runs = 120;
    let hits = 0;
    const places = new Map<string, number>();
    for (let seed = 0; seed < runs; seed++) {
      const claims = located(await run("size", seed), seat, own);
      expect(claims).toHaveLength(3); // the size is right
      hits += claims.filter((claim) => claim.startsWith("both")).length;
      for (const claim of claims) places.set(claim, (places.get(claim) ?? 0) + 1);
    }
    // Three claims among six items, three of them members: 1.5 hits a run by luck. Hoeffding, each run between 0 and 3 hits:
    // P(|hits - 1.5 runs| >= t) <= 2 exp(-2 t^2 / (9 runs)), which is 1e-6 at t = 89. Every single run would give 3 without the shuffle.
    const t = Math.sqrt((9 * runs * Math.log(2e6)) / 2);
    expect(Math.abs(hits - 1.5 * runs)).toBeLessThan(t);
    expect(3 * runs - 1.5 * runs).toBeGreaterThan(t); // so a missing shuffle fails this test
    expect(places.size).toBe(6); // every item is claimed at times
  });
});

import { chacha20 } from "@noble/ciphers/chacha.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCoins, type Rng, seededRng, systemRng } from "./index.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("a seeded stream", () => {
  it("is the same on every machine (pinned)", () => {
    // Computed by this code once and pinned: links that people share must keep giving the same run.
    expect(hex(seededRng("psi", 7).bytes(16))).toBe("ca569e0711cc74713c0d6ad194a3c1dd");
    expect(hex(seededRng("psi", 7).fork("party receiver").bytes(16))).toBe("6205e15badb2227a56dc493b72333d5d");
  });

  it("is ChaCha20's key stream from block 0 (RFC 8439), whatever the sizes it is drawn in", () => {
    const coins = seededRng("psi", 7).coins();
    if (coins.kind !== "seeded") throw new Error("not seeded");
    const stream = chacha20(coins.key, new Uint8Array(12), new Uint8Array(10_000));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 14 }), (sizes) => {
        const rng = seededRng("psi", 7);
        let at = 0;
        for (const size of sizes) {
          expect(hex(rng.bytes(size))).toBe(hex(stream.subarray(at, at + size)));
          at += size;
        }
      }),
    );
  });

  it("differs between seeds, experiments, forks and coins handed on", () => {
    const firsts = [
      seededRng("psi", 7),
      seededRng("psi", 8),
      seededRng("dial", 7),
      seededRng("psi", 7).fork("a"),
      seededRng("psi", 7).fork("b"),
      seededRng("psi", 7).fork("a").fork("b"),
    ].map((rng) => hex(rng.bytes(16)));
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(hex(fromCoins(seededRng("psi", 7).coins()).bytes(16))).toBe(firsts[0]);
  });

  it("forks by key and label, not by what was drawn", () => {
    const used = seededRng("psi", 7);
    used.bytes(5000);
    expect(hex(used.fork("noise").bytes(32))).toBe(hex(seededRng("psi", 7).fork("noise").bytes(32)));
  });
});

describe("draws", () => {
  it("below() refuses what it cannot do", () => {
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => systemRng().below(bound)).toThrow(RangeError);
    expect(systemRng().below(1)).toBe(0);
    expect(systemRng().below(2 ** 32)).toBeLessThan(2 ** 32);
  });

  // Chi-square of 64 cells over 64,000 draws: 63 degrees of freedom, P(chi2 > 141) is below 1e-6.
  const chiSquare = (draw: (rng: Rng) => number, cells: number) => {
    const rng = systemRng();
    const counts = new Array<number>(cells).fill(0);
    const trials = 1000 * cells;
    for (let i = 0; i < trials; i++) {
      const cell = draw(rng);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  };
  it("below() is uniform, also where a plain remainder would not be (false alarm below 1e-6)", () => {
    expect(chiSquare((rng) => rng.below(64), 64)).toBeLessThan(141);
    // 3 * 2^30 cells folded to 64: `word % bound` would give the lower third double weight.
    expect(chiSquare((rng) => Math.floor((rng.below(3 * 2 ** 30) / (3 * 2 ** 30)) * 64), 64)).toBeLessThan(141);
  });
  it("real() is uniform on [0, 1) (false alarm below 1e-6)", () => {
    expect(chiSquare((rng) => Math.floor(rng.real() * 64), 64)).toBeLessThan(141);
  });
  it("shuffled() gives all 24 orders of four alike, and leaves its argument (false alarm below 1e-6)", () => {
    const items = Object.freeze(["a", "b", "c", "d"]);
    const orders = new Map<string, number>();
    const rng = systemRng();
    for (let i = 0; i < 24_000; i++) {
      const order = rng.shuffled(items).join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    // 23 degrees of freedom: P(chi2 > 76) is below 1e-6.
    expect([...orders.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(76);
  });
});

it("draws words that are the stream's bytes, four at a time, wherever the last draw ended", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 3, 4, 4094), { maxLength: 40 }), (steps) => {
      const [rng, same] = [seededRng("words", 1), seededRng("words", 1)];
      for (const length of steps) {
        expect(rng.bytes(length)).toEqual(same.bytes(length));
        expect(rng.below(2 ** 32)).toBe(new DataView(same.bytes(4).buffer).getUint32(0, true));
      }
    }),
    { numRuns: 20, seed: 1 },
  );
});

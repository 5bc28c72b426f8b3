/** What a beginner does first with the tools, and the sentence that comes back. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { exercises } from "./index.ts";
import type { Tools as NoiseTools } from "./noise-sampler/api.ts";
import type { Point, Tools as PsiTools } from "./psi-sender/api.ts";
import type { Tools as SharingTools } from "./share-and-reconstruct/api.ts";
import { toolsOf } from "./tools.ts";

const made = (id: string) => toolsOf[id]?.(seededRng("tools", 1));
const psi = made("psi-sender") as PsiTools;
const sharing = made("share-and-reconstruct") as SharingTools;
const noise = made("noise-sampler") as NoiseTools;

it("are there for every exercise", () => {
  expect(Object.keys(toolsOf).sort()).toEqual(Object.keys(exercises).sort());
});

describe("psi-sender", () => {
  it("multiplies, encodes and decodes", () => {
    const [a, b] = [psi.randomScalar(), psi.randomScalar()];
    const point = psi.hashToPoint("ana");
    const once = psi.decode(psi.encode(psi.multiply(point, a)));
    expect(psi.encode(psi.multiply(once, b))).toEqual(psi.encode(psi.multiply(psi.multiply(point, b), a)));
    expect(psi.isIdentity(point)).toBe(false);
    expect(psi.isIdentity(psi.decode(new Uint8Array(32)))).toBe(true);
    expect(psi.hashToScalar("ana")).toBeLessThan(psi.order);
  });

  it.each<readonly [string, () => unknown, RegExp]>([
    ["a text that is none", () => psi.hashToPoint(5 as unknown as string), /hashToPoint needs a text, and got a value of type number/],
    [
      "an encoding for a point",
      () => psi.multiply(new Uint8Array(32) as unknown as Point, 1n),
      /multiply needs a point, and got 32 bytes \(decode them first\)/,
    ],
    ["a forged point", () => psi.encode({ kind: "point" } as Point), /encode needs a point, and got an object/],
    ["a number for a bigint", () => psi.multiply(psi.generator, 5 as unknown as bigint), /multiply needs a whole number like 5n/],
    ["zero times", () => psi.multiply(psi.generator, 0n), /from 1 to order - 1/],
    ["the order", () => psi.multiply(psi.generator, psi.order), /from 1 to order - 1/],
    ["no point", () => psi.decode(new Uint8Array(32).fill(255)), /not the encoding of a point/],
    ["no bytes", () => psi.decode("abc" as unknown as Uint8Array), /decode needs 32 bytes, and got a value of type string/],
  ])("refuses %s with a sentence", (_, act, sentence) => {
    expect(act).toThrow(sentence);
  });
});

describe("share-and-reconstruct", () => {
  it("inverts, also what was not reduced", () => {
    for (const p of [11n, 2n ** 61n - 1n]) {
      for (const a of [1n, 2n, 7n, p - 1n, p + 3n, -4n]) expect((((a * sharing.inverse(a, p)) % p) + p) % p).toBe(1n);
    }
    expect(() => sharing.inverse(22n, 11n)).toThrow(/multiple of 11/);
    expect(() => sharing.inverse(2 as unknown as bigint, 11n)).toThrow(/whole number like 5n, and got the number 2/);
  });

  it("draws uniformly below any bound", () => {
    const counts = Array.from({ length: 11 }, () => 0);
    for (let i = 0; i < 11_000; i++) {
      const drawn = Number(sharing.rng.below(11n));
      counts[drawn] = (counts[drawn] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200); // six standard deviations; the seed is fixed
    expect(sharing.rng.below(1n)).toBe(0n);
    expect(() => sharing.rng.below(0n)).toThrow(/at least 1/);
  });
});

describe("noise-sampler", () => {
  it("has coins and whole numbers, and refuses other bounds", () => {
    const counts = Array.from({ length: 7 }, () => 0);
    let heads = 0;
    for (let i = 0; i < 7_000; i++) {
      const drawn = noise.rng.below(7);
      counts[drawn] = (counts[drawn] ?? Number.NaN) + 1;
      heads += noise.rng.bit();
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(190);
    expect(Math.abs(heads - 3500)).toBeLessThan(260);
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 33, "7" as unknown as number])
      expect(() => noise.rng.below(bound)).toThrow(/from 1 to 2\^32/);
  });
});

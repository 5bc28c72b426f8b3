import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "./elligator.ts";
import { euler, fromBytes, invert, mod, P, toBytes } from "./field.ts";
import { ladder } from "./ladder.ts";
import { badPoint, clamp, SMALL_ORDER } from "./points.ts";

const raw = (x: bigint) => Uint8Array.from({ length: 32 }, (_, i) => Number((x >> BigInt(8 * i)) & 0xffn));
const base = raw(9n);
const onCurve = (u: bigint) => euler(u * (u * (u + 486662n) + 1n)) === 1n;

describe("badPoint", () => {
  it("accepts points of the curve and of its twist", () => {
    expect(onCurve(9n)).toBe(true);
    expect(onCurve(2n)).toBe(false);
    for (const u of [9n, 2n, P - 2n, 2n ** 254n]) expect(badPoint(raw(u))).toBeUndefined();
    expect(badPoint(new Uint8Array())).toBeUndefined();
  });

  it.each([P, P + 1n, P + 9n, 2n ** 255n - 1n, 2n ** 255n, 2n ** 255n + 9n, 2n ** 256n - 1n])("refuses %s, which is not below p", (u) => {
    expect(badPoint(raw(u))).toMatch(/not a number below/);
  });

  it.each(SMALL_ORDER)("refuses %s, which has small order", (u) => {
    expect(badPoint(raw(u))).toMatch(/small order/);
    expect(ladder(8n, u)).toBe(0n);
  });

  it("finds a bad point wherever it stands", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.constantFrom(...SMALL_ORDER, P, 2n ** 255n + 9n), (at, bad) => {
        const list = Uint8Array.from({ length: 320 }, (_, i) => base[i % 32] as number);
        list.set(raw(bad), 32 * at);
        return badPoint(list) !== undefined;
      }),
    );
  });

  // x(2P) = (u^2 - 1)^2 / (4 u (u^2 + A u + 1)). Three doublings lead to the neutral point exactly from the roots of three polynomials.
  it("knows every point of small order", () => {
    const doubled = (u: bigint): bigint | undefined => {
      const below = mod(4n * u * (u * u + 486662n * u + 1n));
      return below === 0n ? undefined : mod((u * u - 1n) ** 2n * invert(below));
    };
    const steps = (u: bigint) => {
      let at: bigint | undefined = u;
      let count = 0;
      while (at !== undefined && count < 4) {
        at = doubled(at);
        count++;
      }
      return count;
    };
    // 0 has order 2. Its halves are the roots of (u^2 - 1)^2, 1 and -1. The halves of 1 are two; -1 has none that is a number modulo p.
    expect(SMALL_ORDER.map(steps)).toEqual([1, 2, 2, 3, 3]);
    const halves = (u: bigint) => (x: bigint) => mod((x * x - 1n) ** 2n - u * 4n * x * (x * x + 486662n * x + 1n)) === 0n;
    expect(SMALL_ORDER.filter(halves(0n))).toEqual([1n, P - 1n]);
    expect(SMALL_ORDER.filter(halves(1n))).toEqual(SMALL_ORDER.slice(3));
    // With t = x + 1/x, the halves of 1 have t = 2 +- 2 sqrt(2 + A), those of -1 have t = -2 +- 2 sqrt(2 - A): only the first root exists.
    expect(euler(486664n)).toBe(1n);
    expect(euler(2n - 486662n)).not.toBe(1n);
  });
});

it("encodes onto the curve only, never onto its twist", () => {
  for (let i = 0; i < 50; i++) expect(onCurve(encode(Uint8Array.of(i), "PETRI-TEST"))).toBe(true);
});

it("clamps as X25519 does, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const scalar = BigInt(`0x${Buffer.from(clamp(bytes).slice().reverse()).toString("hex")}`);
      return scalar % 8n === 0n && scalar >> 254n === 1n;
    }),
  );
});

it("reads numbers as RFC 7748 does, and writes them one way", () => {
  expect(fromBytes(raw(2n ** 255n + 9n))).toBe(9n);
  expect(fromBytes(raw(P + 9n))).toBe(9n);
  expect(toBytes(P + 9n)).toEqual(raw(9n));
});

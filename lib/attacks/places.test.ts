import { describe, expect, it } from "vitest";
import { names, staged } from "../psi/staged.fixture.ts";
import { claimed, luck } from "./places.ts";

const own = [...names("both ", 3), ...names("own ", 3)];
const other = [...names("both ", 3), ...names("other ", 3)];
const places = async (ordered: boolean, seed: number) => {
  const { receiver } = await staged({ protocol: "ecdh", output: "size", x: own, y: other, ordered, curious: true, seed });
  expect(receiver.size).toBe(3);
  return receiver.places as NonNullable<typeof receiver.places>;
};

describe("claims", () => {
  it("are the members where the sender kept the order, in every run", async () => {
    for (let seed = 0; seed < 4; seed++) expect(claimed(await places(true, seed)).sort()).toEqual(names("both ", 3));
  });

  it("are as many others where it shuffled: about as often right as by chance", async () => {
    let right = 0;
    for (let seed = 0; seed < 8; seed++) {
      const claims = claimed(await places(false, seed));
      expect(claims).toHaveLength(3);
      right += claims.filter((item) => item.startsWith("both")).length;
    }
    // Half of three claims are right by chance: 12 in 8 runs. Their standard deviation is 1.9; the seeds are fixed. Read off, it were 24.
    expect(Math.abs(right - 12)).toBeLessThan(10);
  });
});

describe("luck", () => {
  it("is the share of all draws that are as good", () => {
    for (const [items, members, claims] of [
      [7, 3, 3],
      [6, 6, 2],
      [5, 0, 2],
      [8, 3, 5],
    ] as const) {
      const draws = Array.from({ length: 1 << items }, (_, mask) => mask).filter((mask) => bits(mask) === claims);
      for (let right = 0; right <= claims; right++) {
        const good = draws.filter((mask) => bits(mask & ((1 << members) - 1)) >= right).length;
        expect(luck({ items, members, claims, right })).toBeCloseTo(good / draws.length, 12);
      }
    }
  });
  it("is 1 for nothing, and small for much", () => {
    expect(luck({ items: 0, members: 0, claims: 0, right: 0 })).toBe(1);
    expect(luck({ items: 16, members: 6, claims: 6, right: 6 })).toBeCloseTo(1 / 8008, 15);
    expect(luck({ items: 500, members: 250, claims: 250, right: 250 })).toBe(0);
  });
});

const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >> 1));

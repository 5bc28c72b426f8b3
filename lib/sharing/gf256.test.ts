/** GF(2^8) modulo 0x11b against other programs' numbers, and against the definition, bit by bit. */
import { expect, it } from "vitest";
import { gf256 } from "./gf256.ts";
import file from "./vectors/gf256.json" with { type: "json" };

const [facts] = file.vectors.map(({ data }) => data) as [(typeof file.vectors)[0]["data"]];

it.each([
  ["products", facts.mult, gf256.mul, 4],
  ["quotients", facts.divide, (a: number, b: number) => gf256.mul(a, gf256.inverse(b)), 3],
  ["sums", facts.add, gf256.add, 2],
] as const)("%s", (_, rows, compute, count) => {
  expect(rows).toHaveLength(count);
  for (const [a, b, want] of rows as [number, number, number][]) expect(compute(a, b)).toBe(want);
});

/** Schoolbook: multiply as polynomials over F_2, then take the remainder by long division. */
function byDefinition(a: number, b: number): number {
  let product = 0;
  for (let i = 0; i < 8; i++) if ((b >> i) & 1) product ^= a << i;
  for (let i = 14; i >= 8; i--) if ((product >> i) & 1) product ^= 0x11b << (i - 8);
  return product;
}

it("every product", () => {
  for (let a = 0; a < 256; a++) {
    for (let b = 0; b < 256; b++) if (gf256.mul(a, b) !== byDefinition(a, b)) throw new Error(`${a} * ${b}`);
  }
});

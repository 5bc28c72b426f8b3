import { hexToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { bitAt, transposed } from "./bits.ts";
import { joined, product, sumOver, timesX } from "./gf128.ts";

/** The same by BigInt: multiply as polynomials, then divide. */
const POLYNOMIAL = (1n << 128n) | 0x87n;
const toBig = (bytes: Uint8Array) => bytes.reduce((sum, byte, i) => sum | (BigInt(byte) << BigInt(8 * i)), 0n);
function slow(a: bigint, b: bigint): bigint {
  let out = 0n;
  for (let i = 0n; i < 128n; i++) if ((b >> i) & 1n) out ^= a << i;
  for (let i = 255n; i >= 128n; i--) if ((out >> i) & 1n) out ^= POLYNOMIAL << (i - 128n);
  return out;
}
const rng = seededRng("gf128", 1);

it("multiplies as polynomials modulo X^128 + X^7 + X^2 + X + 1", () => {
  const one = hexToBytes(`01${"00".repeat(15)}`);
  const top = hexToBytes(`${"00".repeat(15)}80`);
  expect(toBig(timesX(top))).toBe(0x87n);
  const elements = [one, top, new Uint8Array(16), new Uint8Array(16).fill(255), ...Array.from({ length: 30 }, () => rng.bytes(16))];
  for (const a of elements) {
    expect(product(a, one)).toEqual(a);
    for (const b of elements.slice(0, 6)) expect(toBig(product(a, b))).toBe(slow(toBig(a), toBig(b)));
  }
});

it("sums weighted rows from the columns", () => {
  const rows = 24;
  const columns = rng.bytes(128 * (rows / 8));
  const chis = rng.bytes(rows * 16);
  const byColumns = joined(Array.from({ length: 128 }, (_, i) => sumOver(columns.subarray((i * rows) / 8, ((i + 1) * rows) / 8), chis)));
  const matrix = transposed(columns, 128, rows / 8, rows);
  let byRows = 0n;
  for (let j = 0; j < rows; j++) {
    byRows ^= slow(toBig(matrix.subarray(16 * j, 16 * j + 16)), toBig(chis.subarray(16 * j, 16 * j + 16)));
  }
  expect(toBig(byColumns)).toBe(byRows);
  expect(bitAt(matrix, 128 * 3 + 7)).toBe(bitAt(columns, 7 * rows + 3));
});

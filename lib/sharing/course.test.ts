/** The course's own known answers for sharing: numbers that two other programs computed. */
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { additiveShare, openAdditively, overField, z2_64 } from "./additive.ts";
import { byteShare, combineBytes, fromVault, toVault } from "./bytes.ts";
import { check } from "./decode.ts";
import { gf256 } from "./gf256.ts";
import { evaluate, lagrange } from "./polynomial.ts";
import { fp61, P61, primeField } from "./prime-field.ts";
import { shareAt, sharesOf } from "./shamir.ts";
import file from "./vectors/course.json" with { type: "json" };

// biome-ignore lint/suspicious/noExplicitAny: four shapes in one file
const data = (name: string): any => file.vectors.find(({ id }) => id === `kat-${name}-open`)?.data;

it("has all four", () => expect(file.vectors).toHaveLength(4));

it("additive sharing in Z_2^64, with the sign", () => {
  const { cases } = data("additive_z2_64") as { cases: { x: string; signed: string; shares: string[] }[] };
  expect(cases).toHaveLength(5);
  for (const { x, signed, shares } of cases) {
    const opened = openAdditively(
      z2_64,
      shares.map((share) => additiveShare(z2_64, BigInt(`0x${share}`))),
    );
    expect(opened).toBe(BigInt(signed));
    expect(z2_64.of(opened)).toBe(BigInt(`0x${x}`));
  }
});

it("additive sharing in F_p, p = 2^61 - 1", () => {
  const { p, cases } = data("additive_fp61") as { p: string; cases: { x: string; shares: string[] }[] };
  expect([BigInt(p), cases.length]).toEqual([P61, 4]);
  const group = overField(primeField(BigInt(p)));
  for (const { x, shares } of cases)
    expect(
      openAdditively(
        group,
        shares.map((share) => additiveShare(group, BigInt(share))),
      ),
    ).toBe(BigInt(x));
});

it("Shamir in F_p: shares, weights, and every three of them", () => {
  const { secret, coefficients, shares, lagrange_135 } = data("shamir_fp61");
  const polynomial = [secret, ...coefficients].map(BigInt);
  const given = (shares as { x: number; y: string }[]).map(({ x, y }) => shareAt(fp61, x, BigInt(y)));
  expect(
    sharesOf(
      fp61,
      polynomial,
      given.map(({ x }) => x),
    ),
  ).toEqual(given);
  expect(lagrange(fp61, [1n, 3n, 5n])).toEqual((lagrange_135 as string[]).map(BigInt));
  expect(check(fp61, 3, given)?.polynomial).toEqual(polynomial);
});

it("Shamir in GF(2^8): shares byte by byte, the text form, and every three of them", () => {
  const { threshold, secret, coefficients, shares } = data("shamir_gf256");
  const rows = [secret, ...coefficients].map(hexToBytes) as Uint8Array[];
  const given = shares as { x: number; y: string; vault_format: string }[];
  for (const { x, y, vault_format } of given) {
    const computed = rows[0]?.map((_, i) =>
      evaluate(
        gf256,
        rows.map((row) => row[i] as number),
        x,
      ),
    ) as Uint8Array;
    expect(hex(computed)).toBe(y);
    expect(hex(toVault(byteShare(x, computed)))).toBe(vault_format);
  }
  const made = given.map(({ vault_format }) => fromVault(hexToBytes(vault_format)));
  for (const a of made) {
    for (const b of made) {
      for (const c of made) {
        if (new Set([a, b, c]).size === 3) expect(hex(combineBytes(threshold, [a, b, c]))).toBe(secret);
      }
    }
  }
});

import { describe, expect, it } from "vitest";
import { cdf, logBinomial, logCdf, logGamma, pdf, quantile } from "./index.ts";
import file from "./vectors/special-functions.json" with { type: "json" };

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  cdf,
  pdf,
  logCdf,
  quantile,
  logGamma,
  logBinomial: (n = 0, k = 0) => logBinomial(n, k),
} as Readonly<Record<string, (...args: number[]) => number>>;
/** What the headers promise: relative, or absolute for results about 0. */
const promised: Readonly<Record<string, readonly [rel: number, abs: number]>> = {
  cdf: [2e-15, 0],
  pdf: [2e-15, 0],
  logCdf: [2e-15, 0],
  quantile: [1e-15, 2e-16],
  logGamma: [5e-15, 5e-15],
  logBinomial: [4e-15, 4e-15],
};

describe("special functions are as accurate as they say (60-digit reference)", () => {
  it.each(file.vectors)("$fn($args)", ({ fn, args, value }) => {
    const [rel, abs] = promised[fn] ?? [0, 0];
    const got = functions[fn]?.(...args) ?? Number.NaN;
    expect(Math.abs(got - value)).toBeLessThanOrEqual(Math.max(rel * Math.abs(value), abs));
  });
});

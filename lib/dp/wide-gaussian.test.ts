import { expect, it } from "vitest";
import { cdf } from "../math/index.ts";
import { seededRng } from "../random/index.ts";
import { fitOf } from "./chi-square.ts";
import { pmf } from "./discrete-gaussian.ts";
import { spread, WIDE_SIGMA2, type WideNoise, wideGaussian } from "./wide-gaussian.ts";

function drawn(count: number, { fill }: WideNoise): number[] {
  const out = new Float64Array(count);
  fill(out);
  return [...out];
}

/** P(X1 + 64 X2 = x), summed. */
function convolved(x: number): number {
  let sum = 0;
  for (let k = -3000; k <= 3000; k++) sum += pmf(256 ** 2, x - 64 * k) * pmf(256 ** 2, k);
  return sum;
}

it("is the law of one discrete Gaussian, at every remainder and far out", () => {
  for (const x of [0, 1, 31, 32, 63, 64, 16_386, -16_385, 40_000, 81_933]) {
    expect(Math.abs(convolved(x) / pmf(WIDE_SIGMA2, x) - 1)).toBeLessThan(1e-10);
  }
});

it("is continuous noise of sigma `spread`, rounded at random, wherever that noise is centred on the grid", () => {
  // By the trapezoid rule, which is exact for Gaussians to all digits: the integral over y of N(y; c, spread^2) P(round y to z).
  const rounded = (z: number, centre: number): number => {
    let sum = 0;
    for (let y = z - 40; y <= z + 40; y += 1 / 16) {
      let all = 0;
      for (let w = Math.floor(y) - 40; w <= Math.floor(y) + 40; w++) all += Math.exp(-((w - y) ** 2) / 18);
      sum += (Math.exp(-((y - centre) ** 2) / (2 * spread ** 2)) * Math.exp(-((z - y) ** 2) / 18)) / all;
    }
    return sum / 16 / (spread * Math.sqrt(2 * Math.PI));
  };
  for (const [z, centre] of [
    [0, 0],
    [20_000, 0],
    [7, 5000],
    [-30_001, 12_345],
  ] as const)
    expect(Math.abs(rounded(z, centre) / pmf(WIDE_SIGMA2, z - centre) - 1)).toBeLessThan(1e-10);
});

it("draws that law (chi-square at 1e-6, fixed seed): by size, and by the last six bits", () => {
  const draws = drawn(40_000, wideGaussian(seededRng("wide-gaussian", 1)));
  const bin = spread / 5;
  const bySize = fitOf(
    draws.map((x) => Math.floor(x / bin)),
    (i) => cdf((i + 1) / 5) - cdf(i / 5),
  );
  expect(bySize.cells).toBeGreaterThan(25);
  expect(bySize.chi2).toBeLessThan(bySize.bound);
  const byBits = fitOf(
    draws.map((x) => x & 63),
    (i) => (i >= 0 && i < 64 ? 1 / 64 : 0),
  );
  expect(byBits.chi2).toBeLessThan(byBits.bound);
});

it("gives one stream the same draws whether or not another draws beside it", () => {
  const expected = drawn(3, wideGaussian(seededRng("wide-gaussian", 2)));
  const [again, other] = [wideGaussian(seededRng("wide-gaussian", 2)), wideGaussian(seededRng("wide-gaussian", 3))];
  expect([again, other, again, other, again].flatMap((noise) => drawn(1, noise)).filter((_, i) => i % 2 === 0)).toEqual(expected);
});

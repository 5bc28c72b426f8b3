/** The transform against its definition, and the law of a sum against the binomial law. */
import { expect, it } from "vitest";
import { backward, forward, lawOfSum, mirrorOf } from "./fourier.ts";

const wave = (n: number, seed: number) =>
  Float64Array.from({ length: n }, (_, i) => Math.sin(seed + i * i * 0.7) + 0.3 * Math.cos(i * seed));

it("is the discrete Fourier transform, in bit-reversed order", () => {
  for (const n of [1, 2, 4, 16, 64]) {
    const [re, im] = [wave(n, 1), wave(n, 2)];
    const [x, y] = [Float64Array.from(re), Float64Array.from(im)];
    forward(re, im);
    const bits = Math.log2(n);
    for (let place = 0; place < n; place++) {
      let f = 0;
      for (let b = 0; b < bits; b++) f |= ((place >> b) & 1) << (bits - 1 - b);
      let [real, imaginary] = [0, 0];
      for (let i = 0; i < n; i++) {
        const angle = (-2 * Math.PI * f * i) / n;
        real += (x[i] as number) * Math.cos(angle) - (y[i] as number) * Math.sin(angle);
        imaginary += (x[i] as number) * Math.sin(angle) + (y[i] as number) * Math.cos(angle);
      }
      expect(re[place]).toBeCloseTo(real, 11);
      expect(im[place]).toBeCloseTo(imaginary, 11);
    }
  }
});

it("comes back", () => {
  const [re, im] = [wave(4096, 3), wave(4096, 4)];
  forward(re, im);
  backward(re, im);
  const [x, y] = [wave(4096, 3), wave(4096, 4)];
  expect(Math.max(...re.map((value, i) => Math.abs(value - (x[i] as number))))).toBeLessThan(1e-13);
  expect(Math.max(...im.map((value, i) => Math.abs(value - (y[i] as number))))).toBeLessThan(1e-13);
});

it("knows where the opposite frequency is: there a real signal has the conjugate", () => {
  const [re, im] = [wave(128, 5), new Float64Array(128)];
  forward(re, im);
  for (let place = 0; place < 128; place++) {
    const other = mirrorOf(place);
    expect(mirrorOf(other)).toBe(place);
    expect(re[other]).toBeCloseTo(re[place] as number, 11);
    expect(im[other]).toBeCloseTo(-(im[place] as number), 11);
  }
});

it("sums coins to the binomial law", () => {
  const coin = new Float64Array(64);
  coin.set([0.5, 0.5]);
  const sum = lawOfSum(coin, 20);
  let binomial = 2 ** -20;
  for (let k = 0; k <= 20; k++) {
    expect(sum[k]).toBeCloseTo(binomial, 14);
    binomial *= (20 - k) / (k + 1);
  }
  expect(sum.reduce((all, mass) => all + mass, 0)).toBeCloseTo(1, 13);
});

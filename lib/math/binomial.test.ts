import { expect, it } from "vitest";
import { binomialLaw } from "./binomial.ts";

it("has the chances that adding one try after the other gives", () => {
  for (const p of [0.02, 0.5, 0.731]) {
    let law = [1];
    for (let n = 1; n <= 120; n++) {
      law = [...law, 0].map((chance, i) => chance * (1 - p) + (i > 0 ? (law[i - 1] as number) * p : 0));
      const { from, chances } = binomialLaw(n, p);
      for (const [x, chance] of law.entries()) expect(Math.abs((chances[x - from] ?? 0) - chance)).toBeLessThan(1e-14);
    }
  }
});

it("leaves out next to nothing, at any size", () => {
  for (const [n, p] of [
    [0, 0.5],
    [10_000, 0.25],
    [1_000_000, 0.001],
  ] as const) {
    const { chances } = binomialLaw(n, p);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 11);
    expect(chances.length).toBeLessThan(10_000);
  }
  for (const bad of [-1, 0.5, Number.NaN]) expect(() => binomialLaw(bad, 0.5)).toThrow(RangeError);
  for (const bad of [0, 1, Number.NaN]) expect(() => binomialLaw(3, bad)).toThrow(RangeError);
});

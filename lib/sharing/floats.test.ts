/** Sharing over floats: that the measuring is right, and that both failures are there. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { bitsLearned, drawsBySecret, measureAccuracy, measureLeak, openOverFloats, shareOverFloats } from "./floats.ts";

it("opens exactly where there is room", () => {
  const rng = seededRng("room", 1);
  for (let i = 0; i < 500; i++) expect(openOverFloats(shareOverFloats(i, 3, 1e6, rng))).toBe(i);
  expect(Object.is(openOverFloats([-0.2, 0]), 0)).toBe(true); // no minus zero on a screen
});

it("counts the bits of a belief", () => {
  expect(bitsLearned([1, 1, 1, 1])).toBe(0);
  expect(bitsLearned([0, 3, 0, 0])).toBe(2);
  expect(bitsLearned([0, 2, 2, 0])).toBe(1);
});

describe.each([256, 1000, 1e6, 1e12, 1e15, 1e17, 1e18, 1e20])("masks below %d", (range) => {
  it("the observer counts what trying the draws one by one finds, and never rules out the truth", () => {
    const rng = seededRng("truth", range);
    for (const parties of [2, 3, 10]) {
      for (let i = 0; i < 6; i++) {
        const secret = rng.below(16);
        const shares = shareOverFloats(secret, parties, range, rng);
        const [, ...held] = shares;
        const sum = held.reduce((all, share) => all + share, 0);
        // No rounding moves the mask that fits by more than parties^2 draws: each of the additions loses at most as much as it has terms.
        const tried = Array.from({ length: 16 }, (_, guess) => {
          const middle = Math.round(((guess - sum) / range) * 2 ** 53);
          let fitting = 0;
          for (let draw = Math.max(0, middle - 200); draw <= Math.min(2 ** 53 - 1, middle + 200); draw++) {
            const rest = held.slice(0, -1).reduce((left, mask) => left - mask, guess - (draw / 2 ** 53) * range);
            if (rest === held.at(-1)) fitting++;
          }
          return fitting;
        });
        expect(drawsBySecret(shares, range, 16)).toEqual(tried);
        expect(tried[secret]).toBeGreaterThan(0);
      }
    }
  });
});

/** With a mask of the secret's own range the ends tell: on average log2(e)/2 = 0.72 bits, as for the sum of two uniform numbers. */
it("a mask of the secret's own range says 0.72 bits", () => {
  const { bits, worstBits, leastLeft } = measureLeak(256, 2, 256, 3000, seededRng("own", 1));
  expect(bits).toBeGreaterThan(0.65);
  expect(bits).toBeLessThan(0.8);
  expect(worstBits).toBeGreaterThan(4);
  expect(leastLeft).toBeLessThan(16);
});

it("a wide mask that rounds nothing says a bit by its grid; one on a grid of powers of two does not", () => {
  expect(measureAccuracy(1e12, 2, 256, 500, seededRng("grid", 1)).wrong).toBe(0);
  expect(measureLeak(1e12, 2, 256, 200, seededRng("grid", 1)).bits).toBeGreaterThan(0.7);
  expect(measureLeak(2 ** 40, 2, 256, 200, seededRng("grid", 1)).bits).toBeLessThan(0.01);
});

it("a wider one rounds the secret away", () => {
  const at = (range: number) => measureAccuracy(range, 3, 256, 2000, seededRng("round", 1));
  const share = (range: number) => at(range).wrong / 2000;
  expect([share(1e15) < 0.02, share(1e17) > 0.85, share(1e18) > 0.97, share(1e20) > 0.99]).toEqual([true, true, true, true]);
  expect(at(1e18).worstError).toBeGreaterThan(200);
});

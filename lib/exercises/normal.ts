/** Normal draws for exercises, by the polar method: thousands are asked for, and last bits do not matter here. */
import type { Rng } from "../random/index.ts";

export const normalDraws = (rng: Rng) => (): number => {
  for (;;) {
    const [u, v] = [2 * rng.real() - 1, 2 * rng.real() - 1];
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
};

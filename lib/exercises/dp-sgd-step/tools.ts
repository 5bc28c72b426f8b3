/** Normal draws, and nothing else. By the polar method: thousands of steps are asked for, and last bits do not matter here. */
import type { Rng } from "../../random/index.ts";
import type { Tools } from "./api.ts";

export function makeTools(rng: Rng): Tools {
  const draws = rng.fork("normal");
  return {
    normal() {
      for (;;) {
        const [u, v] = [2 * draws.real() - 1, 2 * draws.real() - 1];
        const square = u * u + v * v;
        if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
      }
    },
  };
}

/** Uniform numbers, and a coin with odds e^x to 1. Coins are made once for each x: a judge asks some hundred thousand times. */
import { rational } from "../../dp/rational.ts";
import { weightedDraw } from "../../dp/weighted-draw.ts";
import { wordsOf } from "../../dp/words.ts";
import type { Rng } from "../../random/index.ts";
import { uniformNumbers } from "../uniform-numbers.ts";
import type { Tools } from "./api.ts";

const LARGEST = 1_000_000;
const whole = (x: number, from: number) => Number.isInteger(x) && x >= from && x <= LARGEST;

export function makeTools(rng: Rng): Tools {
  const words = wordsOf(rng.fork("words"));
  const coins = new Map<string, ReturnType<typeof weightedDraw>>();
  const coinOf = (numerator: number, denominator: number) => {
    const key = `${numerator}/${denominator}`;
    const made =
      coins.get(key) ??
      weightedDraw([
        { count: 1n, cost: rational(0n) },
        { count: 1n, cost: rational(BigInt(numerator), BigInt(denominator)) },
      ]);
    coins.set(key, made);
    return made;
  };
  return {
    rng: {
      below: uniformNumbers(words),
      odds(numerator, denominator) {
        if (!whole(numerator, 0) || !whole(denominator, 1)) {
          throw new RangeError(
            `odds(${String(numerator)}, ${String(denominator)}): both are whole numbers up to 1,000,000, the denominator at least 1.`,
          );
        }
        return coinOf(numerator, denominator)(words) === 0;
      },
    },
  };
}

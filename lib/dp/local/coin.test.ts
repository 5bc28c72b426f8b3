import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { drawn, fitOf } from "../chi-square.fixture.ts";
import { fromDecimal } from "../rational.ts";
import { lawOfYes } from "./answer-law.ts";
import { coinByEpsilon, coinByKeeping } from "./coin.ts";

const coins = [coinByEpsilon(nanoEpsilon(1)), coinByKeeping(fromDecimal(0.75)), coinByKeeping(fromDecimal(0.51))];

describe("the coin of a survey", () => {
  it("says the same by epsilon and by P(truth)", () => {
    expect(coinByKeeping(fromDecimal(0.75)).epsilon).toBeCloseTo(Math.log(3), 14);
    expect(coinByEpsilon(nanoEpsilon(Math.log(3))).keep).toBeCloseTo(0.75, 9);
    for (const bad of [0.5, 1, 0.2]) expect(() => coinByKeeping(fromDecimal(bad))).toThrow(RangeError);
  });

  it("keeps the truth as often as it says, whatever the truth is (chi-square at 1e-6, fixed seeds)", () => {
    for (const [i, { keep, sampler }] of coins.entries()) {
      for (const truth of [true, false]) {
        const say = sampler(seededRng("dp/coin", i));
        const { chi2, bound } = fitOf(
          drawn(20_000, () => (say(truth) === truth ? 1 : 0)),
          (x) => (x === 1 ? keep : x === 0 ? 1 - keep : 0),
        );
        expect(chi2).toBeLessThan(bound);
      }
    }
  });

  it("counts a crowd by the law of people who are asked one by one (chi-square at 1e-6, fixed seeds)", () => {
    for (const [i, { keep, counter, sampler }] of coins.entries()) {
      const { from, chances } = lawOfYes(keep, 30, 50);
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 13);
      const law = (x: number) => chances[x - from] ?? 0;
      const middle = from + chances.indexOf(Math.max(...chances));
      const count = counter(seededRng("dp/coin/counter", i));
      const say = sampler(seededRng("dp/coin/sampler", i));
      const ways = [
        () => count(30) + 50 - count(50),
        () => Array.from({ length: 80 }, (_, person) => say(person < 30)).filter((yes) => yes).length,
      ];
      for (const draw of ways) {
        const { chi2, bound, cells } = fitOf(drawn(2000, draw), law, middle);
        expect(chi2).toBeLessThan(bound);
        expect(cells).toBeGreaterThan(5);
      }
    }
  });
});

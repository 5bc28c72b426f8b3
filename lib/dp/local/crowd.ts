/**
 * A crowd's reports, counted without making them: how many reports support each option, when so many people have each. The law is that of
 * people who report one by one, since each count is a sum of equal coins (weighted-count.ts). It is how a survey is repeated a hundred times.
 *
 * Trap: counts alone. Two columns of one person's unary report are independent, so columns may be drawn apart; of k-ary response they are not,
 * since whoever supports one option supports no other.
 */
import { positive, whole } from "../admissible.ts";
import { epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import { fromDecimal, over, type Rational, rational } from "../rational.ts";
import { weightedCount } from "../weighted-count.ts";
import type { Weight } from "../weighted-draw.ts";
import type { Words } from "../words.ts";
import type { RapporParameters } from "./rappor.ts";
import type { UnaryKind } from "./unary-encoding.ts";

/** From how many people have each option to how many reports support each. */
export type Crowd = (having: readonly number[], words: Words) => number[];

const NOTHING = rational(0n);
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

export function karyCrowd(epsilon: NanoEpsilon, options: number): Crowd {
  whole("The number of options", options, 2);
  const others = BigInt(options - 1);
  const truthful = weightedCount({ count: 1n, cost: NOTHING }, { count: others, cost: epsilonAsRational(epsilon) });
  // Those who do not tell the truth are spread over the other options one after the other: of those left, one in so many takes the next.
  const nextOf = Array.from({ length: options - 1 }, (_, passed) =>
    weightedCount({ count: 1n, cost: NOTHING }, { count: others - 1n - BigInt(passed), cost: NOTHING }),
  );
  return (having, words) => {
    const supporting = having.map(() => 0);
    having.forEach((people, truth) => {
      const kept = truthful(people, words);
      supporting[truth] = (supporting[truth] as number) + kept;
      let left = people - kept;
      for (let passed = 0; left > 0; passed++) {
        const here = (nextOf[passed] as (typeof nextOf)[number])(left, words);
        const option = passed < truth ? passed : passed + 1;
        supporting[option] = (supporting[option] as number) + here;
        left -= here;
      }
    });
    return supporting;
  };
}

export function unaryCrowd(kind: UnaryKind, epsilon: NanoEpsilon): Crowd {
  const whole = epsilonAsRational(epsilon);
  const half = over(whole, rational(2n));
  const kept = (cost: Rational): readonly [Weight, Weight] => [
    { count: 1n, cost: NOTHING },
    { count: 1n, cost },
  ];
  const set = weightedCount(...kept(kind === "symmetric" ? half : NOTHING));
  const [unset, flipped] = kept(kind === "symmetric" ? half : whole);
  const turned = weightedCount(flipped, unset);
  return (having, words) => {
    const people = sumOf(having);
    return having.map((count) => set(count, words) + turned(people - count, words));
  };
}

/** The reports of so many days together, where so many of the people remember a bit that is set: sums of `days` counts. */
export function dailyCrowd({ p, q }: Pick<RapporParameters, "p" | "q">, days: number) {
  whole("The number of days", days, 1);
  const [rare, often] = [chanceOf(fromDecimal(p)), chanceOf(fromDecimal(q))];
  return (remembering: readonly number[], people: number, words: Words): number[] =>
    remembering.map((ones) => often(ones * days, words) + rare((people - ones) * days, words));
}

/** Over so many days together, each person's memory being one. */
export function rapporCrowd({ f, p, q }: RapporParameters, days: number): Crowd {
  const turned = chanceOf(over(fromDecimal(positive("f", f)), rational(2n)));
  const daily = dailyCrowd({ p, q }, days);
  return (having, words) => {
    const people = sumOf(having);
    const remembering = having.map((count) => count - turned(count, words) + turned(people - count, words));
    return daily(remembering, people, words);
  };
}

const chanceOf = (x: Rational) => weightedCount({ count: x.num, cost: NOTHING }, { count: x.den - x.num, cost: NOTHING });

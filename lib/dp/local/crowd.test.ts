/** A crowd counted at once is a crowd that reports one by one: same means, same variances, same law of a count. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { drawn, sameLaw } from "../chi-square.fixture.ts";
import { wordsOf } from "../words.ts";
import { type Crowd, karyCrowd, rapporCrowd, unaryCrowd } from "./crowd.ts";
import { estimatedCount, estimateVariance, type Support } from "./pure-protocol.ts";
import { randomisedResponse, responseSupport } from "./randomised-response.ts";
import { epsilonPermanent, permanentFor, rappor, rapporSupport, rapporVariance } from "./rappor.ts";
import { unaryEncoding, unarySupport } from "./unary-encoding.ts";

const HAVING = [12, 0, 5, 3];
const PEOPLE = 20;
const people = HAVING.flatMap((count, option) => Array<number>(count).fill(option));
const EPSILON = nanoEpsilon(1.2);
const RAPPOR = { f: permanentFor(1.2), p: 0.5, q: 0.75 };
const DAYS = 3;
const rng = (name: string) => seededRng(`dp/crowd/${name}`, 1);

/** One by one, by the mechanisms themselves: how many reports support option 0, and how many option 2. */
const oneByOne = {
  kary: () => {
    const answer = randomisedResponse(EPSILON, 4).sampler(rng("kary"));
    return () => counted(people.map((truth) => oneHot(answer(truth))));
  },
  oue: () => unary("optimised"),
  sue: () => unary("symmetric"),
  rappor: () => {
    const { remember, report } = rappor(4, RAPPOR);
    const [memory, daily] = [rng("remember"), rng("report")];
    return () => {
      const remembered = people.map((truth) => remember(truth, memory).value);
      const days = Array.from({ length: DAYS }, () => counted(remembered.map((bits) => report(bits, daily).map(Number))));
      return HAVING.map((_, option) => days.reduce((sum, day) => sum + (day[option] as number), 0));
    };
  },
} as const;

const oneHot = (answer: number) => HAVING.map((_, option) => (option === answer ? 1 : 0));

function unary(kind: "optimised" | "symmetric") {
  const perturb = unaryEncoding(kind, EPSILON, 4).sampler(rng(kind));
  return () => counted(people.map((truth) => perturb(truth).map(Number)));
}

const counted = (reports: readonly (readonly number[])[]) =>
  HAVING.map((_, option) => reports.reduce((sum, report) => sum + (report[option] as number), 0));

const atOnce: Record<keyof typeof oneByOne, Crowd> = {
  kary: karyCrowd(EPSILON, 4),
  oue: unaryCrowd("optimised", EPSILON),
  sue: unaryCrowd("symmetric", EPSILON),
  rappor: rapporCrowd(RAPPOR, DAYS),
};
const supports: Record<keyof typeof oneByOne, Support> = {
  kary: responseSupport(1.2, 4),
  oue: unarySupport("optimised", 1.2),
  sue: unarySupport("symmetric", 1.2),
  rappor: rapporSupport(RAPPOR),
};
const KINDS = Object.keys(atOnce) as (keyof typeof oneByOne)[];

describe.each(KINDS)("%s", (kind) => {
  it("counts a crowd as if each had reported (two samples, chi-square at 1e-6, fixed seeds)", () => {
    const [slow, words] = [oneByOne[kind](), wordsOf(rng(`${kind}/at once`))];
    const slowly = drawn(800, () => 0).map(() => slow());
    const fast = drawn(2000, () => 0).map(() => atOnce[kind](HAVING, words));
    for (const of of [(c: number[]) => c[0], (c: number[]) => c[1], (c: number[]) => 100 * (c[0] as number) + (c[2] as number)]) {
      const { chi2, bound } = sameLaw(
        slowly.map((counts) => of(counts) as number),
        fast.map((counts) => of(counts) as number),
      );
      expect(chi2).toBeLessThan(bound);
    }
  });

  it("estimates without bias, with the variance it says (fixed seed, 6 standard errors)", () => {
    const words = wordsOf(rng(`${kind}/estimates`));
    const reports = kind === "rappor" ? PEOPLE * DAYS : PEOPLE;
    const scale = PEOPLE / reports;
    const estimates = drawn(4000, () => 0).map(() =>
      atOnce[kind](HAVING, words).map((count) => scale * estimatedCount(supports[kind], count, reports)),
    );
    for (const option of [0, 1]) {
      const truth = HAVING[option] as number;
      const share = truth / PEOPLE;
      const variance = kind === "rappor" ? rapporVariance(RAPPOR, DAYS, PEOPLE, share) : estimateVariance(supports[kind], PEOPLE, share);
      const values = estimates.map((each) => each[option] as number);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const spread = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
      expect(Math.abs(mean - truth)).toBeLessThan(6 * Math.sqrt(variance / values.length));
      expect(Math.abs(spread / variance - 1)).toBeLessThan(6 * Math.sqrt(2 / values.length));
    }
  });
});

describe("RAPPOR over many days", () => {
  it("comes down to the noise of what is remembered, and no further: that of symmetric unary encoding", () => {
    const [once, often, ever] = [1, 30, 1e9].map((days) => rapporVariance(RAPPOR, days, 1000, 0.1)) as [number, number, number];
    expect(once).toBeGreaterThan(5 * often);
    expect(often).toBeGreaterThan(ever);
    expect(ever / estimateVariance(unarySupport("symmetric", 1.2), 1000, 0.1)).toBeCloseTo(1, 6);
    for (const bad of [0, 1.5]) expect(() => rapporVariance(RAPPOR, bad, 1000)).toThrow(RangeError);
  });

  it("is promised no more than asked for", () => {
    for (const epsilon of [0.01, 0.5, 1, 4, 12]) {
      expect(epsilonPermanent(permanentFor(epsilon))).toBeLessThanOrEqual(epsilon);
      expect(epsilonPermanent(permanentFor(epsilon)) / epsilon).toBeCloseTo(1, 6);
    }
    expect(() => permanentFor(0)).toThrow(RangeError);
  });
});

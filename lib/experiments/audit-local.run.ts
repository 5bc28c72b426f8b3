/** Mechanisms of the library by which each person adds the noise alone, to be audited. The neighbours are two truths of one person. */
import { epsilonAsNumber } from "../dp/budget.ts";
import { permanentFor, randomisedResponse, rappor, type UnaryKind, unaryEncoding } from "../dp/local/index.ts";
import { binomialLaw } from "../math/index.ts";
import type { Promised, Subject } from "./audit-subject.ts";

export function response({ kept, claimed }: Promised): Subject {
  const { probability, sampler } = randomisedResponse(kept);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["the truth is yes", "the truth is no"],
    event: "the answer is yes",
    score: "the answer, 1 for yes",
    wrong: null,
    exact: { frequent: probability(1, 1), rare: probability(1, 0) },
    outputs: (world, rng) => {
      const respond = sampler(rng);
      return () => {
        const score = respond(world === 0 ? 1 : 0);
        return { score, happens: score === 1 };
      };
    },
  };
}

const OPTIONS = 4;

export function karyResponse({ kept, claimed }: Promised): Subject {
  const { probability, sampler } = randomisedResponse(kept, OPTIONS);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: [`the truth is 0, of ${OPTIONS} options`, "the truth is 1"],
    event: "the answer is 0",
    score: "the answer",
    wrong: null,
    exact: { frequent: probability(0, 0), rare: probability(0, 1) },
    outputs: (world, rng) => {
      const respond = sampler(rng);
      return () => {
        const score = respond(world);
        return { score, happens: score === 0 };
      };
    },
  };
}

/** Two truths differ in two bits. An event about one of them would see half of the symmetric encoding's epsilon. */
export function unary(kind: UnaryKind, { kept, claimed }: Promised): Subject {
  const { support, sampler } = unaryEncoding(kind, kept, OPTIONS);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: [`the truth is 0, of ${OPTIONS} options`, "the truth is 1"],
    event: "bit 0 is set, and bit 1 is not",
    score: "bit 0 less bit 1",
    wrong: null,
    exact: { frequent: support.own * (1 - support.other), rare: support.other * (1 - support.own) },
    outputs: (world, rng) => {
      const perturb = sampler(rng);
      return () => {
        const bits = perturb(world);
        const score = Number(bits[0]) - Number(bits[1]);
        return { score, happens: score === 1 };
      };
    },
  };
}

/** Odd, so that a bit is either reported on most of the days or not. */
const DAYS = 15;
/** Of a day's report: P(1) where the remembered bit is 0, and where it is 1. So far apart that the days give away what is remembered. */
const DAILY = { p: 0.25, q: 0.75 } as const;

/** What is claimed is the epsilon of all reports for ever; so the event is about many days, and sees nearly what is remembered. */
export function dailyReports({ kept, claimed }: Promised): Subject {
  const f = permanentFor(epsilonAsNumber(kept));
  const mechanism = rappor(2, { f, ...DAILY });
  const mostDays = atLeast(DAYS, DAILY.q, (DAYS + 1) / 2);
  // p is 1 - q, so a remembered 0 is reported on most days as seldom as a remembered 1 is not.
  const own = (1 - f / 2) * mostDays + (f / 2) * (1 - mostDays);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["the truth is 0, of 2 options", "the truth is 1"],
    event: `bit 0 is reported on most of ${DAYS} days, and bit 1 is not`,
    score: "days with bit 0 less days with bit 1",
    wrong: null,
    exact: { frequent: own ** 2, rare: (1 - own) ** 2 },
    outputs: (world, rng) => {
      const [memory, days] = [rng.fork("memory"), rng.fork("days")];
      return () => {
        const remembered = mechanism.remember(world, memory).value;
        const reported: [number, number] = [0, 0];
        for (let day = 0; day < DAYS; day++) {
          const bits = mechanism.report(remembered, days);
          reported[0] += Number(bits[0]);
          reported[1] += Number(bits[1]);
        }
        const [own, other] = reported;
        return { score: own - other, happens: 2 * own > DAYS && 2 * other < DAYS };
      };
    },
  };
}

function atLeast(tries: number, chance: number, least: number): number {
  const { from, chances } = binomialLaw(tries, chance);
  return chances.reduce((sum, p, i) => (from + i >= least ? sum + p : sum), 0);
}

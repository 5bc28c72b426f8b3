/**
 * A plan of answers: which event each is, and the same mechanism as a game between two worlds. In one of them a person is there who changes
 * each count from 0 to 1 and each answer from no to yes; in the other not, and nobody else counts.
 */
import { nanoEpsilon } from "../dp/budget.ts";
import { sampler as gaussianSampler } from "../dp/discrete-gaussian.ts";
import { type BaseEvent, compose, type Event, repeat, sampled } from "../dp/event.ts";
import { randomisedResponse } from "../dp/local/index.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import { bernoulli } from "../dp/oracle.ts";
import { fromDecimal, times, toNumber } from "../dp/rational.ts";
import { wordsOf } from "../dp/words.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { GRID_BITS, type Kind, type params } from "./composition.ts";

type Settings = Pick<Values<typeof params>, "mechanism" | "mix" | "epsilon" | "sigma" | "rate">;

/** One kind of answer. */
export interface Answer {
  readonly event: Event;
  /** Plays the answer in one world: the log-likelihood ratio of what came out, with the person to without. */
  player(rng: Rng): (present: boolean) => number;
}

export interface Plan {
  /** The tree after so many answers. */
  treeOf(answers: number): Event;
  /** The kind of the i-th answer, from 0. */
  kindOf(i: number): Answer;
  readonly kinds: readonly Answer[];
}

export function planOf(settings: Settings): Plan {
  const first = answerOf(settings.mechanism, settings);
  const second = settings.mix === "none" || settings.mix === settings.mechanism ? undefined : answerOf(settings.mix, settings);
  return {
    kinds: second ? [first, second] : [first],
    treeOf: (answers) =>
      second
        ? compose(repeat(Math.ceil(answers / 2), first.event), repeat(Math.floor(answers / 2), second.event))
        : repeat(answers, first.event),
    kindOf: (i) => (second && i % 2 === 1 ? second : first),
  };
}

function answerOf(kind: Kind, { epsilon, sigma, rate }: Settings): Answer {
  if (kind === "response") return response(epsilon);
  if (kind === "laplace") return laplace(epsilon);
  return gaussian(sigma, kind === "sampled" ? rate : 1);
}

function response(epsilon: number): Answer {
  const { event, sampler } = randomisedResponse(nanoEpsilon(epsilon));
  const loss = (event as Extract<BaseEvent, { kind: "randomised-response" }>).epsilon;
  return {
    event,
    player(rng) {
      const answer = sampler(rng);
      return (present) => (answer(present ? 1 : 0) === 1 ? loss : -loss);
    },
  };
}

function laplace(epsilon: number): Answer {
  const mechanism: Mechanism = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(epsilon), sensitivity: 1, gridBits: GRID_BITS });
  const { event, steps } = mechanism;
  const rate = toNumber(mechanism.lossPerStep);
  return {
    event,
    player(rng) {
      const noise = mechanism.sampler(rng);
      return (present) => rate * (2 * Math.min(steps, Math.max(0, noise() + (present ? steps : 0))) - steps);
    },
  };
}

/** A rate of 1: everybody is in the sample. */
function gaussian(sigma: number, rate: number): Answer {
  const exact = times(fromDecimal(sigma), fromDecimal(sigma));
  const sigma2 = toNumber(exact);
  const plain: BaseEvent = { kind: "discrete-gaussian", sigma2, steps: 1 };
  const chance = fromDecimal(rate);
  return {
    event: rate < 1 ? sampled(rate, plain) : plain,
    player(rng) {
      const noise = gaussianSampler(exact, rng.fork("noise"));
      const words = wordsOf(rng.fork("sample"));
      return (present) => {
        const loss = (2 * (noise() + (present && (rate === 1 || bernoulli(chance, words)) ? 1 : 0)) - 1) / (2 * sigma2);
        return rate === 1 ? loss : Math.log1p(rate * Math.expm1(loss));
      };
    },
  };
}

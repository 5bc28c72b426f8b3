/**
 * The same people answer by every method: once person by person, then a hundred times counted at once. Beside them what the laws expect, at this
 * number of options and at others, and what a shuffler makes of a local epsilon.
 */
import { largestShuffledEpsilon, shuffleAmplified } from "../dp/amplification.ts";
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import {
  estimateVariance,
  permanentFor,
  randomisedResponse,
  rappor,
  responseSupport,
  unaryEncoding,
  unarySupport,
} from "../dp/local/index.ts";
import { localEpsilonFor, shuffledEpsilon } from "../dp/shuffle.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Result } from "./local-dp.result.ts";
import { DAILY, type params, repeatsOf } from "./local-dp.ts";
import { methodsOf, type Reporting } from "./local-dp-methods.run.ts";

type Settings = Values<typeof params>;

/** People who report between two looks at whether somebody wants the run to stop. */
const CHUNK = 250;
/** A curve of bounds needs no more digits than can be drawn. */
const HALVINGS = 11;

export async function run(settings: Settings, lab: Lab<Result>): Promise<Result> {
  const { options, people, days, delta } = settings;
  const epsilon = epsilonAsNumber(nanoEpsilon(settings.epsilon));
  // Rounded down: each report keeps a little less than it might.
  const localEpsilon = Math.max(epsilon, Math.floor(1e6 * localEpsilonFor(people, epsilon, delta)) / 1e6);
  const truth = invented(people, options);
  const methods = methodsOf({ epsilon, options, people, days, localEpsilon });
  // First what is known without a single report: the laws. Then method after method is surveyed.
  const seen: Result = {
    epsilon,
    options,
    people,
    delta,
    days,
    truth,
    localEpsilon,
    methods: methods.map((method) => lawOf(method, truth)),
    reports: reportsOf(epsilon, options, truth, lab.rng.fork("first person")),
    crossing: 3 * Math.exp(epsilon) + 2,
    curve: curveOf(epsilon, people),
    shuffle: [],
  };
  lab.show({ ...seen });
  seen.shuffle = await shuffleCurve(people, delta, lab);
  for (const [at, method] of methods.entries()) {
    const rng = lab.rng.fork(method.method);
    const estimates = await surveyed(method, truth, rng.fork("shown"), lab, at / methods.length);
    const errors = await repeated(method, truth, repeatsOf(method.method, settings), rng.fork("repeats"), lab, at / methods.length);
    const measured = {
      error: Math.sqrt(squaredError(estimates, truth)),
      measured: Math.sqrt(meanOf(errors)),
      repeats: errors.length,
      estimates,
    };
    seen.methods = seen.methods.map((one) => (one.method === method.method ? { ...one, ...measured } : one));
    lab.show({ ...seen });
  }
  return seen;
}

function lawOf({ method, reportEpsilon, bits, spread: spreadOf }: Reporting, truth: readonly number[]): Result["methods"][number] {
  const spread = truth.map(spreadOf);
  const expected = Math.sqrt(meanOf(spread.map((deviation) => deviation ** 2)));
  return { method, reportEpsilon, bits, expected, error: 0, measured: 0, repeats: 0, estimates: [], spread };
}

/** Popularity falls as one over the rank. Whole people, all of them: what rounding leaves over goes to the most popular. */
function invented(people: number, options: number): number[] {
  const weights = Array.from({ length: options }, (_, rank) => 1 / (rank + 1));
  const total = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map((weight) => Math.floor((people * weight) / total));
  counts[0] = (counts[0] as number) + people - counts.reduce((a, b) => a + b, 0);
  return counts;
}

const meanOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
const squaredError = (estimates: readonly number[], truth: readonly number[]) =>
  meanOf(estimates.map((estimate, i) => (estimate - (truth[i] as number)) ** 2));

async function surveyed({ oneByOne }: Reporting, truth: readonly number[], rng: Rng, lab: Lab<Result>, done: number): Promise<number[]> {
  const { report, estimates } = oneByOne(rng);
  let reported = 0;
  for (const [option, having] of truth.entries()) {
    for (let i = 0; i < having; i++) {
      report(option);
      if (++reported % CHUNK === 0) await lab.progress(done, "people report, one after the other");
    }
  }
  return estimates(truth);
}

async function repeated(
  { again }: Reporting,
  truth: readonly number[],
  surveys: number,
  rng: Rng,
  lab: Lab<Result>,
  done: number,
): Promise<number[]> {
  const survey = again(rng);
  const errors: number[] = [];
  while (errors.length < surveys) {
    errors.push(squaredError(survey(truth), truth));
    if (errors.length % 10 === 0) await lab.progress(done, "the same survey again and again");
  }
  return errors;
}

/** Of the person who is asked first; any option will do, so it is the second. */
function reportsOf(epsilon: number, options: number, truth: readonly number[], rng: Rng): Result["reports"] {
  const option = truth.length > 2 ? 2 : 1;
  const each = nanoEpsilon(epsilon);
  const { remember, report } = rappor(options, { f: permanentFor(epsilon), ...DAILY });
  const remembered = remember(option, rng.fork("remembered")).value;
  return {
    truth: option,
    kary: randomisedResponse(each, options).respond(option, rng.fork("kary")).value,
    oue: [...unaryEncoding("optimised", each, options).perturb(option, rng.fork("oue")).value],
    sue: [...unaryEncoding("symmetric", each, options).perturb(option, rng.fork("sue")).value],
    remembered: [...remembered.bits],
    rappor: [...report(remembered, rng.fork("daily"))],
  };
}

function curveOf(epsilon: number, people: number): Result["curve"] {
  const sizes = [2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128];
  return sizes.map((options) => {
    const [kary, oue, sue] = [
      responseSupport(epsilon, options),
      unarySupport("optimised", epsilon),
      unarySupport("symmetric", epsilon),
    ].map((support) => Math.sqrt(estimateVariance(support, people, 1 / options))) as [number, number, number];
    return { options, kary, oue, sue };
  });
}

async function shuffleCurve(people: number, delta: number, lab: Lab<Result>): Promise<Result["shuffle"]> {
  const points: Result["shuffle"] = [];
  for (let local = 1; local <= 8; local++) {
    const closed = local <= largestShuffledEpsilon(people, delta) ? shuffleAmplified(people, local, delta) : null;
    points.push({ local, central: shuffledEpsilon(people, local, delta, HALVINGS), closed });
    await lab.progress(0.99, "what a shuffler makes of other epsilons");
  }
  return points;
}

/**
 * The seven methods of `local-dp` under one interface: one person after the other through the mechanism itself, and a whole crowd at once.
 * Both count how many reports support each option; estimates follow from the counts.
 */
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import {
  type Crowd,
  dailyCrowd,
  estimatedCount,
  estimateVariance,
  karyCrowd,
  permanentFor,
  randomisedResponse,
  rappor,
  rapporCrowd,
  rapporVariance,
  type Support,
  unaryCrowd,
  unaryEncoding,
} from "../dp/local/index.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { sensitivityOf } from "../dp/sensitivity.ts";
import { wordsOf } from "../dp/words.ts";
import type { Rng } from "../random/index.ts";
import { DAILY, type Method } from "./local-dp.ts";

export interface Reporting {
  readonly method: Method;
  /** Null: whoever adds the noise reads the truth. */
  readonly reportEpsilon: number | null;
  readonly bits: number;
  /** Standard error of the estimate of an option that so many have. */
  spread(having: number): number;
  /** People report one after the other. `option` of each; what comes back are estimates, once all have reported. */
  oneByOne(rng: Rng): { report(option: number): void; estimates(having: readonly number[]): number[] };
  /** The estimates of one more survey of the same people. The stream belongs to it from here on. */
  again(rng: Rng): (having: readonly number[]) => number[];
}

interface Setting {
  readonly epsilon: number;
  readonly options: number;
  readonly people: number;
  readonly days: number;
  readonly localEpsilon: number;
}

export function methodsOf({ epsilon, options, people, days, localEpsilon }: Setting): readonly Reporting[] {
  const bits = Math.ceil(Math.log2(options));

  function fromSupport(
    method: Method,
    reportEpsilon: number,
    size: number,
    support: Support,
    reporter: (rng: Rng) => (option: number) => readonly boolean[] | number,
    crowd: Crowd,
  ): Reporting {
    const estimatesOf = (counts: readonly number[]) => counts.map((count) => estimatedCount(support, count, people));
    return {
      method,
      reportEpsilon,
      bits: size,
      spread: (having) => Math.sqrt(estimateVariance(support, people, having / people)),
      oneByOne(rng) {
        const make = reporter(rng);
        const counts = new Array<number>(options).fill(0);
        return { report: (option) => tally(counts, make(option)), estimates: () => estimatesOf(counts) };
      },
      again(rng) {
        const words = wordsOf(rng);
        return (having) => estimatesOf(crowd(having, words));
      },
    };
  }

  const kary = (method: Method, each: number) => {
    const mechanism = randomisedResponse(nanoEpsilon(each), options);
    return fromSupport(method, each, bits, mechanism.support, mechanism.sampler, karyCrowd(nanoEpsilon(each), options));
  };
  const unary = (method: Method, kind: "optimised" | "symmetric", each: number) => {
    const encoding = unaryEncoding(kind, nanoEpsilon(each), options);
    return fromSupport(method, each, options, encoding.support, encoding.sampler, unaryCrowd(kind, nanoEpsilon(each)));
  };
  return [
    central(epsilon, bits),
    kary("shuffled-kary", localEpsilon),
    unary("shuffled-oue", "optimised", localEpsilon),
    kary("kary", epsilon),
    unary("oue", "optimised", epsilon),
    unary("sue", "symmetric", epsilon),
    daily(epsilon, options, people, days),
  ];
}

/** A report supports the option it names, or those whose bit is set. */
function tally(counts: number[], report: readonly boolean[] | number): void {
  if (typeof report === "number") counts[report] = (counts[report] as number) + 1;
  else {
    for (const [option, set] of report.entries()) if (set) counts[option] = (counts[option] as number) + 1;
  }
}

/** One who moves from one option to another changes two counts by one: the noise covers both. */
function central(epsilon: number, bits: number): Reporting {
  const { l1 } = sensitivityOf({ query: "histogram" }, "replace-one");
  const noise = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: l1 });
  const published = (rng: Rng) => {
    const draw = noise.sampler(rng);
    return (having: readonly number[]) => having.map((count) => count + draw());
  };
  return {
    method: "central",
    reportEpsilon: null,
    bits,
    spread: () => noise.deviation,
    oneByOne: (rng) => ({ report: () => {}, estimates: published(rng) }),
    again: published,
  };
}

function daily(epsilon: number, options: number, people: number, days: number): Reporting {
  const parameters = { f: permanentFor(epsilon), ...DAILY };
  const mechanism = rappor(options, parameters);
  const reports = people * days;
  const estimatesOf = (counts: readonly number[]) => counts.map((count) => estimatedCount(mechanism.support, count, reports) / days);
  const sums = rapporCrowd(parameters, days);
  return {
    method: "rappor",
    reportEpsilon: epsilonAsNumber(nanoEpsilon(epsilon)),
    bits: options,
    spread: (having) => Math.sqrt(rapporVariance(parameters, days, people, having / people)),
    oneByOne(rng) {
      const [memory, first, later] = [rng.fork("remember"), rng.fork("report"), wordsOf(rng.fork("later days"))];
      const counts = new Array<number>(options).fill(0);
      const remembering = new Array<number>(options).fill(0);
      return {
        report(option) {
          const { value } = mechanism.remember(option, memory);
          tally(remembering, value.bits);
          tally(counts, mechanism.report(value, first));
        },
        // The later days are counted at once, from what these people's devices remember.
        estimates() {
          const more = days > 1 ? dailyCrowd(DAILY, days - 1)(remembering, people, later) : [];
          return estimatesOf(counts.map((count, option) => count + (more[option] ?? 0)));
        },
      };
    },
    again(rng) {
      const words = wordsOf(rng);
      return (having) => estimatesOf(sums(having, words));
    },
  };
}

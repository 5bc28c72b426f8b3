/**
 * Asks for the totals, each judged by the service's rule from its members alone; combines what was answered; and, where answers are noisy,
 * does the whole attack again and again.
 *
 * Trap: a refusal that looked at the salaries would itself be an answer. The rule is handed the groups and nothing else.
 */
import { type Combination, combinationFor, combined, laplaceSumTail } from "../attacks/outputs/index.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Result } from "./differencing.result.ts";
import { NEAR, type params } from "./differencing.ts";
import type { Lab } from "./experiment.ts";
import { HIGHEST_SALARY, inventedPayroll } from "./invented-payroll.ts";

type Settings = Values<typeof params>;
type Refusal = Result["questions"][number]["refused"];

/** Each end of the 99 % band. */
const ALPHA = 0.005;
const BINS = 41;
const CHUNK = 20_000;

export async function run(values: Settings, lab: Lab<Result>): Promise<Result> {
  const { target, way, limit, people, times } = values;
  const salaries = inventedPayroll(people, lab.rng.fork("payroll"));
  const salary = salaries[target - 1] as number;
  const others = [...salaries.keys()].filter((person) => person !== target - 1);
  const plan = combinationFor(way, target - 1, lab.rng.fork("attacker").shuffled(others), limit);
  const refusals = judged(plan, values);
  const totals = plan.questions.map(({ group }) => group.reduce((sum, person) => sum + (salaries[person] as number), 0));
  const refused = refusals.filter((why) => why !== "no").length;
  const answers = refused > 0 ? 0 : plan.questions.length * times;

  const paid = values.noise === "none" ? undefined : priceOf(values, plan.questions.length);
  const mechanism = paid && mechanismOf({ name: "geometric", epsilon: paid, sensitivity: HIGHEST_SALARY });
  const published = mechanism ? meansOf(totals, mechanism, times, lab.rng.fork("answers")) : totals;
  const once: Result = {
    salaries,
    target,
    questions: plan.questions.map(({ group, weight }, i) => {
      const why = refusals[i] as Refusal;
      return { group: [...group], weight, refused: why, answer: why === "no" ? (published[i] as number) : null };
    }),
    divisor: plan.divisor,
    refused,
    estimate: refused > 0 ? null : combined(plan, published),
    salary,
    answers,
    noise: mechanism
      ? {
          epsilon: epsilonAsNumber(mechanism.epsilon),
          spent: epsilonAsNumber((mechanism.epsilon * BigInt(answers)) as NanoEpsilon),
          highest: HIGHEST_SALARY,
          off: mechanism.meanSize,
          offPercent: (100 * mechanism.meanSize) / (totals[0] as number),
        }
      : null,
    again: null,
    blind: nearTheMiddle(salaries),
  };
  if (!mechanism || refused > 0) return once;
  lab.show(once);
  return { ...once, again: await attackedAgain(plan, mechanism, values, salary, lab) };
}

/** Why each question is refused, by those that were answered before it. */
function judged({ questions }: Combination, { rule, limit, people }: Settings): Refusal[] {
  const answered: ReadonlySet<number>[] = [];
  return questions.map(({ group }) => {
    if (group.length < limit) return "too-small";
    if (rule !== "smallest" && people - group.length < limit) return "too-full";
    if (rule === "overlap" && answered.some((before) => group.filter((person) => before.has(person)).length > 1)) return "overlap";
    answered.push(new Set(group));
    return "no";
  });
}

/** Of one answer, in whole billionths; what is divided is rounded down, so that all together never cost more than was declared. */
function priceOf({ epsilon, pays, times }: Settings, questions: number): NanoEpsilon {
  const declared = nanoEpsilon(epsilon);
  return pays === "each" ? declared : ((declared / BigInt(questions * times)) as NanoEpsilon);
}

function meansOf(totals: readonly number[], mechanism: Mechanism, times: number, rng: Rng): number[] {
  const draw = mechanism.sampler(rng);
  return totals.map((total) => {
    let noise = 0;
    for (let i = 0; i < times; i++) noise += draw();
    return total + noise / times;
  });
}

async function attackedAgain(plan: Combination, mechanism: Mechanism, { tries, times }: Settings, salary: number, lab: Lab<Result>) {
  const draw = mechanism.sampler(lab.rng.fork("again"));
  const estimates = new Float64Array(tries);
  let draws = 0;
  for (let i = 0; i < tries; i++) {
    let sum = 0;
    for (const { weight } of plan.questions) {
      for (let k = 0; k < times; k++) sum += weight * draw();
      draws += times;
      if (draws >= CHUNK) {
        draws = 0;
        await lab.progress(i / tries, "attacking again");
      }
    }
    estimates[i] = salary + sum / (times * plan.divisor);
  }
  const near = estimates.filter((estimate) => Math.abs(estimate - salary) <= NEAR).length;
  return {
    tries,
    near,
    low: lowerBound(near, tries, ALPHA),
    high: upperBound(near, tries, ALPHA),
    expected: 1 - 2 * laplaceSumTail(plan.questions.length * times, (NEAR * plan.divisor * times) / mechanism.scale),
    off: estimates.reduce((sum, estimate) => sum + Math.abs(estimate - salary), 0) / tries,
    bins: binned(estimates, salary),
  };
}

/** Centred at the salary, wide enough for 99 of 100 estimates; the outermost bins hold all that lies beyond. */
function binned(estimates: Float64Array, salary: number) {
  const far = estimates.map((estimate) => Math.abs(estimate - salary)).sort()[Math.floor(0.99 * estimates.length)] as number;
  const width = Math.max(1, Math.ceil((2 * far) / BINS));
  const from = salary - (BINS * width) / 2;
  const counts = new Array<number>(BINS).fill(0);
  for (const estimate of estimates) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((estimate - from) / width)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from, width, counts };
}

function nearTheMiddle(salaries: readonly number[]): number {
  const middle = salaries.toSorted((a, b) => a - b)[Math.floor(salaries.length / 2)] as number;
  return salaries.filter((salary) => Math.abs(salary - middle) <= NEAR).length / salaries.length;
}

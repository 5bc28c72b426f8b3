/**
 * Asks for random counts of one block and rebuilds it; then measures the same attack over a grid of settings.
 *
 * The block, the questions and each question's noise stay while the dials are turned: whoever asks for more keeps the answers there are.
 *
 * Trap: noise of one scale is not noise of another made larger. At another scale the answers are drawn anew.
 */
import {
  firstQueries,
  leastSquaresFor,
  predictedRecovery,
  randomQueries,
  reconstructByLeastSquares,
  reconstructByLinearProgram,
  shareRecovered,
  sumsOver,
} from "../attacks/outputs/index.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { type Mechanism, mechanismOf } from "../dp/mechanism.ts";
import { quantile } from "../math/index.ts";
import { fromCoins, type Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Dot, Result } from "./reconstruction.result.ts";
import { type Memory, MOST_QUERIES, type params } from "./reconstruction.ts";

type Settings = Values<typeof params>;

/** The diagram's columns, in counts per person, and its rows. */
const COLUMNS = [1.25, 2, 4, 8, 16] as const;
const ROWS = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
const SHARES = [0.55, 0.65, 0.75, 0.85, 0.95, 0.999] as const;
/** Each end of the 99 % band. */
const ALPHA = 0.005;

export async function run(values: Settings, lab: Lab<Result, Memory>): Promise<Result> {
  const { people, runs } = values;
  const last = lab.before?.again ? undefined : lab.before?.kept;
  const coins = last ? last.coins : lab.rng.seeded ? undefined : lab.rng.bytes(32);
  const rng = coins ? fromCoins({ kind: "seeded", key: coins }) : lab.rng;
  const of = `${people} ${runs}`;
  const measured = last?.dots.of === of ? last.dots.done : [];
  const keep = (done: readonly Dot[]) => lab.keep({ coins, dots: { of, done } });

  const fixed = { ...attackOnce(values, rng), runs, contours: contoursFor(people) };
  let dots = [...measured];
  keep(dots);
  if (dots.length < COLUMNS.length * ROWS.length) {
    dots = [];
    for (const [i, column] of COLUMNS.entries()) {
      lab.show({ ...fixed, dots });
      await lab.painted();
      const queries = Math.round(column * people);
      dots = [...dots, ...(await columnOf(people, queries, runs, rng.fork(`dots/${column}`), lab, i / COLUMNS.length))];
    }
    keep(dots);
  }
  return { ...fixed, dots };
}

/** Epsilon is 1 / scale, rounded down to a billionth: so noise of 3 lets a budget of 1 pay for 3 counts, and not for 2. */
const noiseOf = (scale: number): Mechanism =>
  mechanismOf({ name: "geometric", epsilon: BigInt(Math.floor(1e9 / scale)) as NanoEpsilon, sensitivity: 1 });

/** One block, one list of counts. */
function attackOnce({ people, queries, noise, budget, spent, method }: Settings, rng: Rng) {
  const mechanism = noiseOf(noise);
  const total = nanoEpsilon(budget);
  const pays = Number(total / mechanism.epsilon);
  const answered = spent === "refuses" ? Math.min(queries, pays) : queries;
  const secret = secretOf(people, rng.fork("secret"));
  const decoder = answered > people ? method : "linear-program";
  const found = answered === 0 ? secretOf(people, rng.fork("guess")) : rebuiltFrom(answered, secret, mechanism, decoder, rng);
  const recovered = shareRecovered(found, secret);
  const right = Math.round(recovered * people);
  return {
    secret: bitsOf(secret),
    found: bitsOf(found),
    right,
    recovered,
    low: lowerBound(right, people, ALPHA),
    high: upperBound(right, people, ALPHA),
    expected: answered > people ? predictedRecovery(people, answered, mechanism.deviation).recovered : null,
    by: answered === 0 ? "coin" : decoder,
    asked: queries,
    answered,
    each: epsilonAsNumber(mechanism.epsilon),
    cost: epsilonAsNumber((mechanism.epsilon * BigInt(answered)) as NanoEpsilon),
    budget: epsilonAsNumber(total),
    pays,
    deviation: mechanism.deviation,
  } as const;
}

const secretOf = (people: number, rng: Rng) => Uint8Array.from({ length: people }, () => rng.below(2));
const bitsOf = (bits: Uint8Array) => Array.from(bits, (bit): 0 | 1 => (bit === 1 ? 1 : 0));

function rebuiltFrom(answered: number, secret: Uint8Array, mechanism: Mechanism, by: Settings["method"], rng: Rng): Uint8Array {
  const design = firstQueries(randomQueries(secret.length, MOST_QUERIES, rng.fork("queries")), answered);
  const draw = mechanism.sampler(rng.fork("noise"));
  const answers = sumsOver(design, secret).map((truth) => truth + draw());
  return (by === "least-squares" ? reconstructByLeastSquares : reconstructByLinearProgram)(design, answers).bits;
}

/** One number of counts, at every noise: each block's counts are asked once, and answered at each noise afresh. */
async function columnOf(people: number, queries: number, runs: number, rng: Rng, lab: Lab<Result, Memory>, from: number): Promise<Dot[]> {
  const mechanisms = ROWS.map(noiseOf);
  const draws = mechanisms.map((mechanism, row) => mechanism.sampler(rng.fork(`noise/${row}`)));
  const sums = ROWS.map(() => 0);
  for (let block = 0; block < runs; block++) {
    const secret = secretOf(people, rng.fork(`secret/${block}`));
    const design = randomQueries(people, queries, rng.fork(`queries/${block}`));
    const exact = sumsOver(design, secret);
    const solve = leastSquaresFor(design);
    draws.forEach((draw, row) => {
      const { bits } = solve(exact.map((truth) => truth + draw()));
      sums[row] = (sums[row] as number) + shareRecovered(bits, secret);
    });
    await lab.progress(from + block / runs / COLUMNS.length, "measuring the diagram");
  }
  return ROWS.map((noise, row) => ({
    queries,
    noise,
    recovered: (sums[row] as number) / runs,
    expected: predictedRecovery(people, queries, (mechanisms[row] as Mechanism).deviation).recovered,
  }));
}

/**
 * Where theory expects a share: Phi(sqrt(m - n) / (4 sd)) = share, solved for sd; and the geometric noise of that deviation, from
 * sd^2 = 1 / (cosh(1 / scale) - 1).
 */
function contoursFor(people: number): Result["contours"] {
  const points = 33;
  // Evenly on the scale of m - n: near n the lines are steep.
  const [first, last] = [0.02 * people, 19 * people];
  return SHARES.map((share) => ({
    share,
    points: Array.from({ length: points }, (_, i) => {
      const queries = people + first * (last / first) ** (i / (points - 1));
      const deviation = Math.sqrt(queries - people) / (4 * quantile(share));
      return { queries, noise: 1 / Math.acosh(1 + deviation ** -2) };
    }),
  }));
}

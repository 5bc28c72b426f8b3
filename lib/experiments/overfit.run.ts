/** One fit that is shown, then many of every degree on fresh points, the same points for all degrees. */
import { measureRoc } from "../dp/roc.ts";
import { fitPolynomial, noisySine, type Points, squaredErrors, valueAt } from "../learning/polynomial.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { MeasuredDegree, Result } from "./overfit.result.ts";
import { CONFIDENCE, type params } from "./overfit.ts";

const DEGREES = [1, 3, 5, 7, 9, 14, 20, 24];
const PLACES = 161;

interface Fitted {
  readonly used: number;
  readonly others: number;
  readonly auc: number;
}

export async function run({ degree, points, noise, runs }: Values<typeof params>, lab: Lab<Result>): Promise<Result> {
  const first = dealt(points, noise, lab.rng.fork("shown"));
  const fit = fitPolynomial(first.used, degree);
  const listed = (from: Points) =>
    Array.from(squaredErrors(fit, from), (error, i) => ({ x: from.x[i] as number, y: from.y[i] as number, error }));
  const shown = fitted(first, degree);
  const result: Result = {
    degree,
    noise,
    used: listed(first.used),
    others: listed(first.others),
    curve: Array.from({ length: PLACES }, (_, i) => {
      const x = (2 * i) / (PLACES - 1) - 1;
      return { x, y: valueAt(fit, x), sine: Math.sin(3 * x) };
    }),
    error: { used: shown.used, others: shown.others },
    auc: shown.auc,
    runs,
    degrees: [],
  };
  lab.show(result);
  const wanted = [...new Set([...DEGREES, degree])].filter((each) => each < points).sort((a, b) => a - b);
  const found = wanted.map((): Fitted[] => []);
  let breath = lab.now();
  for (let i = 0; i < runs; i++) {
    const deal = dealt(points, noise, lab.rng.fork(`more/${i}`));
    for (const [at, each] of wanted.entries()) found[at]?.push(fitted(deal, each));
    if (lab.now() - breath > 30) {
      breath = lab.now();
      await lab.progress(i / runs, "fitting more curves");
    }
  }
  return { ...result, degrees: wanted.map((each, at) => measured(each, found[at] as Fitted[])) };
}

const dealt = (points: number, noise: number, rng: Rng) => ({
  used: noisySine(points, noise, rng.fork("used")),
  others: noisySine(points, noise, rng.fork("others")),
});

function fitted({ used, others }: { readonly used: Points; readonly others: Points }, degree: number): Fitted {
  const fit = fitPolynomial(used, degree);
  const [own, foreign] = [squaredErrors(fit, used), squaredErrors(fit, others)];
  const scores = (errors: Float64Array) => errors.map((error) => -error);
  return { used: meanOf(own), others: meanOf(foreign), auc: measureRoc(scores(foreign), scores(own)).auc.measured };
}

function measured(degree: number, fits: readonly Fitted[]): MeasuredDegree {
  const auc = meanOf(fits.map((fit) => fit.auc));
  // Hoeffding (1963): the mean of independent numbers from 0 to 1.
  const within = Math.sqrt(Math.log(2 / (1 - CONFIDENCE)) / (2 * fits.length));
  return {
    degree,
    used: medianOf(fits.map((fit) => fit.used)),
    others: medianOf(fits.map((fit) => fit.others)),
    auc,
    low: Math.max(0, auc - within),
    high: Math.min(1, auc + within),
  };
}

const meanOf = (list: ArrayLike<number> & Iterable<number>): number => {
  let sum = 0;
  for (const x of list) sum += x;
  return sum / list.length;
};

/** The mean is the property of the one fit in a hundred that leaves the paper. */
function medianOf(list: number[]): number {
  const rising = list.sort((a, b) => a - b);
  const middle = rising.length >> 1;
  return rising.length % 2 === 1 ? (rising[middle] as number) : ((rising[middle - 1] as number) + (rising[middle] as number)) / 2;
}

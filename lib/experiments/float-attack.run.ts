/**
 * Publishes a count twice, by the textbook's line in doubles and on a declared grid, and puts one and the same attacker on both: it asks of each
 * true count whether that can have led to this very number, and where more than one can, it takes the nearer.
 *
 * Trap: on the grid "no random number of the naive code leads here" would mean nothing. Each code is attacked by what it can produce itself.
 */
import { couldHaveProduced, grainOf } from "../attacks/outputs/float-laplace.ts";
import { naiveLaplace } from "../dp/broken/float-laplace.ts";
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { drawOnce } from "../dp/one-draw.ts";
import { bitsOf, doubleAfter } from "../math/double.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Result } from "./float-attack.result.ts";
import { CONFIDENCE, type params } from "./float-attack.ts";

const CHUNK = 250;
/** How many true counts the attacker tries, some of them below the real one. */
const CANDIDATES = 12;
const BELOW = 5;
/** How many numbers on each side of the answer are looked at. */
const AROUND = 20;

type World = "without" | "with";
const WORLDS = ["without", "with"] as const;

/** A way to publish, and what whoever has its code can find out. */
interface Published {
  readonly once: (truth: number, rng: Rng) => number;
  readonly many: (truth: number, rng: Rng) => () => number;
  readonly possible: (answer: number, truth: number) => boolean;
  /** The number so many places further on. */
  readonly next: (answer: number, places: number) => number;
}

export async function run({ count, epsilon, grid, answer, tries }: Values<typeof params>, lab: Lab<Result>): Promise<Result> {
  const budget = nanoEpsilon(epsilon);
  const exactly = epsilonAsNumber(budget);
  const scale = 1 / exactly;
  const counts = { without: count - 1, with: count };
  const mechanism = mechanismOf({ name: "laplace", epsilon: budget, sensitivity: 1, gridBits: grid });

  let tests = 0;
  const doubles: Published = {
    once: (truth, rng) => naiveLaplace(truth, scale, rng),
    many: (truth, rng) => () => naiveLaplace(truth, scale, rng),
    possible: (seen, truth) => {
      tests++;
      return couldHaveProduced(seen, truth, scale);
    },
    next: doubleAfter,
  };
  const onGrid: Published = {
    once: (truth, rng) => truth + mechanism.grid * drawOnce(mechanism, rng),
    many: (truth, rng) => {
      const draw = mechanism.sampler(rng);
      return () => truth + mechanism.grid * draw();
    },
    // Every whole number of steps has a probability above 0, and steps are powers of two: the quotient is exact.
    possible: (seen, truth) => Number.isInteger((seen - truth) / mechanism.grid),
    next: (seen, places) => seen + places * mechanism.grid,
  };

  const world: World = lab.rng.fork(`world/${answer}`).below(2) === 0 ? "without" : "with";

  /** One answer, taken apart. */
  function opened({ once, possible, next }: Published, rng: Rng) {
    const seen = once(counts[world], rng.fork(`answer/${answer}`));
    const first = Math.max(0, counts.without - BELOW);
    const truths = Array.from({ length: CANDIDATES }, (_, i) => first + i);
    const nearest = Math.min(...truths.map((truth) => Math.abs(seen - truth)));
    const numbers = Array.from({ length: 2 * AROUND + 1 }, (_, i) => next(seen, i - AROUND));
    return {
      answer: seen,
      bits: bitsOf(seen),
      candidates: truths.map((truth) => ({
        count: truth,
        possible: possible(seen, truth),
        likelihood: Math.exp(exactly * (nearest - Math.abs(seen - truth))),
      })),
      near: {
        step: next(seen, 1) - seen,
        without: numbers.map((number) => possible(number, counts.without)),
        with: numbers.map((number) => possible(number, counts.with)),
      },
    };
  }

  /** Many answers. */
  async function attacked({ many, possible }: Published, rng: Rng, done: number) {
    const proved = { without: 0, with: 0 };
    let [falsely, right] = [0, 0];
    for (const [at, own] of WORLDS.entries()) {
      const other = WORLDS[1 - at] as World;
      const draw = many(counts[own], rng.fork(own));
      for (let i = 0; i < tries; i++) {
        const fresh = draw();
        const [canOwn, canOther] = [possible(fresh, counts[own]), possible(fresh, counts[other])];
        if (!canOwn) falsely++;
        if (!canOther) proved[own]++;
        const nearer: World = fresh >= (counts.without + counts.with) / 2 ? "with" : "without";
        if ((canOwn === canOther ? nearer : canOwn ? own : other) === own) right++;
        if (i % CHUNK === CHUNK - 1) await lab.progress((done + (at + i / tries) / 2) / 2, "attacking fresh answers");
      }
    }
    return {
      proved: { ...proved, share: shareOf(proved.without + proved.with, 2 * tries) },
      falsely,
      right: shareOf(right, 2 * tries),
    };
  }

  const known = {
    counts,
    epsilon: exactly,
    scale,
    world,
    allowed: 1 / (1 + Math.exp(-exactly)),
    grain: grainOf(counts.with),
  };
  const [naiveRng, gridRng] = [lab.rng.fork("doubles"), lab.rng.fork("grid")];
  const [naive, fixed] = [opened(doubles, naiveRng), opened(onGrid, gridRng)];
  const nothing = { proved: { without: 0, with: 0, share: shareOf(0, 0) }, falsely: 0, right: shareOf(0, 0) };
  lab.show({ ...known, tries: 0, doubles: { ...naive, ...nothing }, grid: { ...fixed, ...nothing } });
  await lab.painted();

  tests = 0;
  const began = lab.now();
  const convicted = await attacked(doubles, naiveRng, 0);
  lab.measure("rate", tests / Math.max(1e-3, (lab.now() - began) / 1000));
  const unconvicted = await attacked(onGrid, gridRng, 1);
  return { ...known, tries, doubles: { ...naive, ...convicted }, grid: { ...fixed, ...unconvicted } };
}

/**
 * Half of the tries are of one world and half of the other, so the hits are a sum of two binomials. Its tails are within those of one binomial
 * with the mean chance (Hoeffding 1956), and the interval holds.
 */
function shareOf(hits: number, all: number) {
  const alpha = (1 - CONFIDENCE) / 2;
  return { measured: all === 0 ? 0 : hits / all, low: lowerBound(hits, all, alpha), high: upperBound(hits, all, alpha) };
}

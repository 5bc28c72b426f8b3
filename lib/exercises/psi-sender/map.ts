/**
 * The attack on the map. If H(x) = h(x)·P + Q for a hash h that everybody can compute, then two answers give b·P away, and with it b·H(z) for
 * every guess z: the function that neither party can compute alone has become a hash again.
 *
 * It need not know P and Q (in the usual mistake P is the generator and Q is nothing): for three items of its own the differences of the
 * points must be to each other as the differences of the hashes, and then the attack divides one by the other. Which h? Those that a learner can
 * make with the tools and without them: the offered hash to a number, the digits of the item, its characters as a number; and whatever
 * makes H(x) so small a multiple of the generator that it can be found by search.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { type Point, secretScalar } from "../../psi/element.ts";
import type { Learner } from "../exercise.ts";
import type { Step } from "../judging.ts";
import { type Entry, pointsOf, runSender } from "./answers.ts";
import { NEAR, smallMultiple } from "./small-multiples.ts";
import { numberAt } from "./tests.ts";
import { hashToScalar } from "./tools.ts";

const { Fn, ZERO } = ristretto255.Point;

/** How many numbers could be on the list: the attacker knows how a number begins. */
const GUESSES = 200;
const LISTED = 5;

interface ShortCut {
  readonly name: string;
  /** h(x), a scalar; undefined where it has none. */
  readonly scalarOf: (item: string, point: Point) => bigint | undefined;
}

const SHORT_CUTS: readonly ShortCut[] = [
  { name: "hashToScalar(x)", scalarOf: (item) => hashToScalar(item) },
  { name: "the digits of x", scalarOf: (item) => BigInt(item.replace(/\D/g, "")) },
  ...[31n, 33n, 131n, 256n, 257n, 65536n].map((base) => ({
    name: `the characters of x as a number to the base ${base}`,
    scalarOf: (item: string) => Array.from(item).reduce((sum, char) => base * sum + BigInt(char.codePointAt(0) as number), 0n),
  })),
  { name: "a small number", scalarOf: (_, point) => smallMultiple(point, NEAR) },
];

const minus = (a: Point, b: Point): Point => a.add(b.negate());
const times = (point: Point, scalar: bigint): Point => (Fn.create(scalar) === 0n ? ZERO : point.multiplyUnsafe(Fn.create(scalar)));

/** An item, its point under the map and its scalar under the suspected hash. */
interface Own {
  readonly point: Point;
  readonly scalar: bigint;
}

/** Are the points to each other as the scalars? Then (s1 - s2)·(T1 - T3) = (s1 - s3)·(T1 - T2). */
const fits = ([a, b, c]: readonly [Own, Own, Own]): boolean =>
  a.scalar !== b.scalar &&
  a.scalar !== c.scalar &&
  times(minus(a.point, c.point), a.scalar - b.scalar).equals(times(minus(a.point, b.point), a.scalar - c.scalar));

function shortCutOf(
  items: readonly string[],
  points: readonly Point[],
): { readonly name: string; readonly scalarOf: ShortCut["scalarOf"] } | undefined {
  return SHORT_CUTS.find(({ scalarOf }) => {
    const own = items.flatMap((item, i) => {
      const point = points[i] as Point;
      const scalar = scalarOf(item, point);
      return scalar === undefined ? [] : [{ point, scalar }];
    });
    return own.length === 3 && fits(own as unknown as [Own, Own, Own]);
  });
}

export const dividedMap: Step = {
  id: "divided-map",
  title: "Can the receiver divide your answer, and guess your list?",
  async run(learner, { rng }) {
    const own = [numberAt(901), numberAt(902), numberAt(950)];
    const points = (await pointsOf(learner, own)).map(({ point }) => point);
    const shortCut = shortCutOf(own, points);
    if (!shortCut) {
      return {
        passed: true,
        says:
          "The attacker knows no number that leads from a fixed point to toPoint(x), so it has nothing to divide by: it tried the offered hash, " +
          "the digits and characters of x, and small numbers.",
      };
    }
    // An honest receiver with two items. Which answer belongs to which is not known: it tries both ways.
    const key = secretScalar(rng);
    const list = rng.shuffled(Array.from({ length: GUESSES }, (_, i) => numberAt(i))).slice(0, LISTED);
    const { masked, doubled } = await runSender(
      learner,
      list,
      points.slice(0, 2).map((point) => point.multiply(key).toBytes()),
    );
    const answers = doubled.map(({ point }) => point.multiply(Fn.inv(key))) as [Point, Point];
    const guesses = await guessesOf(learner, shortCut);
    const [one, other] = own.map((item, i) => shortCut.scalarOf(item, points[i] as Point) as bigint) as [bigint, bigint];
    const recovered = [answers, [...answers].reverse() as [Point, Point]]
      .map(([first, second]) => {
        const base = times(minus(first, second), Fn.inv(Fn.create(one - other))); // b·P
        return read(masked, guesses, (scalar) => first.add(times(base, scalar - one)));
      })
      .reduce((most, found) => (found.length > most.length ? found : most));
    return {
      passed: false,
      says:
        `The attacker knows how toPoint(x) is made: from h(x), which is ${shortCut.name}, times a fixed point. The receiver sent two points of its own, took the ` +
        `difference of your answers, and divided it by its own number and by the difference of the hashes. From then on it computed your point for each of ` +
        `${GUESSES} possible numbers by itself, and read ${recovered.length} of your ${LISTED} items.`,
      shown: {
        head: ["a point of your list", "read as", "in truth on it"],
        rows: recovered.map(({ id, item }) => [`${id.slice(0, 12)}…`, item, list.includes(item) ? "yes" : "no"]),
      },
    };
  },
};

interface Guess {
  readonly item: string;
  readonly scalar: bigint;
}

async function guessesOf(learner: Learner, { scalarOf }: Pick<ShortCut, "scalarOf">): Promise<Guess[]> {
  const items = Array.from({ length: GUESSES }, (_, i) => numberAt(i));
  const points = await pointsOf(learner, items);
  return items.flatMap((item, i) => {
    const scalar = scalarOf(item, (points[i] as Entry).point);
    return scalar === undefined ? [] : [{ item, scalar }];
  });
}

/** The dictionary attack that follows: one multiplication for each guess, and nobody's help. */
function read(masked: readonly Entry[], guesses: readonly Guess[], pointOf: (scalar: bigint) => Point) {
  const listed = new Set(masked.map(({ id }) => id));
  return guesses.flatMap(({ item, scalar }) => {
    const id = pointOf(scalar).toHex();
    return listed.has(id) ? [{ id, item }] : [];
  });
}

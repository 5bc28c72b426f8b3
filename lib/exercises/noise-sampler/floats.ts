/**
 * The attack on floating point. The book's noise has a density; a program's has a list of possible numbers, and count + noise is rounded
 * to a number that the machine has. The lists for two neighbouring counts are not the same, and so a single answer can betray one of them.
 *
 * Two ways to read it. If the noise is the usual code (a uniform U on the multiples of 2^-m, its logarithm, a sign), the attacker of
 * lib/attacks/outputs/float-laplace.ts finds for some counts no U that led to an answer. If it is other code, the lowest bits still tell:
 * 0 + z keeps all bits of z, and 1 + z, for z near -1, has none below 2^-53.
 *
 * Right by construction: the first way accuses only if the usual code explains every answer of two hundred under their true counts; by chance that
 * does not happen. The second is an audit, with its false-alarm rate. Whole numbers are not accused: rounding is done to what was already
 * computed, and the bits that betray are gone. What a rounded logarithm still gets wrong is too small for any test here; it has no proof either.
 *
 * Source: Mironov, On significance of the least significant bits for differential privacy (2012); Haney and others, Precision-based attacks (2022).
 */
import { unitOf } from "../../attacks/outputs/float-laplace.ts";
import type { Step } from "../judging.ts";
import { type Audited, audit, type Event } from "../statistics/audit.ts";
import { answersFor, over } from "./answers.ts";
import { ALPHA } from "./audits.ts";

const TRIES = 4000;
/** So many answers of each count must be explained before the code counts as known. */
const EXPLAINED = 100;
/** Grids of U: coarse ones first, because a fine one explains what a coarse one does. (1 - 2|u| is on a grid twice as coarse as u.) */
const GRIDS = [16, 24, 30, 31, 32, 48, 52, 53] as const;

/** The usual code's U that leads from this count to exactly this answer, at epsilon 1. */
const explains = (answer: number, count: number, grid: number) => unitOf(answer, count, 1, grid);

/** The place of the lowest bit that is set: 0 for odd whole numbers, -1 for halves. */
export function lowestBit(x: number): number {
  if (x === 0) return 0;
  let place = 0;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    place--;
  }
  return place;
}

const bitEvents = (): Event[] =>
  Array.from({ length: 46 }, (_, i) => i + 12).flatMap((place): Event[] => [
    { name: `has a bit below 2^-${place}`, holds: (answer) => lowestBit(answer) < -place },
    { name: `has no bit below 2^-${place}`, holds: (answer) => lowestBit(answer) >= -place },
  ]);

const binary = (x: number): string => {
  const place = lowestBit(x);
  return place >= 0 ? "a whole number" : `2^${place}`;
};

export const floats: Step = {
  id: "float-noise",
  title: "Do the last bits of an answer betray the count?",
  async run(learner, lab) {
    const none = await answersFor(learner, 0, over(1, 1), TRIES, lab);
    const one = await answersFor(learner, 1, over(1, 1), TRIES, lab);
    if ([...none, ...one].every(Number.isInteger)) {
      return {
        passed: true,
        says:
          "All answers are whole numbers: there are no last bits to read. (If you rounded a logarithm, what it still gets wrong is too small to be seen here, " +
          "and the promise has no proof.)",
      };
    }
    const grid = GRIDS.find((m) =>
      [none, one].every((answers, count) => answers.slice(0, EXPLAINED).every((y) => explains(y, count, m) !== undefined)),
    );
    return grid === undefined ? byBits(none, one) : byLogarithm(none, one, grid);
  },
};

function byLogarithm(none: readonly number[], one: readonly number[], grid: number) {
  const betrays = (answers: readonly number[], other: number) => answers.filter((answer) => explains(answer, other, grid) === undefined);
  const [ofNone, ofOne] = [betrays(none, 1), betrays(one, 0)];
  const share = (part: readonly number[], all: readonly number[]) => `${((100 * part.length) / all.length).toFixed(0)} %`;
  const said = (answer: number, count: number) => {
    const k = explains(answer, count, grid);
    return k === undefined ? "no U leads there" : `U = ${k} / 2^${grid}`;
  };
  const rows = [...ofNone.slice(0, 3), ...ofOne.slice(0, 3)].map((answer) => [String(answer), said(answer, 0), said(answer, 1)]);
  if (rows.length === 0)
    return { passed: true, says: `Your noise is the logarithm of a multiple of 2^-${grid}, but no answer was betrayed by its bits.` };
  return {
    passed: false,
    says:
      `Your noise is the logarithm of a number U with ${grid} bits, and the attacker tried for each answer every U that could lead to it. Of the answers for the count 0, ${share(ofNone, none)} cannot come ` +
      `from the count 1, and of those for the count 1, ${share(ofOne, one)} cannot come from 0: one answer is enough to know. Epsilon was to be 1; for these answers it has no bound.`,
    shown: { head: ["published", "from the count 0?", "from the count 1?"], rows },
  };
}

function byBits(none: readonly number[], one: readonly number[]) {
  const found: Audited = audit(none, one, bitEvents, ALPHA);
  if (found.epsilon <= 1) {
    return {
      passed: true,
      says: "Your answers are not whole, but neither the usual code for Laplace noise nor their last bits tell the counts 0 and 1 apart.",
    };
  }
  const percent = ([hits, tries]: readonly [number, number]) => `${((100 * hits) / tries).toFixed(1)} %`;
  const [often, seldom] = found.firstIsFrequent ? [0, 1] : [1, 0];
  return {
    passed: false,
    says:
      `“${found.event}” is true of ${percent(found.frequent)} of your answers for the count ${often} and of ${percent(found.rare)} for ${seldom}: count + noise is rounded, and how finely depends ` +
      `on the count. Epsilon was to be 1, and is at least ${found.epsilon.toFixed(2)}. (Wrong at most once in ${(1 / ALPHA).toLocaleString("en-GB")} times.)`,
    shown: {
      head: ["published for the count 0", "its lowest bit", "published for the count 1", "its lowest bit"],
      rows: Array.from({ length: 6 }, (_, i) => {
        const [a, b] = [none[i] as number, one[i] as number];
        return [String(a), binary(a), String(b), binary(b)];
      }),
    },
  };
}

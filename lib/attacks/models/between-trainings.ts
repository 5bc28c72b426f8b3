/**
 * How much the area over all victims together would differ from its mean over trainings, judged by how much the victims differ: each training is one
 * draw, with all of its scores. So noise that all scores of a training share is in it, which no interval as of independent scores has.
 *
 * Trap: a standard error and no interval. Few trainings judge their own spread badly, and each victim is a shadow of the others.
 *
 * Source: Obuchowski (1997), Nonparametric analysis of clustered ROC curve data.
 */
import { pooled, type Sorted } from "./game.ts";

/** Undefined for a single victim. */
export function areaError(games: readonly Sorted[]): number | undefined {
  if (games.length < 2) return undefined;
  const all = pooled(games);
  const [members, others] = [all.members.sort(), all.others.sort()];
  const parts = games.map((game) => ({
    found: sharesBelow(game.members, others),
    members: game.members.length,
    passed: game.others.length - sharesBelow(game.others, members),
    others: game.others.length,
  }));
  const area = parts.reduce((sum, { found }) => sum + found, 0) / members.length;
  const square = (part: (typeof parts)[number]) =>
    ((part.found - part.members * area) / members.length + (part.passed - part.others * area) / others.length) ** 2;
  return Math.sqrt((games.length / (games.length - 1)) * parts.reduce((sum, part) => sum + square(part), 0));
}

/** What share of `rising` is below each score, summed. Equal scores count by half. */
function sharesBelow(scores: Float64Array, rising: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    const below = howMany(rising, score, false);
    sum += below + (rising[below] === score ? howMany(rising, score, true) : below);
  }
  return sum / (2 * rising.length);
}

function howMany(rising: Float64Array, score: number, orEqual: boolean): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rising[middle] as number;
    if (other < score || (orEqual && other === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}

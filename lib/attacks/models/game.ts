/**
 * The game that membership attacks are measured by. A pool of records; every model is trained with about half of it, each record by a coin.
 * Each model is the victim once, with all others as its shadows: so many games from so many trainings.
 *
 * Knows who was a member, which the attack does not: an attack is handed the victim's answers and the shadows, and its scores are sorted
 * here into those of members and of others.
 *
 * Trap: halves that are balanced over all models, so that every record is in half of them. Whoever counts in how many of the shadows a record
 * is then knows whether the victim is the one that is missing: `countingScores` would be right every time.
 * Trap: halves of a fixed size. A record that is out then means that another is in, and the two worlds are two steps of the add-remove
 * relation apart: the ceiling of a training's epsilon would not be the attack's. With coins it is, on average over trainings, also for
 * curves of many records together, since a ceiling is concave. (The number of records is then no constant either: `publicRows` of the private training.)
 * Trap: scores are not independent. Those of one victim come from one training and its one run of noise; those of several share the pool, and
 * each victim is a shadow of the others. Intervals as if they were independent are that, and no more; a curve over all victims is an estimate of the
 * mean over trainings, without an interval. What holds of one victim is a test of guessing: if a model tells nothing, its members are chosen by coins
 * among its scores, whatever these are.
 *
 * Source: Carlini et al. (2022), definition 1; the leave-one-out use of trainings is common.
 */
import type { Rng } from "../../random/index.ts";
import type { Scores, Shadow, Signals } from "./signals.ts";

/** For each model, 1 for each record that is in it: every record by a fair coin of its own. */
export function randomHalves(pool: number, models: number, rng: Rng): Uint8Array[] {
  if (!(Number.isSafeInteger(pool) && pool >= 2)) throw new RangeError(`A pool of ${pool} records has no halves; it has at least two.`);
  if (!(Number.isSafeInteger(models) && models >= 1)) throw new RangeError(`${models} models: it is at least one.`);
  return Array.from({ length: models }, (_, m) => {
    const coins = rng.fork(`half ${m}`);
    return Uint8Array.from({ length: pool }, () => coins.below(2));
  });
}

export const placesOf = (members: Uint8Array): Uint32Array => Uint32Array.from(Array.from(members.keys()).filter((i) => members[i] === 1));

export interface Sorted {
  readonly members: Float64Array;
  readonly others: Float64Array;
}

export function sorted(scores: Scores, members: Uint8Array): Sorted {
  if (scores.length !== members.length) throw new RangeError(`${scores.length} scores of ${members.length} records: it is one each.`);
  return { members: scores.filter((_, i) => members[i] === 1), others: scores.filter((_, i) => members[i] !== 1) };
}

export type Attack = (victim: Signals, shadows: readonly Shadow[], place: number) => Scores;

/** One victim after the other. @param models of which each knows its members @param attack also told the victim's place among the models */
export function* leaveOneOut(models: readonly Shadow[], attack: Attack): Generator<Sorted> {
  for (const [place, { signals, members }] of models.entries()) {
    yield sorted(
      attack(
        signals,
        models.filter((_, m) => m !== place),
        place,
      ),
      members,
    );
  }
}

export function pooled(games: Iterable<Sorted>): Sorted {
  const all = [...games];
  const joined = (lists: readonly Float64Array[]) => {
    const whole = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) {
      whole.set(list, at);
      at += list.length;
    }
    return whole;
  };
  return { members: joined(all.map(({ members }) => members)), others: joined(all.map(({ others }) => others)) };
}

/** No attack, but the test of the game: in how few of the others' halves a record is. */
export const countingScores: Attack = (victim, shadows) =>
  Float64Array.from(victim.phi, (_, i) => -shadows.reduce((count, { members }) => count + (members[i] as number), 0));

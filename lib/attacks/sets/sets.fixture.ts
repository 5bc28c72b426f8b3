/** Sets to attack, and attacks on them, for the tests of this room. */
import type { Rng } from "../../random/index.ts";
import { halves, noiseAware, oneByOne, type Plan, planned, plannedAsPublished, planTable, type Rule, walk, weighing } from "./index.ts";
import { type Attack, type Play, playOut, type Saying } from "./question.ts";
import { type Score, scoreOf } from "./scoring.ts";
import { byFeatures } from "./two-means.ts";
import { countingVictim } from "./victim.ts";

export const placesIn = (mask: number, people: number): number[] =>
  Array.from({ length: people }, (_, person) => person).filter((person) => (mask >> person) & 1);

/** Every set of so many of the people. */
export function* setsOf(people: number, members: number): Generator<number[]> {
  for (let mask = 0; mask < 1 << people; mask++) {
    const set = placesIn(mask, people);
    if (set.length === members) yield set;
  }
}

export const drawnSet = (people: number, members: number, rng: Rng): number[] =>
  rng.shuffled(Array.from({ length: people }, (_, person) => person)).slice(0, members);

export function planOf(people: number, calls: number, rule: Rule): Plan {
  const table = planTable(people, calls, rule);
  for (;;) {
    const step = table.next();
    if (step.done) return step.value;
  }
}

/** The attacks whose verdicts are certain on exact answers. */
export const certainAttacks: Readonly<Record<string, (people: number, rng: Rng) => Attack>> = {
  "one by one": oneByOne,
  "by density": (people, rng) => walk(people, "density", halves, rng),
  "by purity": (people, rng) => walk(people, "purity", halves, rng),
  "by features": (people, rng) => {
    const features = Array.from({ length: people }, () => [rng.below(3), rng.below(2) * 1000, 7]);
    return walk(people, "density", byFeatures(features, rng), rng);
  },
  planned: (people, rng) => planned(people, people, planOf(people, people, "after"), rng),
  "planned, as published": (people, rng) => plannedAsPublished(people, people, planOf(people, people, "before"), rng),
  weighing: (people) => weighing(people),
};

/** Plays an attack against exact answers. */
export function exactly(attack: Attack, members: readonly number[], cap = 10_000): { play: Play<number>; says: Saying; score: Score } {
  const play = playOut(attack, countingVictim(attack.people, members).ask, cap);
  const says = attack.says();
  return { play, says, score: scoreOf(says, members) };
}

export const settledRight = ({ claimedIn, claimedOut }: Score): number => claimedIn.right + claimedOut.right;
export const settledWrong = ({ claimedIn, claimedOut }: Score): number => claimedIn.wrong + claimedOut.wrong;

export const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

export const awareOf = (people: number, members: number, noiseVariance: number, rng: Rng): Attack =>
  noiseAware(people, { noiseVariance, share: members / people }, rng);

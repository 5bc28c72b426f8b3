/**
 * Attacks on the size of an intersection. Each asks how many of some people are in the victim's set, again and again, and works out who is.
 *
 *   question.ts     what an attack is; plays it call by call      victim.ts     answers: exact, or noisy from a budget
 *   one-by-one.ts   each person alone                             scoring.ts    claims beside blind guessing; areas and ceilings
 *   walk.ts         halves of halves, by density or by purity     laws.ts       calls, members and sums, without running
 *   two-means.ts    people who look alike stay together           weighing.ts   a fixed list of questions that finds everybody
 *   plan-table.ts   how large the next part should be             noise-aware.ts   least squares with the noise known
 *   planned.ts      asks by that plan                             one-target.ts    the whole budget on one person
 *   bayesian.ts     a belief for each person                      tree-sum.ts      sizes and sums together
 *   rules.ts        rules of a victim that protect nobody, and what gets past them
 *   again.ts        the same attack over and over, for noisy answers   choice.ts    all of them by name
 *   dummies.ts      answers that are padded with dummies
 *   record.ts       an attack written down call by call           attacker.ts   an attacker that asks another party, for real
 *
 * An experiment makes an attack and a victim, and plays one against the other: `for (play = begin(attack, cap); play.question; )
 * play.hear(await ask(play.question))`, reading `attack.says()` whenever it draws.
 */
export { overAndOver, type Together } from "./again.ts";
export type { AttackerInput } from "./attacker.ts";
export { type Beliefs, bayesian, CAREFUL, PUBLISHED } from "./bayesian.ts";
export { ATTACKS, type AttackMaker, type AttackName, type AttackPlan, attackMaker, type Features } from "./choice.ts";
export { type Adds, type Dummies, dummiesOf } from "./dummies.ts";
export { expectedCalls, fewestCalls, membersFound, othersThatFit } from "./laws.ts";
export { type KnownToAttacker, MOST_FITTED, noiseAware } from "./noise-aware.ts";
export { oneByOne } from "./one-by-one.ts";
export { oneTarget } from "./one-target.ts";
export { MOST_PLANNED, type Part, type Plan, planTable, type Rule } from "./plan-table.ts";
export { planned, plannedAsPublished } from "./planned.ts";
export {
  type Attack,
  begin,
  type Ending,
  IN,
  newlySettled,
  OPEN,
  OUT,
  type Play,
  playOut,
  type Question,
  type Saying,
} from "./question.ts";
export { type Call, type Recorded, recorded } from "./record.ts";
export { minimumSize, pastOffset, remembering, withOneOffset } from "./rules.ts";
export { type Claims, higher, pairWon, type Score, scoreOf, targetCeiling, withinRunCeiling } from "./scoring.ts";
export { MOST_IN_BLOCK, treeSum } from "./tree-sum.ts";
export { byFeatures } from "./two-means.ts";
export {
  behindNoise,
  type CountAndSum,
  changingVictim,
  countingVictim,
  type Noise,
  noiseOf,
  type Protection,
  type SumProtection,
  shareOf,
  summingVictim,
  type Victim,
} from "./victim.ts";
export { halves, type Node, type Order, type Split, walk } from "./walk.ts";
export { weighing, weighingsFor } from "./weighing.ts";

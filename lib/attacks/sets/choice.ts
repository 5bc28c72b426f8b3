/**
 * The attacks by name, made of what an attacker knows: how many people there are, the share of members, how many calls it may make, how noisy
 * an answer is, what anybody can see of each person.
 *
 * Trap: the share of members is public here. Who does not know it learns it from the first answer about everybody.
 */
import type { Rng } from "../../random/index.ts";
import { overAndOver } from "./again.ts";
import { bayesian, CAREFUL } from "./bayesian.ts";
import { noiseAware } from "./noise-aware.ts";
import { oneByOne } from "./one-by-one.ts";
import { oneTarget } from "./one-target.ts";
import { MOST_PLANNED, type Plan, planTable } from "./plan-table.ts";
import { planned, plannedAsPublished } from "./planned.ts";
import type { Attack } from "./question.ts";
import { pastOffset } from "./rules.ts";
import { byFeatures } from "./two-means.ts";
import { halves, walk } from "./walk.ts";
import { weighing } from "./weighing.ts";

export const ATTACKS = [
  "tree",
  "votes",
  "purity",
  "features",
  "planned",
  "published",
  "bayesian",
  "weighing",
  "one-by-one",
  "noise-aware",
  "target",
] as const;
export type AttackName = (typeof ATTACKS)[number];

/** Plain data: it is dealt to the attacker's worker. */
export interface AttackPlan {
  readonly attack: AttackName;
  readonly people: number;
  /** All of them. Only the planned attacks heed it; whoever answers says when it is over. */
  readonly calls: number;
  /** Of each answer; 0: exact. */
  readonly noiseVariance: number;
  /** Of members; strictly between 0 and 1. */
  readonly share: number;
  /** For "target". */
  readonly target: number;
  /** All answers are off by one number: it asks for nobody first, and takes that off. */
  readonly offset: boolean;
}

/** Those that go on asking for as long as they are answered, and gain by it. */
const ENDLESS: readonly AttackName[] = ["noise-aware", "target"];

/** What anybody can see of each person: a row of numbers, all of one length. */
export type Features = readonly (readonly number[])[];

/** Begins the attack on one set of people; again for the next. */
export type AttackMaker = (rng: Rng, features: Features) => Attack;

/** A table of plans is made once, and in steps. */
export async function attackMaker(plan: AttackPlan, progress: (fraction: number) => Promise<void>): Promise<AttackMaker> {
  const table = await tableFor(plan, progress);
  return (rng, features) => {
    const once = (asked: number) => onePass(plan, table, features, rng, asked);
    const { people, attack, noiseVariance, offset } = plan;
    const endless = ENDLESS.includes(attack) || noiseVariance === 0;
    const made = endless ? once(0) : overAndOver(people, once, attack === "votes" ? "vote" : "latest");
    return offset ? pastOffset(made) : made;
  };
}

async function tableFor({ attack, people, calls }: AttackPlan, progress: (fraction: number) => Promise<void>): Promise<Plan | undefined> {
  if (attack !== "planned" && attack !== "published") return undefined;
  if (people > MOST_PLANNED) throw new RangeError(`A plan is made for at most ${MOST_PLANNED} people, not for ${people}.`);
  const making = planTable(people, calls, attack === "planned" ? "after" : "before");
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
    await progress(step.value);
  }
}

function onePass(plan: AttackPlan, table: Plan | undefined, features: Features, rng: Rng, asked: number): Attack {
  const { attack, people, calls, noiseVariance, share, target } = plan;
  switch (attack) {
    case "tree":
    case "votes":
      return walk(people, "density", halves, rng);
    case "purity":
      return walk(people, "purity", halves, rng);
    case "features":
      return walk(people, "density", byFeatures(features, rng), rng);
    case "planned":
      return planned(people, calls - asked, table as Plan, rng);
    case "published":
      return plannedAsPublished(people, calls - asked, table as Plan, rng);
    case "bayesian":
      return bayesian(people, CAREFUL, rng);
    case "weighing":
      return weighing(people);
    case "one-by-one":
      return oneByOne(people, rng);
    case "noise-aware":
      return noiseAware(people, { noiseVariance, share }, rng);
    case "target":
      return oneTarget(people, target);
  }
}

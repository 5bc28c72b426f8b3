/**
 * How well an attack did, said beside what blind guessing does.
 *
 * Knows: the truth. It is the experiment's, never the attacker's.
 *
 * Two areas under a curve, with two ceilings. Within one run: how often, of a member and somebody who is not, the member scores higher; the two
 * worlds that this tells apart differ by two people (one out, one in), so epsilon counts twice; for sizes once, which such an exchange moves by one at most. One fixed target: how often its score
 * is higher in a run that it is in than in a run that it is not; those worlds differ by one person.
 *
 * Trap: to measure the one and to draw the other's ceiling.
 * Trap: a share of right claims without the share of members beside it. Where one in four is in, a coin is right in one of four.
 *
 * Source: the ceilings follow from tpr <= e^epsilon fpr and 1 - fpr <= e^epsilon (1 - tpr) (Wasserman and Zhou 2010): the area under those
 * two lines.
 */
import type { Rng } from "../../random/index.ts";
import { IN, OPEN, OUT, type Question, type Saying } from "./question.ts";

export interface Claims {
  readonly right: number;
  readonly wrong: number;
  /** So many of as many claims would be right, on average, if they were drawn blindly. */
  readonly blind: number;
}

export interface Score {
  readonly claimedIn: Claims;
  readonly claimedOut: Claims;
  readonly open: number;
  /** Within the run; null where everybody or nobody is in. */
  readonly auc: number | null;
}

export function scoreOf({ verdicts, scores }: Saying, members: Question): Score {
  const people = verdicts.length;
  const inside = new Set(members);
  const right = { in: 0, out: 0 };
  const wrong = { in: 0, out: 0 };
  let open = 0;
  for (let person = 0; person < people; person++) {
    const verdict = verdicts[person];
    if (verdict === OPEN) open++;
    else if (verdict === IN) inside.has(person) ? right.in++ : wrong.in++;
    else if (verdict === OUT) inside.has(person) ? wrong.out++ : right.out++;
  }
  const share = people === 0 ? 0 : inside.size / people;
  const claims = (side: "in" | "out", blindly: number): Claims => {
    const [good, bad] = [right[side], wrong[side]];
    return { right: good, wrong: bad, blind: (good + bad) * blindly };
  };
  return { claimedIn: claims("in", share), claimedOut: claims("out", 1 - share), open, auc: withinRun(scores, inside) };
}

/** Pairs of a member and another in which the member scores higher; where they score alike, half of the pair. */
function withinRun(scores: Float64Array, inside: ReadonlySet<number>): number | null {
  const order = [...scores.keys()].sort((a, b) => (scores[a] as number) - (scores[b] as number));
  const others = scores.length - inside.size;
  if (inside.size === 0 || others === 0) return null;
  let [won, below] = [0, 0];
  for (let i = 0; i < order.length; ) {
    let [alikeIn, alikeOut] = [0, 0];
    const value = scores[order[i] as number];
    for (; i < order.length && scores[order[i] as number] === value; i++) inside.has(order[i] as number) ? alikeIn++ : alikeOut++;
    won += alikeIn * (below + alikeOut / 2);
    below += alikeOut;
  }
  return won / (inside.size * others);
}

/**
 * One pair of a run, drawn fairly: whether the member scored higher, a tie decided by a coin. Over runs these are independent tries with
 * the within-run area as their chance, which an exact interval can be put around; the areas of the runs are not.
 */
export function pairWon({ scores }: Saying, members: Question, rng: Rng): boolean {
  const inside = new Set(members);
  const others = [...scores.keys()].filter((person) => !inside.has(person));
  if (members.length === 0 || others.length === 0) throw new RangeError("A pair needs somebody who is in and somebody who is not.");
  const [member, other] = [members[rng.below(members.length)] as number, others[rng.below(others.length)] as number];
  return higher(scores[member] as number, scores[other] as number, rng);
}

/** The same of one fixed target's scores in two runs. */
export const higher = (withTarget: number, without: number, rng: Rng): boolean =>
  withTarget === without ? rng.below(2) === 1 : withTarget > without;

/**
 * No attack's area within a run is above this, if all answers together are epsilon-private and all sets of as many members were equally likely
 * beforehand: 1 / (1 + e^-2 epsilon). Of sizes it is `targetCeiling` already: an exchange of two people moves a size by one at most.
 */
export const withinRunCeiling = (epsilon: number): number => 1 / (1 + Math.exp(-2 * epsilon));

/** Nor is its area about one fixed target above this: 1 / (1 + e^-epsilon). */
export const targetCeiling = (epsilon: number): number => 1 / (1 + Math.exp(-epsilon));

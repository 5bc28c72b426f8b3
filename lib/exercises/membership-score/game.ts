/**
 * Games whose laws are known. Records differ in how easy they are; a model's phi of a record is normal around how easy the record is, further up for
 * models that were trained with it. Every record is in every model by a fair coin, as in lib/attacks/models/game.ts.
 *
 * Knows who is in the victim, which the learner's code does not.
 */
import { judge, liraOnline, type Shadow, type Signals, sorted } from "../../attacks/models/index.ts";
import type { Rng } from "../../random/index.ts";
import type { Learner, Shown } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import { normalDraws } from "../normal.ts";
import type { Asked } from "./api.ts";

export interface Law {
  readonly records: number;
  readonly shadows: number;
  /** The standard deviation of how easy records are. */
  readonly easiness: number;
  /** How much further up a model is that was trained with the record. */
  readonly gap: number;
  /** Standard deviations of phi within a record: with it, and without. */
  readonly within: number;
  readonly without: number;
  /** Of the records that are not in the victim, one in this many is one that the victim gets badly wrong. */
  readonly unsure?: number;
}

export interface Game {
  readonly asked: readonly Asked[];
  readonly members: Uint8Array;
  /** What lib/attacks/models makes of the same numbers. */
  readonly ours: Float64Array;
}

/** How far off the victim is there. */
const BADLY = 9;

export function gameOf({ records, shadows, easiness, gap, within, without, unsure }: Law, rng: Rng): Game {
  const [normal, coins] = [normalDraws(rng.fork("numbers")), rng.fork("halves")];
  const easy = Float64Array.from({ length: records }, () => 2 + easiness * normal());
  const model = (): Shadow => {
    const members = Uint8Array.from({ length: records }, () => coins.below(2));
    const phi = easy.map((at, i) => at + (members[i] === 1 ? gap + within * normal() : without * normal()));
    return { members, signals: { classes: 2, labels: members, logits: phi, loss: phi, phi } satisfies Signals };
  };
  const victim = model();
  if (unsure !== undefined)
    victim.members.forEach((member, i) => {
      if (member === 0 && coins.below(unsure) === 0) victim.signals.phi[i] = (easy[i] as number) - BADLY;
    });
  const own = Array.from({ length: shadows }, model);
  const of = (i: number, wanted: 0 | 1) =>
    own.filter(({ members }) => members[i] === wanted).map(({ signals }) => signals.phi[i] as number);
  return {
    asked: Array.from(victim.signals.phi, (phi, i) => ({ victim: phi, inside: of(i, 1), outside: of(i, 0) })),
    members: victim.members,
    ours: liraOnline(victim.signals, own),
  };
}

/** The learner's scores of these records. */
export async function scoresOf(learner: Learner, records: readonly Asked[]): Promise<Float64Array> {
  const answer = await learner.call("score", [records.map(({ victim, inside, outside }) => ({ victim, inside, outside }))]);
  if (!Array.isArray(answer) || answer.length !== records.length)
    throw new WrongAnswer(`score should return a list with a number for each of ${records.length} records; it returned ${named(answer)}.`);
  const at = answer.findIndex((one) => typeof one !== "number" || !Number.isFinite(one));
  if (at >= 0) {
    const { inside, outside } = records[at] as Asked;
    throw new WrongAnswer(
      `score should give a finite number; to a record with ${inside.length} shadow models trained with it and ${outside.length} without, it gave ${named(answer[at])}.`,
      listed(records, [at], () => named(answer[at])),
    );
  }
  return Float64Array.from(answer as number[]);
}

const FALSE_ALARMS = 0.01;

/** The share of members that these scores find at one false alarm in a hundred. */
export async function found(scores: Float64Array, members: Uint8Array): Promise<number> {
  const { points } = await judge(sorted(scores, members), 0.95, [FALSE_ALARMS]);
  return (points[0] as (typeof points)[number]).tpr;
}

/** Those that are no members and were taken for some first. */
export function falseAlarms({ asked, members }: Game, scores: Float64Array): Shown {
  const others = asked.map((_, i) => i).filter((i) => members[i] === 0);
  const first = others.sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, 4);
  return listed(asked, first, (i) => (scores[i] as number).toPrecision(3));
}

const few = (numbers: readonly number[]) =>
  numbers.length === 0 ? "nobody" : `${numbers.slice(0, 4).map(short).join(", ")}${numbers.length > 4 ? ", …" : ""}`;
const short = (number: number) => number.toFixed(1).replace("-", "−");

export const listed = (records: readonly Asked[], places: readonly number[], score: (place: number) => string): Shown => ({
  head: ["the victim’s φ", "of models with it", "of models without it", "your score"],
  rows: places.map((i) => {
    const { victim, inside, outside } = records[i] as Asked;
    return [short(victim), few(inside), few(outside), score(i)];
  }),
});

/**
 * All attackers on the same models: each model is the victim once and the others are its shadows, and what they find is judged where few
 * false alarms are allowed.
 *
 * Two readings of each attacker. Over all victims together: many points, so that one false alarm in a thousand means something; an
 * estimate of the mean over trainings with a standard error, and no interval, since the victims share their records and each other. On one victim: an interval, as if
 * the scores of one training were independent, which is not proven.
 *
 * Trap: the best of several attackers is chosen after looking. The intervals are made for all of them at once (Bonferroni).
 * Trap: with few shadows an attacker is weak, not the model safe.
 */
import type { RocPoint } from "../../../dp/index.ts";
import { areaError } from "../between-trainings.ts";
import { calibratedLoss } from "../calibrated-loss.ts";
import { type Attack, leaveOneOut, pooled, type Sorted } from "../game.ts";
import { liraOffline, liraOnline } from "../lira.ts";
import { lossThreshold } from "../loss-threshold.ts";
import { judge, type OperatingPoint } from "../operating-points.ts";
import { rmiaOnline } from "../rmia.ts";
import { shadowClassifier } from "../shadow-classifier.ts";
import type { Scores, Shadow, Signals } from "../signals.ts";

export const ATTACKERS = ["loss-threshold", "shadow-classifier", "calibrated-loss", "lira-offline", "lira-online", "rmia"] as const;
export type Attacker = (typeof ATTACKERS)[number];

/** So many shadows an attacker needs at least. */
const SHADOWS: Readonly<Record<Attacker, number>> = {
  "loss-threshold": 0,
  "shadow-classifier": 1,
  "calibrated-loss": 1,
  "lira-offline": 2,
  "lira-online": 2,
  rmia: 1,
};

/** How sure the intervals of all attackers of one run are together, if the scores of one training are independent. */
export const CONFIDENCE = 0.95;

/** Models of one kind of training, and what each says of records that nobody trained with. */
export interface Targets {
  readonly models: readonly Shadow[];
  readonly populations: readonly Signals[];
}

export interface OneVictim {
  readonly auc: { readonly measured: number; readonly low: number; readonly high: number };
  /** How many of this victim's records were in its training, and how many were not. */
  readonly members: number;
  readonly others: number;
  /** At one false alarm in 100, and in 1000. */
  readonly at1: OperatingPoint;
  readonly at01: OperatingPoint;
}

export interface Found {
  /** Over all victims together. */
  readonly auc: number;
  /** Its standard error, from how much the victims differ; one alone does not. */
  readonly error?: number;
  readonly tprAt1: number;
  readonly tprAt01: number;
  /** So many records that were not in the training were judged: one false alarm is one of them. */
  readonly others: number;
  /** The curve, thinned out for a drawing on logarithmic axes; the numbers are of the whole one. */
  readonly roc: readonly RocPoint[];
  readonly one: OneVictim;
}

export interface Scored {
  readonly found: Found;
  /** By victim: a score for each record of the pool. */
  readonly scores: readonly Scores[];
  /** On the first victim, with its band. */
  readonly first: Awaited<ReturnType<typeof judge>>["roc"];
}

export async function attackAll(
  targets: Targets,
  wanted: readonly Attacker[],
  pause: () => Promise<void>,
): Promise<Partial<Record<Attacker, Scored>>> {
  const shadows = targets.models.length - 1;
  const able = wanted.filter((id) => shadows >= SHADOWS[id]);
  const all: Partial<Record<Attacker, Scored>> = {};
  for (const id of able) all[id] = await scored(targets, id, 1 - (1 - CONFIDENCE) / wanted.length, pause);
  return all;
}

async function scored(targets: Targets, id: Attacker, confidence: number, pause: () => Promise<void>): Promise<Scored> {
  const scores: Scores[] = [];
  const attack = attackOf(id, targets.populations);
  const kept: Attack = (victim, shadows, place) => {
    const own = attack(victim, shadows, place);
    scores.push(own);
    return own;
  };
  const games: Sorted[] = [];
  for (const game of leaveOneOut(targets.models, kept)) {
    games.push(game);
    await pause();
  }
  const all = pooled(games);
  const together = await judge(all);
  await pause();
  const error = areaError(games);
  const one = games[0] as Sorted;
  const first = await judge(one, confidence);
  const [at1, at01] = first.points as [OperatingPoint, OperatingPoint];
  const [all1, all01] = together.points as [OperatingPoint, OperatingPoint];
  return {
    scores,
    first: first.roc,
    found: {
      auc: together.roc.auc.measured,
      ...(error !== undefined && { error }),
      tprAt1: all1.tpr,
      tprAt01: all01.tpr,
      others: all.others.length,
      roc: thinned(together.roc.points),
      one: { auc: first.roc.auc, members: one.members.length, others: one.others.length, at1, at01 },
    },
  };
}

function attackOf(id: Attacker, populations: readonly Signals[]): Attack {
  if (id === "loss-threshold") return (victim) => lossThreshold(victim);
  if (id === "shadow-classifier") return (victim, shadows) => shadowClassifier(victim, shadows);
  if (id === "calibrated-loss") return (victim, shadows) => calibratedLoss(victim, shadows);
  if (id === "lira-offline") return (victim, shadows) => liraOffline(victim, shadows);
  if (id === "lira-online") return (victim, shadows) => liraOnline(victim, shadows);
  return (victim, shadows, place) =>
    rmiaOnline(victim, shadows, {
      population: { victim: populations[place] as Signals, shadows: populations.filter((_, m) => m !== place) },
    });
}

/** Of a decade: what two points of a drawing are apart at least. */
const APART = 0.05;

/** From the first point with a false alarm on. */
function thinned(points: readonly RocPoint[]): RocPoint[] {
  const kept: RocPoint[] = [];
  for (const [i, { fpr, tpr }] of points.entries()) {
    const last = kept.at(-1);
    if (fpr === 0 && (points[i + 1]?.fpr ?? 1) === 0) continue; // the last one before the first false alarm stands for those before it
    if (!last || i === points.length - 1 || Math.log10(fpr / last.fpr) >= APART || Math.log10(tpr / last.tpr) >= APART)
      kept.push({ fpr, tpr });
  }
  return kept;
}

/** The score above which at most this share of the others is. */
export function cutAt(scores: readonly Scores[], models: readonly Shadow[], fpr: number): number {
  const others = Float64Array.from(models.flatMap(({ members }, m) => Array.from(scores[m] as Scores).filter((_, i) => members[i] !== 1)));
  others.sort();
  return others[others.length - 1 - Math.floor(fpr * others.length + 1e-9)] ?? Number.NEGATIVE_INFINITY;
}

/**
 * The records that a training remembers most: those of which models that saw them are most surer than models that did not. Each comes with how
 * often it would have been found, and how often called a member wrongly, at one false alarm in a hundred.
 *
 * This is the laboratory's eye: it looks at all models and knows who was in which. A single attacker sees one victim.
 *
 * Trap: the records are chosen for what the plain models remember. What the private models remember of the same ones is no choice of theirs.
 */
import { recordsOf } from "../records.ts";
import type { Scores, Shadow } from "../signals.ts";
import { cutAt } from "./attackers.ts";

export interface Remembered {
  /** Mean phi of the models with the record, less that of the models without. */
  readonly gap: number;
  /** Of so many models that were trained with it, it was found in so many. */
  readonly trained: number;
  readonly found: number;
  /** Of the others, it was called a member in so many. */
  readonly alarms: number;
}

/** Places in the pool, the most exposed first. */
export function mostExposed(models: readonly Shadow[], count: number): number[] {
  const gaps = gapsOf(models);
  return Array.from(gaps.keys())
    .filter((i) => Number.isFinite(gaps[i]))
    .sort((a, b) => (gaps[b] as number) - (gaps[a] as number))
    .slice(0, count);
}

/** NaN where all models have the record, or none. */
function gapsOf(models: readonly Shadow[]): Float64Array {
  const { inside, outside } = recordsOf(models, ({ signals }) => signals.phi);
  return inside.mean.map((mean, i) =>
    (inside.count[i] as number) > 0 && (outside.count[i] as number) > 0 ? mean - (outside.mean[i] as number) : Number.NaN,
  );
}

/** @param scores of one attacker, by victim */
export function rememberedBy(models: readonly Shadow[], scores: readonly Scores[], places: readonly number[]): Remembered[] {
  const gaps = gapsOf(models);
  const cut = cutAt(scores, models, 0.01);
  return places.map((i) => {
    let [trained, found, alarms] = [0, 0, 0];
    for (const [m, { members }] of models.entries()) {
      const called = ((scores[m] as Scores)[i] as number) > cut;
      if (members[i] === 1) {
        trained++;
        if (called) found++;
      } else if (called) alarms++;
    }
    return { gap: gaps[i] as number, trained, found, alarms };
  });
}

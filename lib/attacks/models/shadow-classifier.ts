/**
 * The first membership inference attack: train models as the victim was, learn from their answers what the answers on members look like,
 * for each class apart, and ask that of the victim's answers.
 *
 * The classifier is logistic regression on four numbers made of an answer: phi, the log of the largest probability, the entropy, and the probability
 * of the label. (The paper takes a neural network on the whole vector; the threat model is the same.)
 *
 * Handed: the victim's answers, and shadow models with their members.
 *
 * Trap: it knows how hard a class is, and nothing of how hard a record is. So it is beaten where few false alarms are allowed.
 *
 * Source: Shokri, Stronati, Song, Shmatikov, Membership Inference Attacks Against Machine Learning Models (2017).
 */
import { fitLogistic } from "./logistic.ts";
import { lossOf, type Scores, type Shadow, type Signals } from "./signals.ts";

const FEATURES = 4;

/** phi, ln max p, entropy, p_y: row after row. */
function featuresOf({ classes, labels, logits, phi }: Signals): Float64Array {
  const all = new Float64Array(FEATURES * labels.length);
  for (let i = 0; i < labels.length; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const top = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const sum = row.reduce((total, z) => total + Math.exp(z - top), 0);
    const logSum = Math.log(sum);
    const entropy = row.reduce((total, z) => total + (Math.exp(z - top) / sum) * (logSum - (z - top)), 0);
    all.set([phi[i] as number, -logSum, entropy, Math.exp(-lossOf(phi[i] as number))], FEATURES * i);
  }
  return all;
}

/** Log odds of membership. */
export function shadowClassifier(victim: Signals, shadows: readonly Shadow[]): Scores {
  if (shadows.length === 0) throw new RangeError("The shadow classifier needs at least one shadow model.");
  const asked = featuresOf(victim);
  const known = shadows.map(({ signals, members }) => ({ features: featuresOf(signals), labels: signals.labels, members }));
  const scores = new Float64Array(victim.labels.length);
  for (let label = 0; label < victim.classes; label++) {
    const rows: Float64Array[] = [];
    const inside: number[] = [];
    for (const { features, labels, members } of known) {
      for (let i = 0; i < labels.length; i++) {
        if (labels[i] !== label) continue;
        rows.push(features.subarray(FEATURES * i, FEATURES * (i + 1)));
        inside.push(members[i] as number);
      }
    }
    const oddsOf = fitLogistic(rows, inside, FEATURES);
    for (let i = 0; i < scores.length; i++) {
      if (victim.labels[i] === label) scores[i] = oddsOf(asked.subarray(FEATURES * i, FEATURES * (i + 1)));
    }
  }
  return scores;
}

/**
 * What an attacker sees of a model about one record whose label it knows: the logits, and what is made of them.
 *
 *   loss   -ln p, with p the probability of the record's own label
 *   phi    ln(p / (1 - p)) = z_y - log of the sum of the others' e^z: the same, spread out so that it is nearly normal for every record
 *
 * Handed: logits and labels. Not who was a member.
 *
 * Trap: p of a record that was learnt by heart is 1 as a double (and soon as a float), and ln(p / (1 - p)) is infinite. From logits nothing is lost.
 *
 * Source: Carlini et al., Membership Inference Attacks From First Principles (2022), section IV-C.
 */
import { logSumExp } from "../../math/index.ts";

export interface Signals {
  readonly classes: number;
  readonly labels: ArrayLike<number>;
  /** Record after record, a number for each class. */
  readonly logits: Float64Array;
  readonly phi: Float64Array;
  readonly loss: Float64Array;
}

export function signalsOf(logits: Float64Array, labels: ArrayLike<number>, classes: number): Signals {
  if (logits.length !== labels.length * classes) {
    throw new RangeError(`${labels.length} records of ${classes} classes have ${labels.length * classes} logits, not ${logits.length}.`);
  }
  const phi = new Float64Array(labels.length);
  const others = new Float64Array(classes - 1);
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i] as number;
    for (let k = 0, at = 0; k < classes; k++) if (k !== own) others[at++] = logits[i * classes + k] as number;
    phi[i] = (logits[i * classes + own] as number) - logSumExp(others);
  }
  return { classes, labels, logits, phi, loss: phi.map(lossOf) };
}

/** -ln p at a phi: ln(1 + e^-phi). */
export const lossOf = (phi: number): number => (phi > 0 ? Math.log1p(Math.exp(-phi)) : Math.log1p(Math.exp(phi)) - phi);

/** A model that the attacker trained itself, as the victim was: it knows who is in it. */
export interface Shadow {
  readonly signals: Signals;
  /** 1 for each record of the pool that it was trained with. */
  readonly members: Uint8Array;
}

/** An attack's answer: a score for each record of the pool, higher where it thinks "member". */
export type Scores = Float64Array;

/**
 * Members have smaller losses. Score: minus the loss; whoever is above a threshold is called a member.
 *
 * Handed: the victim's answers on records and labels. No other models.
 *
 * Trap: it is right more often than a coin and still worth nothing where it must be right nearly always. Its most confident "members" are easy
 * records, which every model knows whether it saw them or not.
 *
 * Source: Yeom, Giacomelli, Fredrikson, Jha, Privacy Risk in Machine Learning (2018).
 */
import type { Scores, Signals } from "./signals.ts";

export const lossThreshold = ({ loss }: Signals): Scores => loss.map((x) => -x);

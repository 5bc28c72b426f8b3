/** Names and numbers of this figure as they are written. */
import type { Frame } from "../../../lib/experiments/model-attack.result.ts";

export const NAMES: Readonly<Record<string, string>> = {
  "loss-threshold": "threshold on the loss",
  "shadow-classifier": "shadow classifier",
  "calibrated-loss": "calibrated loss",
  "lira-offline": "likelihood ratio, offline",
  "lira-online": "likelihood ratio, online",
  rmia: "RMIA",
};
export const nameOf = (attack: string): string => NAMES[attack] ?? attack;

export const KINDS = ["plain", "early", "dp"] as const;
export type Kind = (typeof KINDS)[number];

export const kindOf = (kind: Kind, { epsilon }: Pick<Frame, "epsilon">, early: number): string =>
  kind === "plain" ? "plain" : kind === "early" ? `stopped after ${early} ${early === 1 ? "epoch" : "epochs"}` : `private, ε = ${epsilon}`;

/** What stands between a number and its sign: it does not break. */
const NARROW = "\u202f";

/** "16.5 %", "0.53 %", "0 %": two digits at least, and never 100 where it is less. */
export function percent(share: number): string {
  const value = 100 * share;
  if (share === 0) return `0${NARROW}%`;
  if (value < 1) return `${Number(value.toPrecision(2))}${NARROW}%`;
  return `${share < 1 ? Math.min(99.9, Number(value.toFixed(1))).toFixed(1) : "100"}${NARROW}%`;
}

export const area = (auc: number): string => auc.toFixed(3).replace(/^0/, "");
export const money = (epsilon: number): string => (epsilon === 0 ? "0" : epsilon.toFixed(2));
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

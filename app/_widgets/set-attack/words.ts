/** Numbers and names of the figure as they are written. */

import type { Result } from "../../../lib/experiments/set-attack.result.ts";
import { setAttack } from "../../../lib/experiments/set-attack.ts";
import type { Values } from "../../../lib/schema/index.ts";
import { about, money as cents, counted, share } from "../numbers.ts";

export type Settings = Values<typeof setAttack.params>;

const { attack, per } = setAttack.params.fields;

export const attackName = (values: Pick<Settings, "attack">): string => attack.about.names?.[values.attack] ?? values.attack;

export const area = (auc: number | null): string => (auc === null ? "none" : share(auc, 2));

export const people = (count: number): string => (count === 1 ? "1 person" : `${about(count)} people`);

/** "0.25 %" of a share; as many digits as say something. */
export const percent = (part: number): string => `${about(100 * part)}\u00a0%`;

export const ofHundred = (right: number, of: number): number => Math.round((100 * right) / of);

/** The second panel's name and what it does. */
export function secondName(
  { defence, epsilon, per: mode }: Settings,
  { noise }: Pick<Result, "noise">,
): { readonly name: string; readonly sub: string } {
  if (defence === "dpca")
    return {
      name: "Padded sizes",
      sub: `${noise?.dummies ?? 0} dummies a side in each call; ε = ${epsilon}, δ = ${noise?.delta} for all calls`,
    };
  const meant = mode === "none" ? "each call, and nobody counts" : (per.about.names?.[mode] ?? mode);
  return { name: "DP sizes", sub: `noise on each answer; ε = ${epsilon} for ${meant}` };
}

/** A mark that nobody can use is not drawn. */
export const marksOf = ({ marked }: Pick<Result, "marked">, { bias, attack: by }: Settings): readonly number[] =>
  bias > 1 || by === "features" ? marked : [];

/** What rounding down to the billionth leaves of a budget is nothing. */
export const money = (epsilon: number): string => cents(Math.round(epsilon * 1e6) / 1e6);

export { about, counted, share };

/**
 * The attacker as a party: it asks the other party's counter (lib/psi/dp/noisy-size.ts) for real, by its attack, and has nothing but the
 * answers.
 *
 * Knows: its list of people, its coins, what it received. Strings that nobody has make each question as long as it wishes: the counter sees
 * lengths, and learns nothing by them.
 */
import type { PartyLab, Peers } from "../../protocol/index.ts";
import { loadNoisySize, type SizeTerms } from "../../psi/index.ts";
import { type Coins, fromCoins } from "../../random/index.ts";
import { type AttackPlan, attackMaker, type Features } from "./choice.ts";
import { type Recorded, recorded } from "./record.ts";

export interface AttackerInput extends SizeTerms {
  readonly plan: AttackPlan;
  readonly features: Features;
  /** By person: what the other party may have on its list. */
  readonly names: readonly string[];
  /** Every question is made at least so long. */
  readonly padTo: number;
  readonly cap: number;
  /** What the attack is shuffled by. Absent: its own coins. Two attackers that shall ask alike bring the same. */
  readonly shuffles?: Coins | undefined;
}

export async function attacker({ counter }: Peers<"counter">, input: AttackerInput, lab: PartyLab): Promise<Recorded> {
  const { plan, features, names, padTo, cap, shuffles } = input;
  const make = await attackMaker(plan, (fraction) => lab.progress(fraction / 2, "making its plan"));
  const { openAsker } = await loadNoisySize();
  const asker = await openAsker(counter, input, lab);
  const named = (person: number) => names[person] as string;
  const record = await recorded(
    make(shuffles ? fromCoins(shuffles) : lab.rng.fork("attack"), features),
    (question) => asker.ask([...question.map(named), ...decoys(padTo - question.length)]),
    cap,
    (calls) => lab.progress(Math.min(1, calls / plan.calls), `asking: call ${calls}`),
  );
  await asker.over();
  return record;
}

/** No list of people has a name with a slash in it. */
export const decoys = (count: number): string[] => Array.from({ length: Math.max(0, count) }, (_, i) => `decoy/${i}`);

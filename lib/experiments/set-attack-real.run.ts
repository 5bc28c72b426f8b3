/**
 * The attack with real PSI-CA: two workers for each panel, and a whole run of the protocol for every call. One play holds the whole attack, so
 * that both workers live through it.
 *
 * Where this device is too slow for that it stops, and says so; the ideal functionality then answers the same (a test holds the two equal).
 */
import { type AttackPlan, setAttack } from "../attacks/index.ts";
import type { Features, Recorded } from "../attacks/sets/index.ts";
import type { NanoEpsilon } from "../dp/index.ts";
import type { Coins } from "../random/index.ts";
import type { Lab } from "./experiment.ts";
import type { Settings } from "./set-attack-params.ts";

/** A whole attack should not take longer, in ms. */
const TOO_LONG = 15_000;
/** Looked at after so many calls: the first one loads code. */
const [FIRST, LAST] = [1, 4];

export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

export interface RealCall {
  readonly plan: AttackPlan;
  readonly features: Features;
  readonly cap: number;
  readonly shuffles: Coins;
  readonly members: readonly number[];
  /** Undefined: exact. */
  readonly noisy?: { readonly epsilon: NanoEpsilon; readonly budget: NanoEpsilon | null; readonly noise: Coins } | undefined;
}

export interface RealPlayed {
  readonly record: Recorded;
  readonly refused: number;
  /** After each call. */
  readonly spent: readonly number[];
  readonly msPerCall: number;
}

const NO_PRICE = 0n as NanoEpsilon;

/** What cannot be played between two parties that do not see each other's lists; undefined: it can. */
export function whyIdeal({ rule, defence, changes, accounts, attack, decoys }: Settings): string | undefined {
  if (attack === "sum") return "sums are answered by the ideal functionality, after one real intersection-sum";
  if (defence === "dpca") return "dummies are added by the ideal functionality here";
  if (rule === "remember") return "with fresh keys in every call nobody can tell that a question is the same: only an ideal service could";
  if (rule !== "none" || changes > 0 || accounts > 1 || !decoys) return "these rules are followed by the ideal functionality here";
  return undefined;
}

/** A person's name on both lists. Whoever is in only on the counter's side has another. */
export const nameOf = (person: number): string => `person/${person}`;

/** @throws TooSlow */
export async function realPlay(
  { n }: Settings,
  { plan, features, cap, shuffles, members, noisy }: RealCall,
  lab: Lab<never>,
): Promise<RealPlayed> {
  const terms = { answers: noisy ? "noisy" : "exact", engine: "auto" } as const;
  const others = Array.from({ length: n - members.length }, (_, i) => `customer/${i}`);
  const stop = new AbortController();
  let heard = 0;
  let [first, msPerCall] = [0, 0];
  const progress = (seat: string, fraction: number, note: string) => {
    if (seat !== "asker") return;
    heard++;
    void lab.progress(fraction, note).catch(() => {}); // who stopped the run is heard by the play
    if (heard === FIRST) first = lab.now();
    if (heard <= FIRST) return;
    msPerCall = (lab.now() - first) / (heard - FIRST);
    if (heard === LAST && msPerCall * plan.calls > TOO_LONG) stop.abort(new TooSlow());
  };
  const { asker, counter } = await lab.play(
    setAttack,
    {
      asker: {
        role: "attacker",
        input: { ...terms, plan, features, names: Array.from({ length: n }, (_, person) => nameOf(person)), padTo: n, cap, shuffles },
      },
      counter: {
        role: "counter",
        input: {
          ...terms,
          list: [...members.map(nameOf), ...others],
          epsilon: noisy?.epsilon ?? NO_PRICE,
          budget: noisy?.budget ?? null,
          noise: noisy?.noise,
        },
      },
    },
    { quiet: true, progress, stop: stop.signal },
  );
  let answered = 0n;
  const price = noisy?.epsilon ?? NO_PRICE;
  const spent = asker.calls.map(({ answer }) => Number(price * (answer === null ? answered : ++answered)) / 1e9);
  return { record: asker, refused: counter.refused, spent, msPerCall };
}

/**
 * The people of one run, and the two services that say how many of some of them are in the secret set.
 *
 * Trap: whoever bears a mark, and who is in, are drawn before anything is asked, from coins that neither the attacker nor the noise has.
 */
import {
  type Adds,
  behindNoise,
  type CountAndSum,
  changingVictim,
  countingVictim,
  type Dummies,
  minimumSize,
  type Noise,
  noiseOf,
  type Question,
  remembering,
  summingVictim,
  type Victim,
  withOneOffset,
} from "../attacks/sets/index.ts";
import type { Ledger, Mechanism, NanoEpsilon } from "../dp/index.ts";
import { makeLedger } from "../dp/ledger.ts";
import type { Rng } from "../random/index.ts";
import type { Settings } from "./set-attack-params.ts";

export interface Scene {
  readonly members: readonly number[];
  /** Who bears the mark that everybody sees. */
  readonly marked: readonly number[];
  /** What each would pay. */
  readonly payments: readonly number[];
  /** Who is in, round after round, where the set changes. */
  readonly rounds: readonly Question[];
}

const everybody = (people: number): number[] => Array.from({ length: people }, (_, person) => person);
const sorted = (places: readonly number[]): number[] => [...places].sort((a, b) => a - b);

/** One in ten bears the mark, of members `bias` in ten. */
const TEN = 10;

/** @param most calls that there can be */
export function sceneOf({ n, c, bias, pays, changes, attack }: Settings, most: number, rng: Rng): Scene {
  const members = sorted(rng.fork("set").shuffled(everybody(n)).slice(0, c));
  const inside = new Set(members);
  const marks = rng.fork("marks");
  const marked = everybody(n).filter((person) => marks.below(TEN) < (inside.has(person) ? bias : 1));
  const purse = rng.fork("payments");
  const payments = attack === "sum" ? everybody(n).map(() => 1 + purse.below(pays)) : [];
  return {
    members,
    marked,
    payments,
    rounds: changes > 0 ? roundsOf(n, members, Math.ceil(most / changes), rng.fork("changes")) : [members],
  };
}

/** Each time one member leaves and somebody who was not in joins. */
function roundsOf(people: number, members: readonly number[], count: number, rng: Rng): Question[] {
  const rounds: Question[] = [members];
  while (rounds.length < count) {
    const now = rounds.at(-1) as Question;
    const outside = everybody(people).filter((person) => !now.includes(person));
    if (now.length === 0 || outside.length === 0) break;
    const leaves = now[rng.below(now.length)];
    rounds.push(sorted([...now.filter((person) => person !== leaves), outside[rng.below(outside.length)] as number]));
  }
  return rounds;
}

/** A service as the attacker meets it, and what its owner sees. */
export interface Service<A> {
  ask(question: Question): A | null;
  /** What was charged; where nobody charges, what it adds up to. */
  spent(): number;
  refused(): number;
  /** Who is in, as claims about its answers are judged. */
  truth(): number[];
}

/** What is promised of the noise. */
export interface Guard {
  readonly mechanism: Mechanism;
  /** For sums: of the sum, whose price is the same again. */
  readonly sumMechanism?: Mechanism | undefined;
  readonly budget: NanoEpsilon | null;
}

/** Dummies that both parties should add. */
export interface Padding {
  readonly t: number;
  readonly adds: Adds;
  /** What so many calls cost. */
  readonly costOf: (calls: number) => number;
}

const NANO = 1e9;

interface Facing<A> {
  readonly victims: readonly Victim<A>[];
  readonly spent: () => number;
}

/** The attacker goes from account to account, and is refused when the last one refuses. */
function serviceOf<A>(settings: Settings, { rounds }: Scene, { victims, spent }: Facing<A>): Service<A> {
  const { decoys, rule, least, changes, n } = settings;
  const guarded = rule === "minimum" && !decoys ? victims.map((victim) => minimumSize(victim, least)) : victims;
  let at = 0;
  let refused = 0;
  const answered = () => victims.reduce((sum, victim) => sum + victim.answered, 0);
  return {
    ask(question) {
      for (; at < guarded.length; at++) {
        const answer = (guarded[at] as Victim<A>).ask(question);
        if (answer !== null) return answer;
        refused++;
      }
      at = guarded.length - 1; // the last one is asked again, and may grant another question
      return null;
    },
    spent,
    refused: () => refused,
    truth() {
      const used = changes > 0 ? rounds.slice(0, Math.max(1, Math.ceil(answered() / changes))) : rounds;
      const inside = new Set(used.flat());
      return everybody(n).filter((person) => inside.has(person));
    },
  };
}

const counting = ({ n, changes }: Settings, { members, rounds }: Scene): Victim<number> =>
  changes > 0 ? changingVictim(n, rounds, changes) : countingVictim(n, members);

export const exactSizes = (settings: Settings, scene: Scene): Service<number> =>
  serviceOf(settings, scene, { victims: [counting(settings, scene)], spent: () => 0 });

export const exactSums = (settings: Settings, scene: Scene): Service<CountAndSum> =>
  serviceOf(settings, scene, { victims: [summingVictim(scene.payments, scene.members)], spent: () => 0 });

/** A ledger for each account. */
const ledgersOf = ({ accounts }: Settings, { budget }: Guard): (Ledger | undefined)[] =>
  Array.from({ length: accounts }, () => (budget === null ? undefined : makeLedger(budget)));

/** What the ledgers were charged, or what the fresh answers add up to. */
const charged =
  <A>(ledgers: readonly (Ledger | undefined)[], victims: readonly Victim<A>[], price: NanoEpsilon) =>
  () => {
    const fresh = BigInt(victims.reduce((sum, { answered }) => sum + answered, 0));
    return Number(ledgers[0] ? ledgers.reduce((sum, ledger) => sum + (ledger?.spent.epsilon ?? 0n), 0n) : price * fresh) / NANO;
  };

/** What is drawn from one stream, for one run or for many: its tables take a millisecond. */
export interface Draws {
  readonly noise: Noise;
  readonly sumNoise?: Noise | undefined;
}

export const drawsOf = ({ mechanism, sumMechanism }: Guard, rng: Rng): Draws =>
  sumMechanism
    ? { noise: noiseOf(mechanism, rng.fork("sizes")), sumNoise: noiseOf(sumMechanism, rng.fork("sums")) }
    : { noise: noiseOf(mechanism, rng) };

export function noisySizes(settings: Settings, scene: Scene, guard: Guard, draws: Draws): Service<number> {
  const { rule } = settings;
  const noise = rule === "offset" ? withOneOffset(draws.noise) : draws.noise;
  const ledgers = ledgersOf(settings, guard);
  const exact = counting(settings, scene);
  const victims = ledgers.map((ledger) => behindNoise(exact, ledger ? { noise, ledger } : { noise }));
  return serviceOf(settings, scene, {
    victims: rule === "remember" ? victims.map(remembering) : victims,
    spent: charged(ledgers, victims, noise.epsilon),
  });
}

export function noisySums(settings: Settings, scene: Scene, guard: Guard, { noise, sumNoise }: Draws): Service<CountAndSum> {
  const ledgers = ledgersOf(settings, guard);
  const both = { noise, sumNoise: sumNoise as Noise };
  const victims = ledgers.map((ledger) => summingVictim(scene.payments, scene.members, ledger ? { ...both, ledger } : both));
  const price = (both.noise.epsilon + both.sumNoise.epsilon) as NanoEpsilon;
  return serviceOf(settings, scene, { victims, spent: charged(ledgers, victims, price) });
}

export function paddedSizes(settings: Settings, scene: Scene, { costOf }: Padding, dummies: Dummies): Service<number> {
  const exact = counting(settings, scene);
  const padded: Victim<number> = {
    ask(question) {
      const size = exact.ask(question);
      return size === null ? null : size + dummies.draw();
    },
    get answered() {
      return exact.answered;
    },
  };
  return serviceOf(settings, scene, { victims: [padded], spent: () => costOf(exact.answered) });
}

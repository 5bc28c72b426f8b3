/**
 * The bets of the attack on the order, apart from the protocol: whoever has an order to offer can ask how often it is caught (the test does).
 *
 * Three questions, and a wager for each. An alarm is given when one unit has grown to ALARM^-1: by Ville's inequality uniform and
 * independent orders raise one in at most 3·ALARM of all runs, whatever the number of rehearsals.
 *
 * Some bettors learn from the rehearsals what the order goes by. A wrong shuffle whose orders all occur, only some more often, is too
 * weak for them: whoever must learn thousands of chances is ruined first. So the known wrong shuffles have bettors of their own, who know
 * the chances beforehand: of `sort(() => coin)` one for each way in which engines sort (sorts.ts says why the engine is not asked).
 */
import {
  type Bettor,
  byBelief,
  byPlace,
  byRank,
  byStep,
  lnForAlarm,
  type Order,
  ordersOfRandomSort,
  ordersOfSwaps,
  type Wager,
  wager,
} from "../statistics/bets.ts";
import { sorts } from "../statistics/sorts.ts";

/**
 * Items in a rehearsal. More cost the sender more multiplications, but tell more: where `sort(() => coin)` is a binary insertion, as in
 * Chromium 156, a rehearsal with 5 items makes the bet on it grow by 0.11 (a million wants 15), with 7 by 0.21, and with 8 by no more.
 */
export const N = 7;

/** Three of these are below one in a million. */
export const ALARM = 3e-7;
export const NEEDED = lnForAlarm(ALARM);

/** A leak that a rule of places explains has won long before. */
const REHEARSALS = 16;
/** Where somebody goes on: 15 / 0.21 is 72 on average in Chromium 156, and luck may be bad. */
const AT_MOST = 300;
/** What it takes with a uniform shuffle in Chromium, about: for the progress that is shown. */
const USUAL = 70;
/** Who knows the chances wins and loses, and goes on until one unit is a thousandth: who is right gets there at most once in 1,000 runs. */
const LOST = Math.log(0.001);
/** Who learns pays for it first, and sinks slowly where there is nothing to learn: that is not waited for. */
const LEARNT_NOTHING = Math.log(0.1);

/** What one rehearsal showed: for each place of a list that came back, whose entry stands there. */
export interface Rehearsal {
  /** By its place in what went in (the list of items, the points sent). */
  readonly listByPlace: Order;
  readonly answersByPlace: Order;
  /** By which item it is. */
  readonly listByItem: Order;
  readonly answersByItem: Order;
}

/** The place of the one who goes by items. */
export const BY_ITEM = 1;

/** A bet on one of the three questions, and who in it can say what usually lies at a place. */
export interface Question {
  readonly wager: Wager<Rehearsal>;
  readonly rules: readonly (((place: number) => number) | undefined)[];
  /** The ln of the fortune at which a bettor gives up. */
  readonly givesUp: readonly number[];
}

interface Seat {
  readonly of: (r: Rehearsal) => Order;
  readonly by: Bettor<Order> & Partial<Pick<ReturnType<typeof byPlace>, "usual">>;
  readonly givesUp?: number;
}

/** Bettors look at one order of a rehearsal. */
function question(seats: readonly Seat[]): Question {
  return {
    wager: wager(seats.map(({ of, by }) => ({ bet: (r: Rehearsal) => by.bet(of(r)) }))),
    rules: seats.map(({ by }) => by.usual),
    givesUp: seats.map(({ givesUp = LEARNT_NOTHING }) => givesUp),
  };
}

/** The shuffle of Fisher and Yates: from the last place on, swap with a place that is not done yet. */
const downTo = (last: number, below: (at: number) => number) => {
  const swaps: [number, number][] = [];
  for (let at = N - 1; at >= last; at--) swaps.push([at, below(at)]);
  return swaps;
};

let known: readonly Bettor<Order>[] | undefined;
/** Bets on the orders that wrong shuffles make which have a name. Found once, by some 60,000 sorts. */
function wrongShuffles(): readonly Bettor<Order>[] {
  if (known) return known;
  const laws = [
    // Heads or tails; or "less, equal or more", where equal counts as one of the others.
    ...Object.values(sorts).flatMap((sort) => ordersOfRandomSort(N, sort, [1 / 2, 1 / 3, 2 / 3])),
    // Never swapped with itself.
    ordersOfSwaps(
      N,
      downTo(1, (at) => at),
    ),
    // The last swap forgotten.
    ordersOfSwaps(
      N,
      downTo(2, (at) => at + 1),
    ),
  ];
  known = laws.map((law) => byBelief(N, law));
  return known;
}

/** For each place that the own list had before: which point stood, before, where its entry's place is now. In order if both moved alike. */
const paired = ({ listByPlace, answersByPlace }: Rehearsal): Order => {
  const out: number[] = [];
  listByPlace.forEach((before, now) => {
    out[before] = answersByPlace[now] as number;
  });
  return out;
};

const threeQuestions = (): readonly [Question, Question, Question] => {
  const ofOne = (byPlaces: (r: Rehearsal) => Order, byItems: (r: Rehearsal) => Order) =>
    question([
      { of: byPlaces, by: byPlace(N) },
      { of: byItems, by: byPlace(N) },
      { of: byPlaces, by: byStep(N) },
      { of: byPlaces, by: byRank(N) },
      ...wrongShuffles().map((by) => ({ of: byPlaces, by, givesUp: LOST })),
    ]);
  return [
    ofOne(
      (r) => r.answersByPlace,
      (r) => r.answersByItem,
    ),
    ofOne(
      (r) => r.listByPlace,
      (r) => r.listByItem,
    ),
    question([
      { of: paired, by: byPlace(N) },
      { of: paired, by: byStep(N) },
    ]),
  ];
};

/** Is there a bettor who should go on? */
const undecided = ({ wager: { ln, each, seen }, givesUp }: Question): boolean =>
  ln < NEEDED && (seen < REHEARSALS || (seen < AT_MOST && each.some((own, i) => own > (givesUp[i] as number))));

export interface Asked {
  readonly questions: readonly [Question, Question, Question];
  readonly rehearsals: readonly Rehearsal[];
}

/** Rehearses until every question is answered: won, or not worth going on with. */
export async function ask(rehearse: () => Promise<Rehearsal>, progress: (fraction: number) => Promise<void>): Promise<Asked> {
  const questions = threeQuestions();
  const rehearsals: Rehearsal[] = [];
  for (let open = questions.filter(undecided); open.length > 0; open = open.filter(undecided)) {
    const seen = await rehearse();
    rehearsals.push(seen);
    for (const { wager } of open) wager.see(seen);
    await progress(Math.min(1, rehearsals.length / USUAL));
  }
  return { questions, rehearsals };
}

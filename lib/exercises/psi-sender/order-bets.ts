/**
 * The bets of the attack on the order, apart from the protocol: whoever has an order to offer can ask how often it is caught (the test does).
 *
 * Three questions, and a wager for each. An alarm is given when one unit has grown to ALARM^-1: by Ville's inequality uniform and
 * independent orders raise one in at most 3·ALARM of all runs, whatever the number of rehearsals.
 */
import { byBelief, byPlace, byStep, lnForAlarm, type Order, ordersOfRandomSort, type Wager, wager } from "../statistics/bets.ts";

/** Items in a rehearsal. More would cost the sender more multiplications and tell little more. */
export const N = 5;

/** Three of these are below one in a million. */
export const ALARM = 3e-7;
export const NEEDED = lnForAlarm(ALARM);

/** A leak that a rule of places explains has won long before. */
const REHEARSALS = 16;
/** A weaker one, like `sort(() => coin)`, wins and loses: whoever bets on it goes on until one unit is a thousandth. */
const LOST = Math.log(0.001);
const AT_MOST = 120;

/** What one rehearsal showed: for each place of a list that came back, whose entry stands there. */
export interface Rehearsal {
  /** By its place in what went in (the list of items, the points sent). */
  readonly listByPlace: Order;
  readonly answersByPlace: Order;
  /** By which item it is. */
  readonly listByItem: Order;
  readonly answersByItem: Order;
}

/** The place among the bettors of the one who believes in a coin. */
const BELIEF = 3;
/** The place of the one who goes by items. */
export const BY_ITEM = 1;

/** A bet on one of the three questions, and who in it can say what usually lies at a place. */
export interface Question {
  readonly wager: Wager<Rehearsal>;
  readonly rules: readonly (((place: number) => number) | undefined)[];
}

/** Bettors look at one order of a rehearsal. */
function question(bettors: readonly { readonly of: (r: Rehearsal) => Order; readonly by: ReturnType<typeof byStep> }[]): Question {
  return {
    wager: wager(bettors.map(({ of, by }) => ({ bet: (r: Rehearsal) => by.bet(of(r)) }))),
    rules: bettors.map(({ by }) => ("usual" in by ? (by as ReturnType<typeof byPlace>).usual : undefined)),
  };
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
  const coinSort = ordersOfRandomSort(N);
  const ofOne = (byPlaces: (r: Rehearsal) => Order, byItems: (r: Rehearsal) => Order) =>
    question([
      { of: byPlaces, by: byPlace(N) },
      { of: byItems, by: byPlace(N) },
      { of: byPlaces, by: byStep(N) },
      { of: byPlaces, by: byBelief(N, coinSort) },
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
const undecided = ({ wager: { ln, each, seen } }: Question): boolean =>
  ln < NEEDED && (seen < REHEARSALS || (seen < AT_MOST && (each[BELIEF] ?? LOST) > LOST));

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
    await progress(Math.min(1, rehearsals.length / (2 * REHEARSALS)));
  }
  return { questions, rehearsals };
}

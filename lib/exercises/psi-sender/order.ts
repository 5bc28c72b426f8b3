/**
 * The attack on the order. A receiver that may only count wants to know WHICH of its items matched, and where a match stands in the
 * sender's list. It has the sender's code and rehearses at home: it plays both parties, with marked points, and sees in which order the
 * answers leave. Against that it bets (statistics/bets.ts); then it plays one honest run and says what it read off.
 *
 * How a rehearsal sees the order without the key: item i is sent as c_i·H(x_i) with a small number c_i of its own. The answer to it is c_i
 * times the entry b·H(x_i) of the sender's own list, and small multiples of every entry are cheap to compute.
 *
 * False alarms: see order-bets.ts, at most one in a million runs.
 * Misses: see the test for orders fixed by place, by the points or items, turned round by a random step, made by `sort(() => coin)` whatever
 * the engine's sort, or by a shuffle that never swaps a place with itself or forgets the last swap. A shuffle that swaps each place with
 * ANY place (instead of one not yet done) is too nearly uniform for so few rehearsals (a bet grows by 0.04 a time), and passes.
 */
import { type Point, secretScalar } from "../../psi/element.ts";
import type { Rng } from "../../random/index.ts";
import type { JudgeLab, Learner } from "../exercise.ts";
import { type Found, type Series, WrongAnswer } from "../judging.ts";
import { fortuneInWords, type Order } from "../statistics/bets.ts";
import { type Answer, type Entry, pointsOf, runSender } from "./answers.ts";
import { ALARM, ask, BY_ITEM, N, NEEDED, type Question, type Rehearsal } from "./order-bets.ts";

const ITEMS = ["ana", "ben", "cem", "dan", "eve", "fay", "gus"] as const satisfies { length: typeof N };
const MARKS = ITEMS.map((_, i) => i + 2);

/** The item of an entry of the sender's own list, and the place of its answer: neither is one that another entry has. */
function matching(entry: Point, answers: readonly Entry[], items: Order, taken: Order): readonly [item: number, place: number] {
  let multiple = entry;
  for (const item of ITEMS.keys()) {
    multiple = multiple.add(entry);
    if (items.includes(item)) continue;
    // Trap: compared as points. To encode so many multiples would take the attacker as long as the answers take the sender.
    const place = answers.findIndex(({ point }, at) => taken[at] === undefined && point.equals(multiple));
    if (place >= 0) return [item, place];
  }
  throw new WrongAnswer("Your two lists were not made with one and the same number: an answer fits none of your own points.");
}

async function rehearse(learner: Learner, marked: readonly Uint8Array[], rng: Rng): Promise<Rehearsal> {
  const listed = rng.shuffled([...ITEMS.keys()]);
  const sent = rng.shuffled([...ITEMS.keys()]);
  const { masked, doubled } = await runSender(
    learner,
    listed.map((i) => ITEMS[i] as string),
    sent.map((i) => marked[i] as Uint8Array),
  );
  const listByItem: number[] = [];
  const answersByItem: number[] = [];
  for (const { point } of masked) {
    const [item, place] = matching(point, doubled, listByItem, answersByItem);
    listByItem.push(item);
    answersByItem[place] = item;
  }
  return {
    listByItem,
    answersByItem,
    listByPlace: listByItem.map((item) => listed.indexOf(item)),
    answersByPlace: answersByItem.map((item) => sent.indexOf(item)),
  };
}

const odds = `with a uniform shuffle that happens at most once in ${Math.round(1 / ALARM).toLocaleString("en-GB")} runs`;

async function run(learner: Learner, { rng, progress }: JudgeLab): Promise<readonly Found[]> {
  const points = (await pointsOf(learner, ITEMS)).map(({ point }) => point);
  const marked = points.map((point, i) => point.multiplyUnsafe(BigInt(MARKS[i] as number)).toBytes());
  const {
    questions: [answers, list, pair],
    rehearsals,
  } = await ask(
    () => rehearse(learner, marked, rng),
    (fraction) => progress(fraction, "rehearsing at home"),
  );

  const found = async (asked: Question, safe: string, leaks: () => Promise<Found>) =>
    asked.wager.ln >= NEEDED
      ? leaks()
      : {
          passed: true,
          says: `${safe} in ${asked.wager.seen} rehearsals: whoever staked one unit on it has ${coins(asked.wager.ln)} left.`,
        };
  return [
    await found(answers, "The order of your answers told the attacker nothing", () =>
      placesAnswers(learner, points, answers, rehearsals, rng),
    ),
    await found(list, "The order of your own list told the attacker nothing", async () => ({
      passed: false,
      says:
        `The receiver learns where in your list a match stands. In ${list.wager.seen} rehearsals, betting on where an item goes turned one unit into ` +
        `${fortuneInWords(list.wager.ln)}; ${odds}.`,
      shown: ordersShown("your list", "masked", rehearsals, ({ listByItem, listByPlace }) => [
        inOrder(listByItem, listByPlace),
        listByItem,
      ]),
    })),
    await found(pair, "Knowing the order of one list told nothing about the other", async () => ({
      passed: false,
      says:
        `Both lists leave in the same order, so the receiver sees which of its points stands at the same place in its list as in yours. ` +
        `In ${pair.wager.seen} rehearsals that bet turned one unit into ${fortuneInWords(pair.wager.ln)}; ${odds}. Shuffle each list by itself.`,
      shown: {
        head: ["rehearsal", "places of your list, as they left", "places of the points, as they left"],
        rows: rehearsals
          .slice(0, 5)
          .map(({ listByPlace, answersByPlace }, i) => [String(i + 1), places(listByPlace), places(answersByPlace)]),
      },
    })),
  ];
}

const coins = (ln: number): string => (ln < Math.log(0.01) ? "less than 0.01" : Math.exp(ln).toFixed(2));

/** The things by the places they came from. */
const inOrder = (items: Order, places: Order): Order => {
  const out: number[] = [];
  places.forEach((from, at) => {
    out[from] = items[at] as number;
  });
  return out;
};

const places = (order: Order): string => order.map((place) => place + 1).join(", ");
const namesOf = (order: Order): string => order.map((i) => ITEMS[i]).join(", ");

const ordersShown = (from: string, to: string, rehearsals: readonly Rehearsal[], lists: (r: Rehearsal) => readonly [Order, Order]) => ({
  head: ["rehearsal", from, to],
  rows: rehearsals.slice(0, 5).map((seen, i) => {
    const [before, after] = lists(seen);
    return [String(i + 1), namesOf(before), namesOf(after)];
  }),
});

/** An honest run, in which the attacker says which items matched. */
async function placesAnswers(
  learner: Learner,
  points: readonly Point[],
  { wager: { ln, seen, leader }, rules }: Question,
  rehearsals: readonly Rehearsal[],
  rng: Rng,
): Promise<Found> {
  const grown = `In ${seen} rehearsals, betting on where an answer comes back turned one unit into ${fortuneInWords(ln)}; ${odds}.`;
  const rule = rules[leader];
  if (!rule) {
    return {
      passed: false,
      says: `The order of your answers tells which point each belongs to. ${grown}`,
      shown: ordersShown("points sent", "doubled", rehearsals, ({ answersByItem, answersByPlace }) => [
        inOrder(answersByItem, answersByPlace),
        answersByItem,
      ]),
    };
  }
  const key = secretScalar(rng);
  const sent = rng.shuffled([...ITEMS.keys()]);
  const common = rng.shuffled([...ITEMS.keys()]).slice(0, 2);
  const others = ["hal", "ida", "jon"];
  const answer: Answer = await runSender(
    learner,
    rng.shuffled([...common.map((i) => ITEMS[i] as string), ...others]),
    sent.map((i) => (points[i] as Point).multiply(key).toBytes()),
  );
  const theirs = new Set(answer.masked.map(({ point }) => point.multiply(key).toHex()));
  const places = answer.doubled.flatMap(({ id }, place) => (theirs.has(id) ? [place] : []));
  const byItem = leader === BY_ITEM;
  const read = places.map(rule).map((thing) => (byItem ? thing : (sent[thing] as number)));
  const right = ITEMS.filter((_, i) => read.includes(i) === common.includes(i)).length;
  return {
    passed: false,
    says: `The receiver should learn how many items are common, and learns which. ${grown} Then, in an honest run, it was right about ${right} of ${N} items.`,
    shown: {
      head: ["item", "read off from the order", "in truth"],
      rows: ITEMS.map((item, i) => [item, onList(read.includes(i)), onList(common.includes(i))]),
    },
  };
}

const onList = (yes: boolean) => (yes ? "on your list" : "not on it");

export const order: Series = {
  parts: [
    { id: "order-of-answers", title: "Which of its items matched? Read off from the order of your answers" },
    { id: "order-of-list", title: "Where in your list does a match stand? Read off from the order of your own points" },
    { id: "one-order-for-two", title: "Both lists in the same order?" },
  ],
  run,
};

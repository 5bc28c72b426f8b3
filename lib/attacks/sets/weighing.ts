/**
 * A list of questions that is fixed beforehand and finds everybody, whatever the set: 7 questions for 12 people, 15 for 32, 31 for 80. A count is
 * a spring balance, and this is the balance's classical design.
 *
 * Questions are numbered x = 1 .. m, and x is read as a set: that of its binary ones. For every a from 1 to m there are |a| people (a, i).
 * Person (a, i) is in question x where the common part of x and a is among the first 2^i sets of odd size within a. Sets within x
 * have smaller numbers, so the list may end at any m.
 *
 * Decoding: add the answers to all x within a, those of even size negatively. Of a person (b, i) with a not within b that is 0: an element of a
 * outside b changes the sign and not the common part. People of the larger sets that hold a are known already and are taken off. What is left
 * is the number whose binary digits are the people of a.
 *
 * Trap: "no questions about few people". Those for 32 people are about 8 to 20 of them each.
 * Trap: nothing is known before the last answer. With noise one wrong digit spoils the sets within its own, too.
 *
 * Source: Lindstrom, On a combinatory detection problem I (1964), for how many questions there must be; the decoding is argued above.
 */
import { type Attack, IN, nothingYet, OUT, type Question, settle } from "./question.ts";

const bitsIn = (set: number): number => (set === 0 ? 0 : (set & 1) + bitsIn(set >> 1));

/** All subsets of `set`, the empty one first, rising. */
function* within(set: number): Generator<number> {
  let x = 0;
  do {
    yield x;
    x = (x - set) & set;
  } while (x !== 0);
}

/** How many questions find so many people. */
export function weighingsFor(people: number): number {
  let questions = 0;
  for (let held = 0; held < people; held += bitsIn(questions)) questions++;
  return questions;
}

interface Slot {
  readonly set: number;
  /** (set, 0), (set, 1), ...: places in the list. Those beyond its end are nobody. */
  readonly people: readonly number[];
  /** Which of the odd sets within `set` each is, from 0. */
  readonly rank: ReadonlyMap<number, number>;
}

function slotsFor(questions: number): Slot[] {
  let next = 0;
  return Array.from({ length: questions }, (_, at) => {
    const set = at + 1;
    const odd = [...within(set)].filter((x) => bitsIn(x) % 2 === 1);
    return { set, people: Array.from({ length: bitsIn(set) }, () => next++), rank: new Map(odd.map((x, rank) => [x, rank])) };
  });
}

/** Which of a slot's people question x is about. */
const askedOf = ({ set, people, rank }: Slot, x: number): number[] => {
  const at = rank.get(x & set) ?? Number.POSITIVE_INFINITY;
  return people.filter((_, i) => at < 2 ** i);
};

const MOST_WEIGHED = 1024;

/** Places are given to the design in their order. */
export function weighing(people: number): Attack {
  const saying = nothingYet(people);
  if (people > MOST_WEIGHED) throw new RangeError(`${people} people: the design is made for at most ${MOST_WEIGHED}.`);
  const slots = slotsFor(weighingsFor(people));
  const questions = slots.map(({ set: x }) => slots.flatMap((slot) => askedOf(slot, x).filter((place) => place < people)));

  function* asking(): Generator<Question, void, number> {
    const rest = [0]; // by x; of nobody the answer is 0
    for (const question of questions) rest.push(yield question);
    for (const slot of [...slots].reverse()) {
      let sum = 0;
      for (const x of within(slot.set)) sum += (bitsIn(x) % 2 === 1 ? 1 : -1) * (rest[x] as number);
      const digits = Math.min(2 ** slot.people.length - 1, Math.max(0, Math.round(sum)));
      const inside = new Set(slot.people.filter((_, i) => (digits >> i) & 1));
      for (const x of rest.keys()) rest[x] = (rest[x] as number) - askedOf(slot, x).filter((place) => inside.has(place)).length;
      for (const place of slot.people) if (place < people) settle(saying, [place], inside.has(place) ? IN : OUT);
    }
  }
  return { people, asking: asking(), says: () => saying };
}

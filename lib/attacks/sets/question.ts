/**
 * What every attack on the size of an intersection is made of: questions, each a set of people, and the answer to each. The people are
 * places in the attacker's own list.
 *
 * Knows: the list, and what its maker was told of public parameters. An attack yields a question and is handed the answer; it never holds
 * the victim, so nothing can reach it that was not answered.
 *
 * Trap: an attack that learns of its cap by being stopped has still to say something. What it says is therefore read at any time, and not
 * returned at the end.
 */

/** Places of people in the attacker's list, each at most once. */
export type Question = readonly number[];

export const [OUT, OPEN, IN] = [-1, 0, 1] as const;

/** What an attack claims by now. */
export interface Saying {
  /** IN, OUT or OPEN by person. Of the deterministic attacks on exact answers they are certain. */
  readonly verdicts: Int8Array;
  /** By person: high where it thinks "in". For ranking; only some of the attacks mean a probability by it. */
  readonly scores: Float64Array;
}

/** `A`: what an answer is. A number, or a number and a sum. */
export interface Attack<A = number> {
  readonly people: number;
  /** Runs once. Ends where no question is left that would tell something. */
  readonly asking: Generator<Question, void, A>;
  /** The arrays may be the attack's own, which it goes on writing: copy what must last. */
  says(): Saying;
}

/** done: nothing is left to ask. cap: the calls are used up. refused: the victim gave no answer. */
export type Ending = "done" | "cap" | "refused";

/** One attack, call by call. Whoever drives it may wait between the question and the answer, draw a picture, or stop. */
export interface Play<A> {
  /** The next question; null when it is over. */
  readonly question: Question | null;
  /** Answers so far. */
  readonly calls: number;
  /** Null while it goes on. */
  readonly ending: Ending | null;
  /** @param answer null: refused */
  hear(answer: A | null): void;
}

/** @param cap the most calls; the first, about everybody, counts as well. Infinity for an attack that ends by itself */
export function begin<A>(attack: Attack<A>, cap: number): Play<A> {
  if (!(cap >= 0)) throw new RangeError(`The cap is ${cap} calls; it must be at least 0.`);
  let step = attack.asking.next();
  let calls = 0;
  let refused = false;
  const ending = (): Ending | null => (refused ? "refused" : step.done ? "done" : calls >= cap ? "cap" : null);
  return {
    get question() {
      return ending() === null && !step.done ? step.value : null;
    },
    get calls() {
      return calls;
    },
    get ending() {
      return ending();
    },
    hear(answer) {
      if (ending() !== null) throw new Error("The attack is over: it has asked nothing.");
      if (answer === null) {
        refused = true;
        return;
      }
      calls++;
      step = attack.asking.next(answer);
    },
  };
}

/** The whole attack at once, where answers need no waiting. */
export function playOut<A>(attack: Attack<A>, ask: (question: Question) => A | null, cap: number): Play<A> {
  const play = begin(attack, cap);
  for (let { question } = play; question; { question } = play) play.hear(ask(question));
  return play;
}

/** Whose verdict is new since `before`. */
export const newlySettled = (before: Int8Array, { verdicts }: Saying): number[] =>
  [...verdicts.keys()].filter((person) => verdicts[person] !== OPEN && verdicts[person] !== before[person]);

/** Nobody is settled, and everybody scores alike. */
export function nothingYet(people: number): Saying {
  if (!(Number.isSafeInteger(people) && people >= 0)) throw new RangeError(`${people} people: it must be a whole number of at least 0.`);
  return { verdicts: new Int8Array(people), scores: new Float64Array(people).fill(0.5) };
}

export const everybodyOf = (people: number): number[] => Array.from({ length: people }, (_, person) => person);

/** The same verdict about all of these people. */
export function settle({ verdicts, scores }: Saying, set: Question, verdict: typeof IN | typeof OUT): void {
  for (const person of set) {
    verdicts[person] = verdict;
    scores[person] = verdict === IN ? 1 : 0;
  }
}

/** The same score for all of these people, cut off at 0 and 1: noise knows no such ends. */
export function score({ scores }: Saying, set: Question, share: number): void {
  const cut = Math.min(1, Math.max(0, share));
  for (const person of set) scores[person] = cut;
}

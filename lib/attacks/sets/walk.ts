/**
 * A walk down a tree of sets: ask for a set, split it, ask for the smaller part. The other part costs no call, because its count is the
 * difference. A part that is empty or full settles everybody in it.
 *
 * "density" goes on where the share of members is largest (Guo et al.), and finds members first. "purity" goes on where the share is
 * nearest to 0 or 1 (the "improved baseline" of AnonPSI's code), and counts those who are not in as found, too.
 *
 * Order is all that differs: every mixed set is split once, so settling everybody takes the same calls in either order (laws.ts).
 *
 * Trap: with noise a count may be below 0 or above the set's size. An answer is therefore first cut to what the set that was split leaves
 * possible. Not cut, an error in one part is an error in the other as well, and with === the walk never ends.
 *
 * Source: Guo et al., Birds of a Feather Flock Together: How Set Bias Helps to Deanonymize You via Revealed Intersection Sizes, USENIX Security
 * 2022; purity: PrivacyGo, folder anonpsi.
 */
import type { Rng } from "../../random/index.ts";
import { type Attack, everybodyOf, IN, nothingYet, OUT, type Question, type Saying, score, settle } from "./question.ts";

export interface Node {
  /** In the order of the one shuffle at the beginning: any stretch of it is a random part. */
  readonly people: Question;
  /** How many of them are in, by the answers. */
  readonly count: number;
}

/** Two parts of a mixed node's people, neither empty; the first is asked for. `asked` counts the calls before. */
export type Split = (node: Node, asked: number) => readonly [Question, Question];

export type Order = "density" | "purity";

const KEYS: Readonly<Record<Order, (share: number) => number>> = {
  density: (share) => share,
  purity: (share) => Math.max(share, 1 - share),
};

export const halves: Split = ({ people }) => cut(people, people.length >> 1);

export const cut = (people: Question, size: number): readonly [Question, Question] => [people.slice(0, size), people.slice(size)];

export function walk(people: number, order: Order, split: Split, rng: Rng): Attack {
  const saying = nothingYet(people);
  const key = ({ people, count }: Node) => KEYS[order](count / people.length);
  function* asking(): Generator<Question, void, number> {
    if (people === 0) return;
    const everybody = rng.shuffled(everybodyOf(people));
    let asked = 1;
    const root = rootOf(everybody, yield everybody);
    const open: Node[] = settled(saying, root) ? [] : [root];
    while (open.length > 0) {
      let node: Node | undefined = takeFirst(open, key);
      while (node) {
        const [a, b] = split(node, asked++);
        const [first, second] = parted(node.count, a, b, yield a);
        const mixed = [first, second].filter((part) => !settled(saying, part));
        const [next, other] = mixed.length === 2 && key(second) > key(first) ? [second, first] : mixed;
        if (other) open.push(other);
        node = next;
      }
    }
  }
  return { people, asking: asking(), says: () => saying };
}

/** The whole number that an answer may stand for. Half a member would leave a set of one person mixed, to be split for ever. */
const between = (low: number, high: number, answer: number): number => Math.min(high, Math.max(low, Math.round(answer)));

export const rootOf = (people: Question, answer: number): Node => ({ people, count: between(0, people.length, answer) });

/** Two parts of people of whom so many are in, by the answer about the first. */
export function parted(count: number, a: Question, b: Question, answer: number): readonly [Node, Node] {
  const inFirst = between(Math.max(0, count - b.length), Math.min(a.length, count), answer);
  return [
    { people: a, count: inFirst },
    { people: b, count: count - inFirst },
  ];
}

/** Whether the count leaves no doubt. Where it does, the share of members is everybody's score. */
export function settled(saying: Saying, { people, count }: Node): boolean {
  if (count <= 0) settle(saying, people, OUT);
  else if (count >= people.length) settle(saying, people, IN);
  else {
    score(saying, people, count / people.length);
    return false;
  }
  return true;
}

/** Takes out the node with the largest key, of equals the oldest. There are never more than calls: a heap would gain nothing. */
function takeFirst(open: Node[], key: (node: Node) => number): Node {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (key(open[i] as Node) > key(open[best] as Node)) best = i;
  return open.splice(best, 1)[0] as Node;
}

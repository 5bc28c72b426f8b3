/** What a sender must do: the map is a map, the count is right, and what no honest receiver sends is refused. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { secretScalar } from "../../psi/element.ts";
import type { Rng } from "../../random/index.ts";
import type { Learner, Plain } from "../exercise.ts";
import { type Found, refusal, type Step, WrongAnswer } from "../judging.ts";
import { pointsOf, runSender } from "./answers.ts";

const { ZERO, BASE } = ristretto255.Point;

/** Numbers under a country code that belongs to nobody (ITU-T E.164). */
export const numberAt = (i: number): string => `+999 55 0${String(i).padStart(3, "0")}`;

/** An honest receiver with its own key: what it sends, and how many of its items it finds on the other list. */
export async function countedBy(learner: Learner, mine: readonly string[], theirs: readonly string[], rng: Rng): Promise<number> {
  const points = await pointsOf(learner, mine);
  const key = secretScalar(rng);
  const blinded = rng.shuffled(points.map(({ point }) => point.multiply(key).toBytes()));
  const { masked, doubled } = await runSender(learner, theirs, blinded);
  const known = new Set(doubled.map(({ id }) => id));
  return masked.filter(({ point }) => known.has(point.multiply(key).toHex())).length;
}

const map: Step = {
  id: "map",
  title: "toPoint gives every item a point of its own",
  async run(learner) {
    const items = ["", "ana", "Ana", "ana ", numberAt(7), numberAt(8), "Jürgen 🙂"];
    const [first, again] = [await pointsOf(learner, items), await pointsOf(learner, items)];
    await learner.restart(); // the other party has your code, and nothing that it kept
    const elsewhere = await pointsOf(learner, items);
    for (const [i, { id }] of first.entries()) {
      if (again[i]?.id !== id) {
        throw new WrongAnswer(`toPoint("${items[i]}") was asked twice and gave two different points: then two equal items never meet.`);
      }
      if (elsewhere[i]?.id !== id) {
        throw new WrongAnswer(
          `toPoint("${items[i]}") gives another point when your file is loaded anew, as the other party does: then two equal items never meet.`,
        );
      }
      const same = first.findIndex((other) => other.id === id);
      if (same < i) throw new WrongAnswer(`toPoint gives “${items[same]}” and “${items[i]}” the same point: then two strangers match.`);
    }
    return { passed: true, says: `${items.length} items, among them the empty text, have ${items.length} different points.` };
  },
};

/** Sizes of a run: the receiver's items, the sender's, and how many are common. */
const SIZES = [
  [0, 0, 0],
  [3, 0, 0],
  [0, 3, 0],
  [1, 1, 1],
  [2, 2, 0],
  [4, 6, 2],
  [5, 3, 3],
] as const;

const count: Step = {
  id: "count",
  title: "The receiver finds the right number of common items",
  async run(learner, { rng }) {
    for (const [n, m, common] of SIZES) {
      const numbers = rng.shuffled(Array.from({ length: 100 }, (_, i) => numberAt(i)));
      const mine = numbers.slice(0, n);
      const theirs = rng.shuffled([...mine.slice(0, common), ...numbers.slice(n, n + m - common)]);
      const found = await countedBy(learner, mine, theirs, rng);
      if (found !== common) {
        throw new WrongAnswer(
          `Of ${n} items of the receiver and ${m} of yours, ${common} ${common === 1 ? "is" : "are"} common. The receiver counted ${found}.`,
        );
      }
    }
    return { passed: true, says: `Right for ${SIZES.length} pairs of lists, among them empty ones and lists with nothing in common.` };
  },
};

const repeated: Step = {
  id: "own-duplicates",
  title: "An item that stands in your list twice is sent once",
  async run(learner, { rng }) {
    const [a, b, c] = [numberAt(1), numberAt(2), numberAt(3)];
    const found = await countedBy(learner, [a, b], [a, c, a, a, c], rng);
    if (found !== 1) throw new WrongAnswer(`One item was common, and stood in your list three times. The receiver counted ${found}.`);
    return { passed: true, says: "Your list had 5 entries and 2 items; 2 points were sent." };
  },
};

const bytesOf = (value: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? value : 0));

/** Encodings that RFC 9496 refuses: not reduced, negative, not a square, too short. */
const NO_POINTS: readonly (readonly [string, Uint8Array])[] = [
  ["32 bytes that are all 255", new Uint8Array(32).fill(255)],
  ["32 bytes of which the first is 1 and the others 0", bytesOf(1)],
  ["32 bytes of which the first is 2 and the others 0", bytesOf(2)],
  ["31 bytes", new Uint8Array(31).fill(2)],
];

const refuses = async (learner: Learner, bad: readonly (readonly [string, Uint8Array])[], why: string, says: string): Promise<Found> => {
  for (const [name, bytes] of bad) {
    const list: Plain[] = [BASE.toBytes(), bytes, BASE.double().toBytes()];
    const { refused } = await refusal(learner, "senderStep", [[numberAt(1), numberAt(2)], list]);
    if (!refused) throw new WrongAnswer(`The receiver sent two points and between them ${name}. You answered; you should throw. ${why}`);
  }
  return { passed: true, says };
};

const noPoint: Step = {
  id: "no-point",
  title: "Bytes that are not a point are refused",
  run: (learner) =>
    refuses(
      learner,
      NO_POINTS,
      "What is outside the group can give away bits of your key.",
      "You refused four lists with bytes that are no point.",
    ),
};

const identity: Step = {
  id: "identity",
  title: "The identity is refused",
  run: (learner) =>
    refuses(
      learner,
      [["the identity", ZERO.toBytes()]],
      "It stays the identity under every key, so no item can have been masked to it.",
      "You refused a list with the identity in it.",
    ),
};

export const tests: readonly Step[] = [map, count, repeated, noPoint, identity];
